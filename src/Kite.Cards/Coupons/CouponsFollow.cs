using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// A customer's coupons, and what they used, follow into the record that takes theirs in, and go
/// back with it.
/// </summary>
internal sealed class CouponsFollow(KiteDb db) : ICustomerFollower
{
    public async Task<IReadOnlyList<Following>> Preview(
        Asker asker, MergeSide from, MergeSide to, CancellationToken cancel) =>
        [
            new(
                "coupons", await db.Coupons.LongCountAsync(c => c.CustomerId == from.Id, cancel),
                typeof(Texts), "follows.coupons"),
        ];

    public async Task Move(Moving moving, CancellationToken cancel)
    {
        var (was, from, to) = (moving.From.Id, moving.From.Number, moving.To);
        await db.Coupons.Where(c => c.CustomerId == was).ExecuteUpdateAsync(
            set => set
                .SetProperty(c => c.CustomerId, to.Id)
                .SetProperty(c => c.CustomerNumber, to.Number)
                .SetProperty(
                    c => c.RecordedUnder, c => c.RecordedUnder == 0 ? from : c.RecordedUnder),
            cancel);
        await db.CouponUses.Where(u => u.CustomerId == was).ExecuteUpdateAsync(
            set => set
                .SetProperty(u => u.CustomerId, to.Id)
                .SetProperty(u => u.CustomerNumber, to.Number)
                .SetProperty(
                    u => u.RecordedUnder, u => u.RecordedUnder == 0 ? from : u.RecordedUnder),
            cancel);
    }

    public async Task Undo(Moving moving, CancellationToken cancel)
    {
        var (to, from, origins) = (moving.To.Id, moving.From, moving.Origins);
        await db.Coupons.Where(c => c.CustomerId == to && origins.Contains(c.RecordedUnder))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(c => c.CustomerId, from.Id)
                    .SetProperty(c => c.CustomerNumber, from.Number)
                    .SetProperty(
                        c => c.RecordedUnder,
                        c => c.RecordedUnder == from.Number ? 0 : c.RecordedUnder),
                cancel);
        await db.CouponUses.Where(u => u.CustomerId == to && origins.Contains(u.RecordedUnder))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(u => u.CustomerId, from.Id)
                    .SetProperty(u => u.CustomerNumber, from.Number)
                    .SetProperty(
                        u => u.RecordedUnder,
                        u => u.RecordedUnder == from.Number ? 0 : u.RecordedUnder),
                cancel);
    }
}
