using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// What strategies gave a customer counts for the record that takes theirs in, and goes back with
/// it.
/// </summary>
internal sealed class StrategiesFollow(KiteDb db) : ICustomerFollower
{
    public async Task<IReadOnlyList<Following>> Preview(
        Asker asker, MergeSide from, MergeSide to, CancellationToken cancel) =>
        [
            new(
                "strategies", await Of(from).LongCountAsync(cancel), typeof(Texts),
                "follows.strategies"),
        ];

    public async Task Move(Moving moving, CancellationToken cancel)
    {
        foreach (var use in await Of(moving.From).ToListAsync(cancel))
        {
            Put(use, moving.To, use.RecordedUnder == 0 ? moving.From.Number : use.RecordedUnder);
        }
    }

    public async Task Undo(Moving moving, CancellationToken cancel)
    {
        var origins = moving.Origins;
        var back = await Of(moving.To).Where(u => origins.Contains(u.RecordedUnder))
            .ToListAsync(cancel);
        foreach (var use in back)
        {
            Put(
                use, moving.From,
                use.RecordedUnder == moving.From.Number ? 0 : use.RecordedUnder);
        }
    }

    private IQueryable<StrategyUse> Of(MergeSide side) =>
        db.StrategyUses.Where(u => u.CustomerId == side.Id);

    private void Put(StrategyUse use, MergeSide side, long recordedUnder)
    {
        db.Remove(use);
        db.Add(new StrategyUse
        {
            CustomerId = side.Id,
            StrategyId = use.StrategyId,
            Reference = use.Reference,
            RecordedUnder = recordedUnder,
            VersionNumber = use.VersionNumber,
            StoreNumber = use.StoreNumber,
            Day = use.Day,
            Coins = use.Coins,
        });
    }
}
