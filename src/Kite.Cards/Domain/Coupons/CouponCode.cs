namespace Kite.Cards;

/// <summary>
/// The code of a coupon: eighteen signs by chance (81 bits) and two that check them, so that a
/// typing error is told from a code that there is not. No two signs look alike.
/// </summary>
internal static class CouponCode
{
    // Without 0 O 1 I L, 2 Z, 5 S, 8 B, 6's G and V's U. Their number is a prime: so two signs
    // that check find any two wrong ones, and any two that have changed places.
    public const string Signs = "34679ACDEFHJKMNPQRTVWXY";
    public const int Drawn = 18;
    public const int Length = Drawn + 2;

    private const int Group = 5;

    /// <summary>The code of these signs, with those that check them.</summary>
    public static string Of(IReadOnlyList<char> drawn)
    {
        var (sum, weighed) = Weigh(drawn);
        var last = Plain((Length - 1) * sum - weighed);
        return string.Concat([.. drawn, Signs[Plain(-sum - last)], Signs[last]]);
    }

    /// <summary>The code as it was typed or scanned, in one form; refused where it is none.
    /// </summary>
    public static Result<string> Read(string? typed)
    {
        var code = string.Concat((typed ?? "").Where(IsSign).Select(Plainly));
        if (code.Length != Length || code.Any(sign => !Signs.Contains(sign)))
            return new CouponCodeIsMistyped(Length);

        var (sum, weighed) = Weigh([.. code]);
        return sum == 0 && weighed == 0 ? code : new CouponCodeIsMistyped(Length);
    }

    /// <summary>As people read it: in groups.</summary>
    public static string Shown(string code) =>
        string.Join('-', code.Chunk(Group).Select(signs => new string(signs)));

    private static (int Sum, int Weighed) Weigh(IReadOnlyList<char> signs)
    {
        var (sum, weighed) = (0, 0);
        for (var i = 0; i < signs.Count; i++)
        {
            var value = Signs.IndexOf(signs[i]);
            (sum, weighed) = (sum + value, weighed + ((i + 1) * value));
        }
        return (Plain(sum), Plain(weighed));
    }

    private static int Plain(int number) =>
        ((number % Signs.Length) + Signs.Length) % Signs.Length;

    private static bool IsSign(char letter) => !char.IsWhiteSpace(letter)
        && letter is not ('-' or '‐' or '‑' or '–' or '—' or '－');

    // Keyboards for Chinese write wide letters.
    private static char Plainly(char letter) => char.ToUpperInvariant(
        letter is >= '！' and <= '～' ? (char)(letter - '！' + '!') : letter);
}
