using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace Kite;

/// <summary>
/// Puts refusals into the reader's words: the text stands in the Texts.resx of the module that
/// refuses, under the refusal's code, with its properties as {Placeholders}.
/// </summary>
public static partial class Wording
{
    private static readonly ConcurrentDictionary<string, ResourceManager> Shelves = new(
        StringComparer.Ordinal);

    /// <summary>The languages Kite speaks, English first.</summary>
    public static readonly IReadOnlyList<CultureInfo> Languages =
        [.. new[] { "en", "zh-Hans", "el", "vi" }.Select(CultureInfo.GetCultureInfo)];

    /// <summary>The refusal in the words of this language.</summary>
    public static string Say(Refusal refusal, CultureInfo culture)
    {
        var text = Shelf(refusal.GetType()).GetString(refusal.Code, culture) ?? refusal.Code;
        return Placeholder()
            .Replace(text, slot => Fact(refusal, slot.Groups["name"].Value, culture));
    }

    /// <summary>Whether the language has its own text for this kind of refusal.</summary>
    internal static string? TextOf(Type refusal, string code, CultureInfo culture) =>
        Shelf(refusal).GetResourceSet(culture, createIfNotExists: true, tryParents: false)
            ?.GetString(code);

    private static ResourceManager Shelf(Type refusal)
    {
        // The kernel has no texts of its own; its refusals are worded by the platform.
        var home = refusal.Assembly == typeof(Refusal).Assembly
            ? typeof(Wording).Assembly
            : refusal.Assembly;
        return Shelves.GetOrAdd(
            home.GetName().Name!, name => new ResourceManager(name + ".Texts", home));
    }

    private static string Fact(Refusal refusal, string name, CultureInfo culture) =>
        refusal.GetType().GetProperty(name)?.GetValue(refusal) switch
        {
            DateOnly day => day.ToString("d", culture),
            Money money => money.ToString(culture),
            IFormattable number => number.ToString(null, culture),
            { } other => other.ToString() ?? "",
            null => "",
        };

    [GeneratedRegex(
        @"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    internal static partial Regex Placeholder();
}
