namespace Kite.Customers;

/// <summary>
/// A phone number is found by its beginning as dialled at home, and by its last digits: they are
/// kept turned round, so that every ending is the beginning of a token.
/// </summary>
internal static class PhoneTokens
{
    /// <summary>112 and its like belong to nobody.</summary>
    private const int Shortest = 6;
    private const int FewestLast = 4;

    /// <summary>From here on an ending is a whole number but for its country (rule 9).</summary>
    private const int Telling = 8;

    private const char Turned = '<';

    public static IEnumerable<TokenText> Of(string e164)
    {
        var national = Kite.Phone.National(e164);
        if (national.Length < Shortest) yield break;

        yield return new(Token(e164, national), TokenKind.Phone);
        yield return new(Turned + Reverse(e164[1..]), TokenKind.LastDigits);
    }

    /// <summary>The token that finds exactly this number, or nothing where it has none.</summary>
    public static string? Whole(string e164) =>
        Of(e164).FirstOrDefault(t => t.Kind == TokenKind.Phone)?.Token;

    /// <summary>The digits of what looks like a phone number; null where it does not.</summary>
    public static string? Digits(string typed)
    {
        if (!typed.All(IsDialled)) return null;
        var digits = string.Concat(typed.Where(char.IsDigit).Select(Plain));
        return digits.Length >= FewestLast ? digits : null;
    }

    /// <summary>Where a number typed in part or in any form lies among the tokens.</summary>
    public static IEnumerable<Stretch> Typed(string typed)
    {
        if (Digits(typed) is not { } digits) yield break;

        yield return Stretch.Of(Turned + Reverse(digits), Tier.Exact);
        // Behind a country's code, the number goes on as it is dialled at home.
        var abroad = typed.TrimStart().StartsWith('+')
            ? digits
            : digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : null;
        foreach (var country in Country(abroad ?? digits))
        {
            var home = (abroad ?? digits)[country.Length..];
            foreach (var form in Forms(country, home).Where(f => f.Length > 0))
                yield return Stretch.Of(form, Tier.Exact) with { Fits = "%+" + country };
        }
        if (abroad is null && digits[0] == '0')
            yield return Stretch.Of(digits[1..], Tier.Exact) with { Fits = "%+%" };
        if (digits.Length <= Telling) yield break;

        // Whatever stands before, of trunk digits, of Mexico's, Brazil's and Argentina's own.
        yield return Stretch.Of(Turned + Reverse(digits[^Telling..]), Tier.Near) with
        {
            Agrees = token => IsSame(digits, Reverse(token[1..])),
        };
    }

    private static string Token(string e164, string national)
    {
        var country = e164[1..^national.Length];
        return Short(country, national) + "+" + country;
    }

    // Mexico's 1 and Argentina's 9 of old are left out, here and in what is typed.
    private static string Short(string country, string national) => (country, national) switch
    {
        ("52", ['1', ..]) when national.Length == 11 => national[1..],
        ("54", ['9', ..]) when national.Length == 11 => national[1..],
        _ => national,
    };

    private static IEnumerable<string> Forms(string country, string home)
    {
        yield return home;
        if (country is "52" && home is ['1', .. var mexico]) yield return mexico;
        if (country is "54" && home is ['9', .. var argentina]) yield return argentina;
        if (home is ['0', .. var bare]) yield return bare;
    }

    // Codes of countries begin no other: at most one fits.
    private static IEnumerable<string> Country(string digits) => Enumerable.Range(1, 3)
        .Where(n => n < digits.Length)
        .Select(n => digits[..n])
        .Where(Kite.Phone.IsCountry)
        .Take(1);

    /// <summary>Whether two numbers that end alike are one, written in two ways.</summary>
    private static bool IsSame(string typed, string kept)
    {
        var bare = typed.TrimStart('0');
        return Ways(kept).Any(k => Ends(k, bare) || (bare.Length > 9 && Ends(k, bare[1..])))
            || Ways(bare).Any(t => Ends(t, kept) || Ends(kept, t));
    }

    private static IEnumerable<string> Ways(string digits)
    {
        yield return digits;
        if (digits.StartsWith("521", StringComparison.Ordinal)) yield return "52" + digits[3..];
        if (digits.StartsWith("549", StringComparison.Ordinal)) yield return "54" + digits[3..];
        if (digits.StartsWith("55", StringComparison.Ordinal) && digits.Length == 13)
            yield return digits[..4] + digits[5..];
        // At home in Brazil: 11 98765-4321, once 11 8765-4321.
        if (digits.Length == 11 && digits[2] == '9') yield return digits[..2] + digits[3..];
    }

    private static bool Ends(string digits, string end) =>
        end.Length >= Telling && digits.EndsWith(end, StringComparison.Ordinal);

    private static bool IsDialled(char letter) => char.IsDigit(letter)
        || char.IsWhiteSpace(letter)
        || letter is '+' or '-' or '(' or ')' or '.' or '/' or '·' or '–' or '‑' or '＋' or '－';

    private static char Plain(char digit) => (char)('0' + (int)char.GetNumericValue(digit));

    private static string Reverse(string digits)
    {
        var turned = digits.ToCharArray();
        Array.Reverse(turned);
        return new(turned);
    }
}
