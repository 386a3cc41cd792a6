namespace Kite.Insight;

/// <summary>Finds what nobody means among receipts that were rehearsed.</summary>
internal static class OddBills
{
    /// <summary>So much of a receipt in per cent, or less, is nearly nothing.</summary>
    public const int NearlyNothing = 5;

    /// <summary>So many days after a receipt, what comes back is looked at beside it.</summary>
    public const int DaysToReturn = 30;

    /// <summary>What is odd about one receipt alone.</summary>
    public static IEnumerable<OddBill> At(RehearsedBill bill, int deepPercent)
    {
        if (bill.IsTouched
            && (Int128)bill.PaidCoins * 100 <= (Int128)bill.ListCoins * NearlyNothing)
        {
            yield return new(OddCheck.DownToNothing, bill, bill.OffWith);
        }
        if (bill is { IsTouched: true, Holding: > 1 }
            && (Int128)bill.OffWith * 100 > (Int128)bill.ListCoins * deepPercent)
        {
            yield return new(OddCheck.DeepByStacking, bill, bill.OffWith);
        }
        if (bill.CostCoins < 0) yield return new(OddCheck.PaysMore, bill, -bill.CostCoins);
    }

    /// <summary>
    /// Receipts that reached what the strategy asks for and, by what the customer brought back to
    /// the store within a month, would not have; all brought back is no gain.
    /// </summary>
    public static IEnumerable<OddBill> KeptAfterReturn(
        IReadOnlyList<RehearsedBill> bills, IReadOnlyList<Sales.PastReceipt> receipts, long least)
    {
        if (least == 0) yield break;

        var returns = receipts.Where(r => r.IsReturn).ToList();
        if (returns.Count == 0) yield break;

        foreach (var bill in bills.Where(b => b.IsTouched))
        {
            var back = returns.Where(r => r.StoreNumber == bill.Store && r.Day >= bill.Day
                && r.Day.DayNumber - bill.Day.DayNumber <= DaysToReturn).Sum(r => -r.NetCoins);
            if (back > 0 && back < bill.ListCoins && bill.ListCoins - back < least)
                yield return new(OddCheck.KeptAfterReturn, bill, bill.GivenCoins);
        }
    }
}
