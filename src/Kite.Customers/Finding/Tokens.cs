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

        return Of(OfRecord(customer).Concat(others), customer.IsFirm)
            .Select(t => Of(customer, t));
    }

    public static SearchToken Of(Customer customer, TokenText word) => new()
    {
        CustomerId = customer.Id,
        CustomerNumber = customer.Number,
        Token = word.Token,
        Kind = word.Kind,
    };

    /// <summary>What finds this, each token once.</summary>
    public static IEnumerable<TokenText> Of(IEnumerable<Findable> all, bool isFirm)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var found in all)
        {
            foreach (var (whole, kind) in Of(found, isFirm))
            {
                var token = Cut(whole);
                if (token.Length > 0 && met.Add(token)) yield return new(token, kind);
            }
        }
    }

    /// <summary>What of the record itself finds it.</summary>
    public static IEnumerable<Findable> OfRecord(Customer customer)
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
