namespace Kite.Sales;

/// <summary>What came in during a shift by one tender.</summary>
internal sealed record Taking(ShiftFigureKind Kind, TenderKind Tender, long Count, long Coins);

/// <summary>What a drawer must hold: the float and all cash that came in since.</summary>
internal static class ShiftReckoning
{
    public static long Expected(long floatCoins, IEnumerable<Taking> takings) =>
        floatCoins + takings.Where(t => t.Tender is TenderKind.Cash).Sum(t => t.Coins);
}
