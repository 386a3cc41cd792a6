using System.Globalization;

namespace Kite.Customers;

/// <summary>
/// Narrows customers to those whom every word typed fits: the beginning of a word of the name,
/// of a phone number in any form or its last four digits, of another system's key, or the number.
/// Who may not see names finds nobody by asking for one.
/// </summary>
internal sealed class Search(KiteDb db, Asker asker)
{
    private const int MostWords = 6;

    public IQueryable<Customer> In(IQueryable<Customer> customers, string typed)
    {
        var words = PhoneDigits(typed) is { } digits
            ? [digits]
            : Folding.Words(typed).Take(MostWords).ToList();
        if (words.Count == 0) return customers.Where(c => false);

        return words.Aggregate(customers, Narrow);
    }

    /// <summary>The digits of what looks like a phone number; null where it does not.</summary>
    public static string? PhoneDigits(string typed)
    {
        var digits = new string([.. typed.Where(char.IsAsciiDigit)]);
        return digits.Length >= 4 && typed.All(IsDialled) ? digits : null;
    }

    private static bool IsDialled(char letter) =>
        char.IsAsciiDigit(letter) || letter is ' ' or '+' or '-' or '(' or ')' or '.' or '/';

    private IQueryable<Customer> Narrow(IQueryable<Customer> customers, string word)
    {
        var isNumber = long.TryParse(
            word, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (!asker.May(May.ReadPersonal))
            return customers.Where(c => isNumber && c.Number == number);

        // The words lead to the customers, not each customer to their words.
        var fitting = db.SearchTokens.BeginningWith(word).Select(t => t.CustomerId);
        return isNumber
            ? customers.Where(c => c.Number == number || fitting.Contains(c.Id))
            : customers.Where(c => fitting.Contains(c.Id));
    }
}

/// <summary>A prefix is a stretch of one index.</summary>
internal static class Prefixes
{
    // The last letter there is: every token with the prefix sorts before it.
    private const string End = "\U0010ffff";

    extension(IQueryable<SearchToken> tokens)
    {
        public IQueryable<SearchToken> BeginningWith(string word)
        {
            var end = word + End;
            return tokens.Where(
                t => t.Token.CompareTo(word) >= 0 && t.Token.CompareTo(end) < 0);
        }
    }
}
