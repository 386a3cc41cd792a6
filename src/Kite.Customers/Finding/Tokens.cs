namespace Kite.Customers;

/// <summary>The words by which a customer is found (design, section 5).</summary>
internal static class Tokens
{
    private const int Longest = 48;

    /// <summary>
    /// All tokens of a customer, each once: of the record, and of what else they are found by.
    /// </summary>
    public static IEnumerable<SearchToken> Of(Customer customer, IEnumerable<Findable> others)
    {
        // A store's walk-in customer is nobody to be found; who stands for a merged one is.
        if (customer.Number <= 0 || customer.MergedInto is not null) return [];

        var isFirm = customer.Kind != CustomerKind.Person;
        return OfRecord(customer)
            .Concat(others)
            .SelectMany(f => Of(f, isFirm))
            .Where(t => t.Token.Length > 0)
            .Select(t => t with { Token = Cut(t.Token) })
            .DistinctBy(t => t.Token, StringComparer.Ordinal)
            .Select(t => new SearchToken
            {
                CustomerId = customer.Id,
                CustomerNumber = customer.Number,
                Token = t.Token,
                Kind = t.Kind,
            });
    }

    private static IEnumerable<Findable> OfRecord(Customer customer)
    {
        yield return new(FindableKind.Name, customer.Name);
        if (customer.Reading is { } reading) yield return new(FindableKind.Name, reading);
        if (customer.Phone is { } phone) yield return new(FindableKind.Phone, phone);
        if (customer.Email is { } mail) yield return new(FindableKind.Mail, mail);
    }

    private static IEnumerable<TokenText> Of(Findable found, bool isFirm) => found.Kind switch
    {
        FindableKind.Name => NameTokens.Of(found.Text, isFirm),
        FindableKind.Phone => PhoneTokens.Of(found.Text),
        FindableKind.Mail => MailTokens.Of(found.Text),
        _ => OfKey(found.Text),
    };

    private static IEnumerable<TokenText> OfKey(string key)
    {
        var letters = Folding.Squeeze(key);
        yield return new(letters, TokenKind.Key);
        // A plate is found without its province, too: B12345 of 粤B·12345.
        var tail = letters.TrimStart(Han(letters));
        if (tail.Length < letters.Length) yield return new(tail, TokenKind.Key);
    }

    private static char[] Han(string letters) => [.. letters.TakeWhile(HanTable.IsHan)];

    private static string Cut(string token)
    {
        if (token.Length <= Longest) return token;
        var end = char.IsHighSurrogate(token[Longest - 1]) ? Longest - 1 : Longest;
        return token[..end];
    }
}

/// <summary>A token before it belongs to anybody.</summary>
internal sealed record TokenText(string Token, TokenKind Kind);
