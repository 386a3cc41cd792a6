using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// A customer's cards follow into the record that takes theirs in; each remembers whom it was
/// issued to and goes back there. What is on them does not notice.
/// </summary>
internal sealed class CardsFollow(KiteDb db) : ICustomerFollower
{
    public async Task<IReadOnlyList<Following>> Preview(
        Asker asker, MergeSide from, MergeSide to, CancellationToken cancel)
    {
        var business = await db.BusinessAsync(cancel);
        var purses = db.Purses;
        var count = await Of(from).LongCountAsync(cancel);
        var worth = await Of(from).Select(c => c.PurseId).Distinct()
            .Join(purses, id => id, p => p.Id, (_, p) => p.PrincipalCoins + p.BonusCoins)
            .SumAsync(cancel);
        return
        [
            new("cards", count, typeof(Texts), "follows.cards")
            {
                Worth = asker.May(May.ReadCards) ? new(worth, business.Currency) : null,
            },
        ];
    }

    public async Task Move(Moving moving, CancellationToken cancel)
    {
        var (from, to) = (moving.From.Number, moving.To);
        await Of(moving.From).ExecuteUpdateAsync(
            set => set
                .SetProperty(c => c.CustomerId, to.Id)
                .SetProperty(c => c.CustomerNumber, to.Number)
                .SetProperty(
                    c => c.RecordedUnder, c => c.RecordedUnder == 0 ? from : c.RecordedUnder),
            cancel);
    }

    public async Task Undo(Moving moving, CancellationToken cancel)
    {
        var (from, origins) = (moving.From, moving.Origins);
        await Of(moving.To).Where(c => origins.Contains(c.RecordedUnder)).ExecuteUpdateAsync(
            set => set
                .SetProperty(c => c.CustomerId, from.Id)
                .SetProperty(c => c.CustomerNumber, from.Number)
                .SetProperty(
                    c => c.RecordedUnder,
                    c => c.RecordedUnder == from.Number ? 0 : c.RecordedUnder),
            cancel);
    }

    private IQueryable<Card> Of(MergeSide side) =>
        db.Cards.Where(c => c.CustomerId == side.Id);
}
