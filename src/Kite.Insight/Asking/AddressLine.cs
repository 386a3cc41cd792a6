using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Kite.Insight;

/// <summary>Reads and writes the part of an address behind the question mark.</summary>
internal sealed class AddressLine
{
    private readonly Dictionary<string, StringValues> words;

    public AddressLine(string uri)
    {
        var at = uri.IndexOf('?', StringComparison.Ordinal);
        words = QueryHelpers.ParseQuery(at < 0 ? "" : uri[at..]);
    }

    public string? Text(string key) =>
        words.TryGetValue(key, out var text) && !StringValues.IsNullOrEmpty(text)
            ? text.ToString()
            : null;

    public long? Number(string key) => long.TryParse(
        Text(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public int? Small(string key) =>
        Number(key) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : null;

    public DateOnly? Day(string key) => ReadDay(Text(key));

    public Guid? Id(string key) => Guid.TryParse(Text(key), out var id) ? id : null;

    /// <summary>A day as the browser's date field writes it; null when it is none.</summary>
    public static DateOnly? ReadDay(string? written) => DateOnly.TryParseExact(
        written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && Reach.Has(day)
            ? day
            : null;

    /// <summary>The address with everything that is not null behind it.</summary>
    public static string Write(string path, params (string Key, object? Value)[] words) =>
        QueryHelpers.AddQueryString(
            path,
            words.Where(w => w.Value is not null).Select(w => KeyValuePair.Create(
                w.Key,
                w.Value switch
                {
                    DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    IFormattable f => f.ToString(format: null, CultureInfo.InvariantCulture),
                    var other => other?.ToString(),
                })));
}
