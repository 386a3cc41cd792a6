using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>What a version of a strategy has given with bills of Kite's own tills.</summary>
public sealed record GivenSum(
    DateOnly First, DateOnly Last, long Receipts, long Customers, long Coins);

/// <summary>Adds up what a strategy really gave, line by line as the bills have it.</summary>
public sealed class GivenByStrategy(KiteDb db)
{
    /// <summary>In one store or all; nothing where it has never held.</summary>
    public async Task<GivenSum?> Of(
        Guid strategy, int version, int? store, CancellationToken cancel)
    {
        var bills = db.CheckoutDiscounts.AsNoTracking()
            .Where(d => d.StrategyId == strategy && d.VersionNumber == version)
            .Join(
                db.Checkouts.Where(c => store == null || c.StoreNumber == store),
                d => d.CheckoutId, c => c.Id,
                (d, c) => new { c.Id, c.Day, c.CustomerNumber, d.Coins });
        var sum = await bills.GroupBy(b => 1)
            .Select(g => new
            {
                First = g.Min(b => b.Day), Last = g.Max(b => b.Day), Coins = g.Sum(b => b.Coins),
            })
            .SingleOrDefaultAsync(cancel);
        if (sum is null) return null;

        var receipts = await bills.Select(b => b.Id).Distinct().LongCountAsync(cancel);
        var customers = await bills.Where(b => b.CustomerNumber != null)
            .Select(b => b.CustomerNumber).Distinct().LongCountAsync(cancel);
        return new(sum.First, sum.Last, receipts, customers, sum.Coins);
    }

    /// <summary>All receipts of these days, whatever sold them.</summary>
    public Task<long> Receipts(Period period, int? store, CancellationToken cancel)
    {
        var (from, to) = (period.From, period.To);
        return db.Purchases.LongCountAsync(
            p => p.Day >= from && p.Day <= to && !p.IsReturn
                && (store == null || p.StoreNumber == store),
            cancel);
    }
}
