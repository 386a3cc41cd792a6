namespace Kite.Customers;

/// <summary>Cuts a file into cards, and a card into lines that nothing folds any more.</summary>
internal static class VCardFile
{
    private const int LongestHead = 4096;

    private static readonly char[] Ends = ['\r', '\n'];

    /// <summary>
    /// Each card from its beginning to its end; a card that another one begins in is unfinished.
    /// </summary>
    public static IEnumerable<VCardLines> Cards(string text)
    {
        List<string>? card = null;
        var (at, first, depth) = (0, 0, 0);
        foreach (var line in Lines(text))
        {
            at++;
            if (Says(line, "BEGIN"))
            {
                // Version 2.1 lays the card of an agent into that of whom they act for.
                if (card is not null && IsAgent(card[^1])) depth++;
                else
                {
                    if (card is not null) yield return new(card, first, IsWhole: false);
                    (card, first, depth) = ([], at, 1);
                }
            }
            if (card is null) continue;

            card.Add(line);
            if (!Says(line, "END") || --depth > 0) continue;
            yield return new(card, first, IsWhole: true);
            card = null;
        }
        if (card is not null) yield return new(card, first, IsWhole: false);
    }

    /// <summary>
    /// The lines of a card without folds: an indented line goes on, so does one behind a soft
    /// line end of quoted text, and so do the letters of a picture.
    /// </summary>
    public static IEnumerable<(string Text, int Line)> Unfolded(VCardLines card)
    {
        var isOld = card.IsOld;
        System.Text.StringBuilder? whole = null;
        var (begun, head) = (0, "");
        for (var i = 0; i < card.Lines.Count; i++)
        {
            var line = card.Lines[i];
            if (whole is not null && Goes(whole, head, line))
            {
                if (IsQuoted(head) && whole[^1] == '=') whole.Length--;
                else if (line[0] is ' ' or '\t' && (!isOld || IsPicture(head))) line = line[1..];
                whole.Append(line);
            }
            else
            {
                if (whole is { Length: > 0 }) yield return ($"{whole}", begun);
                (whole, begun) = (new(line), card.First + i);
                head = "";
            }
            if (head.Length == 0 && whole.Length < LongestHead) head = HeadOf($"{whole}");
        }
        if (whole is { Length: > 0 }) yield return ($"{whole}", begun);
    }

    private static IEnumerable<string> Lines(string text)
    {
        for (var from = 0; from < text.Length;)
        {
            var end = text.IndexOfAny(Ends, from);
            if (end < 0) end = text.Length;
            yield return text[from..end];
            var isPair = end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n';
            from = end + (isPair ? 2 : 1);
        }
    }

    private static bool Goes(System.Text.StringBuilder whole, string head, string line)
    {
        if (IsQuoted(head) && whole[^1] == '=') return true;
        if (line.Length == 0 || whole.Length == 0) return false;
        return line[0] is ' ' or '\t'
            || (IsPicture(head) && !line.Contains(':', StringComparison.Ordinal));
    }

    // As long as no colon has come the head is still being folded.
    private static string HeadOf(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? "" : line[..colon].ToUpperInvariant();
    }

    private static bool IsQuoted(string head) =>
        head.Contains("QUOTED-PRINTABLE", StringComparison.Ordinal);

    private static bool IsPicture(string head) =>
        head.Contains("BASE64", StringComparison.Ordinal)
        || head.Contains("ENCODING=B", StringComparison.Ordinal);

    private static bool Says(string line, string what)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < 20
            && line[..colon].TrimStart('\uFEFF').TrimEnd().Equals(
                what, StringComparison.OrdinalIgnoreCase)
            && line[(colon + 1)..].Trim().Equals("VCARD", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsAgent(string line) =>
        line.TrimStart().StartsWith("AGENT", StringComparison.OrdinalIgnoreCase);
}
