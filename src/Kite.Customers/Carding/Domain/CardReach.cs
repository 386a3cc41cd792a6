namespace Kite.Customers;

/// <summary>
/// Takes phones, e-mails and web addresses out of a piece of a card, with the words before them.
/// </summary>
internal static class CardReach
{
    private const int LongestMail = 254;

    private static readonly HashSet<string> Endings = new(
        ("com cn net org gr vn eu de uk fr it es us hk tw sg my th jp kr au nz ca ch at nl be "
            + "se no dk fi pl ie pt ru io co ai app dev info biz shop store edu gov example "
            + "test invalid")
        .Split(' '),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Puts them on the pile and answers what else the piece says.</summary>
    public static string Take(CardPiece piece, CardPile pile, CardLabel? waiting)
    {
        if (CardLabels.Messenger(piece.Text) is { } messenger)
        {
            pile.Add(CardField.Messenger, messenger, piece.Line);
            return "";
        }
        var rest = TakeMails(piece.Text, pile, piece.Line);
        rest = TakeWebs(rest, pile, piece.Line);
        var label = CardLabels.At(rest).Label;
        if (label is not (CardLabel.Address or CardLabel.PostalCode or CardLabel.Name))
            rest = TakePhones(rest, pile, piece.Line, waiting);
        return rest.Trim();
    }

    private static string TakeMails(string text, CardPile pile, int line)
    {
        for (var from = 0; ;)
        {
            var at = text.IndexOf('@', from);
            if (at < 0) return text;
            var (start, end) = (at, at + 1);
            while (start > 0 && IsMailLetter(text[start - 1])) start--;
            while (end < text.Length && IsHostLetter(text[end])) end++;
            while (end > at && text[end - 1] is '.' or '-') end--;
            while (start < at && text[start] is '.' or '-') start++;
            var host = text[(at + 1)..Math.Max(end, at + 1)];
            from = at + 1;
            if (start == at || !host.Contains('.', StringComparison.Ordinal)
                || end - start > LongestMail)
                continue;
            pile.Add(CardField.Email, text[start..end], line);
            var before = CardLabels.Behind(text[..start]).Left;
            text = before.TrimEnd('<', '[', '(') + " " + text[end..].TrimStart('>', ']', ')');
            from = before.Length;
        }
    }

    private static string TakeWebs(string text, CardPile pile, int line)
    {
        foreach (var word in text.Split([' ', ',', ';', '，', '<', '>', '(', ')', '、', '。']))
        {
            var colon = word.LastIndexOf(':');
            var bare = colon >= 0 && !word.Contains("://", StringComparison.Ordinal)
                ? word[(colon + 1)..]
                : word[Math.Max(0, word.IndexOf("http", StringComparison.OrdinalIgnoreCase))..];
            bare = bare.TrimEnd('.', '/', ':');
            if (!IsWeb(bare)) continue;

            pile.Add(CardField.Web, bare, line);
            var at = text.IndexOf(bare, StringComparison.Ordinal);
            text = CardLabels.Behind(text[..at]).Left + " " + text[(at + bare.Length)..];
        }
        return text;
    }

    private static bool IsWeb(string word)
    {
        var scheme = word.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0 && !word.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            return false;
        var rest = scheme < 0 ? word : word[(scheme + 3)..];
        var host = rest.Split('/', '?', '#')[0];
        var parts = host.Split('.');
        return parts.Length >= 2 && host.All(IsHostLetter) && parts.All(p => p.Length > 0)
            && parts[0].Any(char.IsLetter) && (scheme >= 0 || Endings.Contains(parts[^1]));
    }

    private static string TakePhones(string text, CardPile pile, int line, CardLabel? waiting)
    {
        var left = new System.Text.StringBuilder();
        var done = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = CardPhone.EndOf(text, at);
            if (end == at)
            {
                at++;
                continue;
            }
            var (before, labels) = CardLabels.Behind(text[done..at]);
            var run = text[at..end];
            var isNamed = labels.Count > 0 || waiting is <= CardLabel.Fax;
            if (CardPhone.Is(run, isNamed, IsAlone(text, at, end)))
            {
                var extension = CardPhone.Extension(text, end);
                pile.Add(
                    CardPhone.FieldOf(run, labels, waiting, pile.IsVietnamese),
                    run.Trim() + (extension is var (digits, _) ? " ext. " + digits : ""), line);
                left.Append(before).Append(' ');
                done = end = extension?.End ?? end;
            }
            at = end;
        }
        return left.Append(text[done..]).ToString();
    }

    private static bool IsAlone(string text, int from, int to) =>
        !text[..from].Any(char.IsLetter) && !text[to..].Any(char.IsLetter);

    private static bool IsMailLetter(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-' or '\'';

    private static bool IsHostLetter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-';
}
