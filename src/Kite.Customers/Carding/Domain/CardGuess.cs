namespace Kite.Customers;

/// <summary>
/// Which of the lines that nothing is known about is the name and which the firm: the e-mail
/// knows both.
/// </summary>
internal sealed class CardGuess
{
    private const int Enough = 3;

    private readonly List<string> boxes;
    private readonly List<string> hosts;

    public CardGuess(IReadOnlyList<CardPart> parts)
    {
        var mails = parts.Where(p => p.Field == CardField.Email)
            .Select(p => p.Value.Split('@')).ToList();
        boxes = mails.ConvertAll(m => CardLetters.Squeezed(m[0]));
        hosts =
        [
            .. mails.Select(m => m[^1])
                .Concat(parts.Where(p => p.Field == CardField.Web).Select(p => Host(p.Value)))
                .SelectMany(h => h.Split('.').SkipLast(1))
                .Select(CardLetters.Squeezed)
                .Where(h => h.Length >= Enough && h != "www"),
        ];
    }

    /// <summary>The likeliest name; of equals the first.</summary>
    public CardPart? NameAmong(IEnumerable<CardPart> open) =>
        open.Where(p => CardName.Of(p.Value) is not null && (!CardLetters.IsHan(p.Value)
                || Points(p) > 1))
            .MaxBy(Points);

    public CardPart? FirmAmong(IReadOnlyList<CardPart> open) =>
        open.FirstOrDefault(p => IsOfHost(p.Value))
        ?? open.FirstOrDefault(p => IsTitled(p.Value));

    /// <summary>Whether its web or mail address is called like it.</summary>
    public bool IsOfHost(string text)
    {
        var squeezed = CardLetters.Squeezed(text);
        return hosts.Exists(h => squeezed.Contains(h, StringComparison.Ordinal)
            || (squeezed.Length > Enough && h.Contains(squeezed, StringComparison.Ordinal)));
    }

    // A firm's name has large letters; a remark has not.
    private static bool IsTitled(string text)
    {
        var words = CardLetters.Words(text);
        return words.Count <= 6 && !CardLetters.IsHan(text) && !CardLetters.HasDigit(text)
            && words.Count(w => char.IsUpper(w[0])) * 2 > words.Count;
    }

    private int Points(CardPart part)
    {
        var name = CardName.Of(part.Value)!;
        var points = 0;
        if (CardLetters.IsHan(name)) points += CardName.IsSurnamed(name) ? 10 : 1;
        else if (CardLetters.Words(name).Count is >= 2 and <= 4) points += 2;
        if (CardLetters.Words(name).Any(IsInBox)) points += 4;
        if (IsOfHost(part.Value)) points -= 3;
        return points;
    }

    private bool IsInBox(string word)
    {
        var squeezed = CardLetters.Squeezed(word);
        return squeezed.Length >= Enough
            && boxes.Exists(b => b.Contains(squeezed, StringComparison.Ordinal));
    }

    private static string Host(string web)
    {
        var scheme = web.IndexOf("://", StringComparison.Ordinal);
        return (scheme < 0 ? web : web[(scheme + 3)..]).Split('/', '?', '#')[0];
    }
}
