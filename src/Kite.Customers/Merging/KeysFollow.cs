using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// The names by which other systems know a customer lead to the survivor; each remembers under
/// whose number it was recorded, and goes back there.
/// </summary>
internal sealed class KeysFollow(KiteDb db) : ICustomerFollower
{
    public async Task<IReadOnlyList<Following>> Preview(
        Asker asker, MergeSide from, MergeSide to, CancellationToken cancel) =>
        [Following.Of("keys", await Of(from).LongCountAsync(cancel))];

    public async Task Move(Moving moving, CancellationToken cancel)
    {
        var (from, to) = (moving.From.Number, moving.To);
        await Of(moving.From).ExecuteUpdateAsync(
            set => set
                .SetProperty(k => k.CustomerId, to.Id)
                .SetProperty(k => k.CustomerNumber, to.Number)
                .SetProperty(
                    k => k.RecordedUnder, k => k.RecordedUnder == 0 ? from : k.RecordedUnder),
            cancel);
    }

    public async Task Undo(Moving moving, CancellationToken cancel)
    {
        var (from, origins) = (moving.From, moving.Origins);
        await Of(moving.To).Where(k => origins.Contains(k.RecordedUnder)).ExecuteUpdateAsync(
            set => set
                .SetProperty(k => k.CustomerId, from.Id)
                .SetProperty(k => k.CustomerNumber, from.Number)
                .SetProperty(
                    k => k.RecordedUnder,
                    k => k.RecordedUnder == from.Number ? 0 : k.RecordedUnder),
            cancel);
    }

    private IQueryable<CustomerKey> Of(MergeSide side) =>
        db.CustomerKeys.Where(k => k.CustomerId == side.Id);
}
