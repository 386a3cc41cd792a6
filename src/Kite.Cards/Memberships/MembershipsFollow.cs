using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// A customer's memberships follow into the record that takes theirs in; each remembers whom it
/// was sold to and goes back there.
/// </summary>
internal sealed class MembershipsFollow(KiteDb db) : ICustomerFollower
{
    public async Task<IReadOnlyList<Following>> Preview(
        Asker asker, MergeSide from, MergeSide to, CancellationToken cancel) =>
        [
            new(
                "memberships", await Of(from).LongCountAsync(cancel),
                typeof(Texts), "follows.memberships"),
        ];

    public async Task Move(Moving moving, CancellationToken cancel)
    {
        var (from, to) = (moving.From.Number, moving.To);
        await Of(moving.From).ExecuteUpdateAsync(
            set => set
                .SetProperty(m => m.CustomerId, to.Id)
                .SetProperty(m => m.CustomerNumber, to.Number)
                .SetProperty(
                    m => m.RecordedUnder, m => m.RecordedUnder == 0 ? from : m.RecordedUnder),
            cancel);
    }

    public async Task Undo(Moving moving, CancellationToken cancel)
    {
        var (from, origins) = (moving.From, moving.Origins);
        await Of(moving.To).Where(m => origins.Contains(m.RecordedUnder)).ExecuteUpdateAsync(
            set => set
                .SetProperty(m => m.CustomerId, from.Id)
                .SetProperty(m => m.CustomerNumber, from.Number)
                .SetProperty(
                    m => m.RecordedUnder,
                    m => m.RecordedUnder == from.Number ? 0 : m.RecordedUnder),
            cancel);
    }

    private IQueryable<Membership> Of(MergeSide side) =>
        db.Memberships.Where(m => m.CustomerId == side.Id);
}
