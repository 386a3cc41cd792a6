namespace Kite.Customers;

/// <summary>The words by which a customer is found (design, section 5).</summary>
internal static class Tokens
{
    public static IEnumerable<SearchToken> Of(Customer customer, string? key = null)
    {
        var found = new List<(string Token, TokenKind Kind)>();
        var name = Folding.Fold(customer.Name);
        if (name.Length > 0) found.Add((name, TokenKind.Name));
        // A script without blanks is found from its second letter on, too: 静宜 of 欧阳静宜.
        if (name.Length is > 1 and <= 8 && name.All(c => c > '\u2E80'))
            found.AddRange(Tails(name));
        found.AddRange(Folding.Words(customer.Name).Skip(1).Select(w => (w, TokenKind.Word)));
        if ((customer.Reading ?? Latin.Of(customer.Name)) is { } reading)
        {
            found.Add((Folding.Fold(reading), TokenKind.Name));
            found.AddRange(Folding.Words(reading).Skip(1).Select(w => (w, TokenKind.Word)));
        }
        if (customer.Phone is { } phone) found.AddRange(OfPhone(phone));
        if (key is not null) found.Add((Folding.Fold(key), TokenKind.Key));

        return found
            .Where(t => t.Token.Length > 0)
            .DistinctBy(t => t)
            .Select(t => new SearchToken
            {
                CustomerId = customer.Id,
                CustomerNumber = customer.Number,
                Token = t.Token,
                Kind = t.Kind,
            });
    }

    /// <summary>Of further phones, and of words that lead to a customer as a key does.</summary>
    public static IEnumerable<SearchToken> OfFurther(
        Customer customer, IEnumerable<string> phones, IEnumerable<string> words) =>
        phones.SelectMany(OfPhone)
            .Concat(words.Select(w => (Folding.Fold(w), TokenKind.Key)))
            .Concat(words.SelectMany(Folding.Words).Select(w => (w, TokenKind.Word)))
            .Where(t => t.Item1.Length > 0)
            .Select(t => new SearchToken
            {
                CustomerId = customer.Id,
                CustomerNumber = customer.Number,
                Token = t.Item1,
                Kind = t.Item2,
            });

    private static IEnumerable<(string, TokenKind)> Tails(string name) =>
        Enumerable.Range(1, name.Length - 1).Select(i => (name[i..], TokenKind.Word));

    private static IEnumerable<(string, TokenKind)> OfPhone(string phone)
    {
        yield return (phone[1..], TokenKind.Phone);
        var national = Phone.National(phone);
        if (national.Length > 0) yield return (national, TokenKind.Phone);
        if (phone.Length > 4) yield return (phone[^4..], TokenKind.LastDigits);
    }
}
