namespace Kite.Sales;

/// <summary>
/// A line of a bill as it was paid, and what of it can still be given back: goods, coins, tax, and
/// the coins by tender.
/// </summary>
internal sealed record OpenLine(
    int Line, string? Product, string Name, long QuantityThousandths, long TotalCoins,
    long TaxCoins)
{
    public long QuantityLeft { get; init; }
    public long CoinsLeft { get; init; }
    public long TaxLeft { get; init; }

    /// <summary>By the bill's tenders, in their order.</summary>
    public IReadOnlyList<long> SharesLeft { get; init; } = [];
}

/// <summary>What is given back of a line.</summary>
internal sealed record BackLine(
    OpenLine Of, long QuantityThousandths, long Coins, long TaxCoins,
    IReadOnlyList<long> Shares, bool IsRestocked);

/// <summary>
/// What comes back for what is brought back. It goes by what was paid for the line and never by a
/// price worked out anew; no line and no tender gives back more than it took, and the last part
/// takes what is left (rules of money 1.2).
/// </summary>
internal static class RefundReckoning
{
    /// <summary>All that is left, where neither a quantity nor an amount is said.</summary>
    public static Result<BackLine> Of(
        OpenLine line, long? quantity, Money? amount, bool isRestocked)
    {
        if (quantity is not null && amount is not null)
            return new BackIsSaidTwice(line.Line);
        if (line is { QuantityLeft: 0, CoinsLeft: 0 }) return new LineIsBack(line.Line);
        if (quantity is <= 0 || quantity > line.QuantityLeft)
            return new MoreThanIsLeftOfLine(line.Line, line.QuantityLeft);
        if (amount is { } said && (said.Coins <= 0 || said.Coins > line.CoinsLeft))
        {
            return new MoreMoneyThanIsLeft(
                line.Line, said with { Coins = line.CoinsLeft });
        }

        // Money alone leaves the goods with the guest.
        var goods = amount is null ? quantity ?? line.QuantityLeft : 0;
        var coins = amount?.Coins ?? (goods == line.QuantityLeft
            ? line.CoinsLeft
            : Math.Min(line.CoinsLeft, Part(line.TotalCoins, goods, line.QuantityThousandths)));
        return new BackLine(
            line, goods, coins, Tax(line, coins), Allotment.Of(coins, line.SharesLeft),
            isRestocked && goods > 0);
    }

    // As much of the tax as is then given back of the line in all.
    private static long Tax(OpenLine line, long coins)
    {
        if (coins == line.CoinsLeft) return line.TaxLeft;

        var back = line.TotalCoins - line.CoinsLeft + coins;
        var due = Part(line.TaxCoins, back, line.TotalCoins);
        return Math.Max(0, due - (line.TaxCoins - line.TaxLeft));
    }

    private static long Part(long whole, long part, long of) =>
        (long)((Int128)whole * part / of);
}
