using System.Globalization;

namespace Kite;

/// <summary>The faults of a form, to be shown each at its field.</summary>
public static class Faulty
{
    /// <summary>What is wrong with this field, in the reader's words; null when nothing.</summary>
    public static string? At(this Refusal? no, string field) =>
        (no as BadInput)?.Faults
            .Where(f => f.Field.Equals(field, StringComparison.OrdinalIgnoreCase))
            .Select(f => Wording.Say(f.Why, CultureInfo.CurrentUICulture))
            .FirstOrDefault();

    /// <summary>What is wrong with the whole; null when the fields say it.</summary>
    public static string? AtWhole(this Refusal? no) =>
        no is null or BadInput ? null : Wording.Say(no, CultureInfo.CurrentUICulture);
}
