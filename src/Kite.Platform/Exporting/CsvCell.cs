using System.Buffers;

namespace Kite;

/// <summary>
/// One cell of a CSV file: quoted where it must be, and never one that a spreadsheet would take
/// for a formula and run.
/// </summary>
public static class CsvCell
{
    private static readonly SearchValues<char> ToQuote = SearchValues.Create(",;\"\r\n\t");
    private static readonly SearchValues<char> Figures = SearchValues.Create("0123456789.,() -");

    public static string Of(string text)
    {
        var safe = Harmless(text);
        var quoted = safe.AsSpan().ContainsAny(ToQuote)
            || safe.StartsWith(' ')
            || safe.EndsWith(' ');
        return quoted
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }

    // A minus or plus before nothing but figures is a number or a phone, and stays as it is.
    private static string Harmless(string text) =>
        text is ['+' or '-', .. var rest] && rest.Length > 0 && !rest.AsSpan().ContainsAnyExcept(
            Figures)
            ? text
            : IsDangerous(text)
                ? "'" + text
                : text;

    // Apostrophes of the text's own are counted in, so that the first one can be taken away
    // again when the file comes back.
    private static bool IsDangerous(string text) => text.TrimStart('\'') is
        ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..]
        or ['＝' or '＋' or '－' or '＠', ..];
}
