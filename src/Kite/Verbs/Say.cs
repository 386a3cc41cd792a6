using System.Globalization;
using System.Resources;

namespace Kite;

/// <summary>
/// What the command line says: results on standard output, troubles on standard error.
/// </summary>
internal static class Say
{
    private static readonly ResourceManager Texts = new("Kite.Texts", typeof(Say).Assembly);

    public static string Text(string key, params object[] facts)
    {
        var text = Texts.GetString(key, CultureInfo.CurrentUICulture) ?? key;
        return string.Format(CultureInfo.CurrentCulture, text, facts);
    }

    public static void Line(string key, params object[] facts) =>
        Console.Out.WriteLine(Text(key, facts));

    public static string Count(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    public static string Sum(Money money) =>
        money.ToString(CultureInfo.CurrentCulture) + " " + money.Currency.Code;

    /// <summary>Says why not, and answers the exit code of a failure.</summary>
    public static int No(Refusal no)
    {
        Console.Error.WriteLine($"✗ {Wording.Say(no, CultureInfo.CurrentUICulture)}");
        if (no is not BadInput bad) return 1;

        foreach (var fault in bad.Faults)
        {
            var why = Wording.Say(fault.Why, CultureInfo.CurrentUICulture);
            Console.Error.WriteLine($"  {fault.Field}: {why}");
        }
        return 1;
    }
}
