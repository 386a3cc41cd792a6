using Kite.Cards;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>Someone at a till who gives points and takes them, by rules that are in the books.
/// </summary>
internal sealed class PointTill(Shop shop, params PointRule[] rules)
{
    // As if each had been made for itself: keys that rise.
    private readonly PointRule[] rules =
        [.. rules.Select(r => r with { Id = Guid.CreateVersion7() })];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public Cashier Cashier { get; } = new(shop);

    public async Task<Guid> Purse()
    {
        await shop.Books(async db =>
        {
            if (await db.Set<PointRule>().AnyAsync(Cancel)) return 0;
            db.AddRange(rules);
            return await db.SaveChangesAsync(Cancel);
        });
        return await Cashier.Purse();
    }

    public Earn Earn(Guid purse, long coins) => new(purse, 1, PaperPoints.Gold, new(coins, []))
    {
        Rules = new(rules),
        Day = DateOnly.FromDateTime(shop.Clock.GetUtcNow().Date),
    };

    public Redeem Redeem(Guid purse, long points) =>
        new(purse, points, PaperPoints.Gold) { Rules = new(rules) };

    public async Task<TakePointsBack> Return(Guid purse, Guid sale, long coins) =>
        new(purse, sale, new(coins, []))
        {
            Rules = new(rules),
            StoreNumber = 1,
            Steps = await shop.Books(db => db.Set<PointStep>().AsNoTracking()
                .Where(s => s.TransactionId == sale).OrderBy(s => s.Line).ToListAsync(Cancel)),
        };

    public Task<Transaction> Last(Guid purse) => shop.Books(db => db.Set<Transaction>()
        .AsNoTracking().Where(t => t.PurseId == purse).OrderByDescending(t => t.Position)
        .FirstAsync(Cancel));

    public async Task<IEnumerable<(Account Account, long Coins)>> Lines(Transaction t) =>
        (await shop.Books(db => db.Set<Entry>().AsNoTracking()
            .Where(e => e.TransactionId == t.Id).OrderBy(e => e.Line).ToListAsync(Cancel)))
        .Select(e => (e.Account, e.Coins));
}
