using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Kite;

/// <summary>
/// How someone looks at a list, as it stands behind the question mark of its address: filters and
/// order. A saved view keeps it, and a file is asked for with it.
/// </summary>
public sealed record ListAddress(string Path, string Words = "")
{
    private const string ViewWord = "view";

    /// <summary>The word that holds the order.</summary>
    public const string Order = "order";

    /// <summary>Reads the words that the list understands, and the view that is open.</summary>
    public static (ListAddress Look, Guid? View) Read(string uri, IReadOnlyList<string> known)
    {
        var whole = new Uri(uri);
        var read = Parse(whole.Query);
        var understood = read.Where(w => known.Contains(w.Key, StringComparer.Ordinal));
        var look = new ListAddress(whole.AbsolutePath, Write(understood));
        return (look, Guid.TryParse(read.GetValueOrDefault(ViewWord), out var id) ? id : null);
    }

    /// <summary>The address of a view; words that another program kept are left out.</summary>
    public static ListAddress Of(string path, JsonElement kept, IReadOnlyList<string> known) => new(
        path,
        Write(kept.EnumerateObject()
            .Where(p => known.Contains(p.Name, StringComparer.Ordinal)
                && p.Value.ValueKind == JsonValueKind.String)
            .Select(p => KeyValuePair.Create(p.Name, p.Value.GetString()!))));

    /// <summary>What stands behind a word; null when nothing does.</summary>
    public string? this[string word] =>
        Parse(Words).TryGetValue(word, out var value) ? value : null;

    /// <summary>Whether a filter is at work.</summary>
    public bool Narrows => Parse(Words).Keys.Any(word => word != Order);

    public ListAddress With(string word, string? value) => this with
    {
        Words = Write(
            Parse(Words).Where(w => w.Key != word).Append(KeyValuePair.Create(word, value ?? ""))),
    };

    /// <summary>All filters dropped; the order stays.</summary>
    public ListAddress Clear() => new ListAddress(Path).With(Order, this[Order]);

    public JsonElement Kept() => JsonSerializer.SerializeToElement(Parse(Words));

    public string Href(Guid? view = null) => view is { } id
        ? QueryHelpers.AddQueryString(Path + Words, ViewWord, id.ToString())
        : Path + Words;

    /// <summary>The same question put to a route that answers a file.</summary>
    public string File(string route, SheetFormat format) => QueryHelpers.AddQueryString(
        route + Words, "format", format.ToString().ToLowerInvariant());

    private static SortedDictionary<string, string> Parse(string words) => new(
        QueryHelpers.ParseQuery(words)
            .Where(w => !string.IsNullOrWhiteSpace(w.Value))
            .ToDictionary(w => w.Key, w => w.Value.ToString(), StringComparer.Ordinal),
        StringComparer.Ordinal);

    private static string Write(IEnumerable<KeyValuePair<string, string>> words) =>
        QueryHelpers.AddQueryString(
            "",
            words.Where(w => !string.IsNullOrWhiteSpace(w.Value))
                .OrderBy(w => w.Key, StringComparer.Ordinal)
                .Select(w => KeyValuePair.Create(w.Key, (string?)w.Value)));
}
