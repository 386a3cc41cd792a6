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

    // The last letter there is: every token with the prefix sorts before it.
    private const string End = "\U0010ffff";

    public IQueryable<Customer> In(IQueryable<Customer> customers, string typed)
    {
        var digits = new string([.. typed.Where(char.IsAsciiDigit)]);
        var isPhone = digits.Length >= 4
            && typed.All(IsDialled);
        var words = isPhone ? [digits] : Folding.Words(typed).Take(MostWords).ToList();
        if (words.Count == 0) return customers.Where(c => false);

        return words.Aggregate(customers, Narrow);
    }

    private static bool IsDialled(char letter) =>
        char.IsAsciiDigit(letter) || letter is ' ' or '+' or '-' or '(' or ')' or '.' or '/';

    private IQueryable<Customer> Narrow(IQueryable<Customer> customers, string word)
    {
        var isNumber = long.TryParse(
            word, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var tokens = db.SearchTokens;
        var end = word + End;
        if (!asker.May(May.ReadPersonal))
            return customers.Where(c => isNumber && c.Number == number);

        return customers.Where(c => (isNumber && c.Number == number)
            || tokens.Any(t => t.CustomerId == c.Id
                && t.Token.CompareTo(word) >= 0
                && t.Token.CompareTo(end) < 0));
    }
}
