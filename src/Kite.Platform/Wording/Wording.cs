using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
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
    public static string Say(Refusal refusal, CultureInfo culture) =>
        Say(HomeOf(refusal.GetType()), refusal.Code, name => FactOf(refusal, name), culture);

    /// <summary>The same for a refusal that was kept: its module, its code, its facts.</summary>
    internal static string Say(
        Assembly home, string code, Func<string, object?> fact, CultureInfo culture)
    {
        var text = Shelf(home).GetString(code, culture) ?? code;
        return Placeholder()
            .Replace(text, slot => Told(fact(slot.Groups["name"].Value), culture));
    }

    /// <summary>A module's text in the reader's language; null when there is none.</summary>
    internal static string? Find(Assembly home, string key) =>
        Shelf(home).GetString(key, CultureInfo.CurrentUICulture);

    /// <summary>The keys of a module's texts that begin so.</summary>
    internal static IEnumerable<string> Keys(Assembly home, string start) =>
        Shelf(home).GetResourceSet(CultureInfo.InvariantCulture, true, true)!
            .Cast<DictionaryEntry>()
            .Select(entry => (string)entry.Key)
            .Where(key => key.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Whether the language has its own text for this kind of refusal.</summary>
    internal static string? TextOf(Type refusal, string code, CultureInfo culture) =>
        Shelf(HomeOf(refusal)).GetResourceSet(culture, createIfNotExists: true, tryParents: false)
            ?.GetString(code);

    // The kernel has no texts of its own; its refusals are worded by the platform.
    internal static Assembly HomeOf(Type refusal) =>
        refusal.Assembly == typeof(Refusal).Assembly ? typeof(Wording).Assembly : refusal.Assembly;

    private static ResourceManager Shelf(Assembly home) => Shelves.GetOrAdd(
        home.GetName().Name!, name => new ResourceManager(name + ".Texts", home));

    private static object? FactOf(Refusal refusal, string name) =>
        refusal.GetType().GetProperty(name)?.GetValue(refusal);

    private static string Told(object? fact, CultureInfo culture) => fact switch
    {
        DateOnly day => day.ToString("d", culture),
        Money money => money.ToString(culture),
        IFormattable number => number.ToString(null, culture),
        { } other => other.ToString() ?? "",
        null => "",
    };

    [GeneratedRegex(
        @"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    internal static partial Regex Placeholder();
}
