namespace Kite.Cards;

/// <summary>
/// An amount as someone types it. Only digits and one point or comma before the coins: where a
/// thousand could be read for ten thousand, nothing is read at all.
/// </summary>
public static class TypedAmount
{
    private const int MostDigits = 15;

    public static Result<Money> Read(string? typed, Currency currency)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0) return new SumIsMissing();

        var at = text.IndexOfAny(['.', ',']);
        var (units, rest) = at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
        var isPlain = units.Length is > 0 and <= MostDigits && units.All(IsDigit)
            && rest.All(IsDigit)
            // Three places could be thousands: then they are said in full, or not at all.
            && (at < 0 || (rest.Length > 0 && rest.Length <= Math.Min(2, currency.Decimals)));
        if (!isPlain) return new AmountIsUnreadable(text);

        var coins = (Int128)Whole(units) * currency.CoinsInUnit
            + Whole(rest.PadRight(currency.Decimals, '0'));
        return coins > Purse.MostCoins
            ? new AmountIsUnreadable(text)
            : new Money((long)coins, currency);
    }

    // Only these ten: digits of other scripts may look like something else.
    private static bool IsDigit(char letter) => letter is >= '0' and <= '9';

    private static long Whole(string digits) =>
        digits.Aggregate(0L, (sum, digit) => (sum * 10) + (digit - '0'));
}
