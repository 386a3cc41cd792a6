using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>
/// What a customer bought follows them into the record that takes theirs in; each purchase
/// remembers the number that it was recorded for and goes back there.
/// </summary>
internal sealed class PurchasesFollow(KiteDb db) : ICustomerFollower
{
    public async Task<IReadOnlyList<Following>> Preview(
        Asker asker, MergeSide from, MergeSide to, CancellationToken cancel)
    {
        var business = await db.BusinessAsync(cancel);
        var count = await Of(from).LongCountAsync(cancel);
        var net = await Of(from).SumAsync(p => p.NetCoins, cancel);
        return
        [
            new("purchases", count, typeof(Texts), "follows.purchases")
            {
                Worth = asker.May(May.ReadPurchases) ? new(net, business.Currency) : null,
            },
        ];
    }

    public async Task Move(Moving moving, CancellationToken cancel)
    {
        var purchases = await Of(moving.From).AsNoTracking().ToListAsync(cancel);
        await CarriedPurchases.Carry(
            db, purchases, moving.To,
            p => p.RecordedUnder == 0 ? moving.From.Number : p.RecordedUnder, cancel);
    }

    public async Task Undo(Moving moving, CancellationToken cancel)
    {
        var origins = moving.Origins;
        var purchases = await Of(moving.To).AsNoTracking()
            .Where(p => origins.Contains(p.RecordedUnder)).ToListAsync(cancel);
        await CarriedPurchases.Carry(
            db, purchases, moving.From,
            p => p.RecordedUnder == moving.From.Number ? 0 : p.RecordedUnder, cancel);
    }

    private IQueryable<Purchase> Of(MergeSide side) =>
        db.Purchases.Where(p => p.CustomerId == side.Id);
}
