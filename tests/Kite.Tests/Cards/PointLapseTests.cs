using Kite.Cards;
using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>
/// What is over by the store's clock goes in the night, once, however many copies of the program
/// look.
/// </summary>
[Trait("books", "both")]
public sealed class PointLapseTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    // An ordinary night; the night of 23 hours, that of 25. Closing is at four in the morning.
    [InlineData("2026-11-23", "2026-11-24T01:59:59Z", "2026-11-24T02:00:00Z")]
    [InlineData("2027-03-27", "2027-03-28T00:59:59Z", "2027-03-28T01:00:00Z")]
    [InlineData("2026-10-24", "2026-10-25T01:59:59Z", "2026-10-25T02:00:00Z")]
    public async Task A_last_day_is_over_when_the_store_closes_it(
        string last, string before, string over)
    {
        await using var shop = await Shop.Open();
        await AddStore(shop, 1, "Europe/Athens");
        var purse = await Filled(shop, DateOnly.Parse(last, null));

        Assert.Equal(0, await Look(shop, before));
        Assert.Equal((100L, 50L), await Left(shop, purse));
        Assert.Equal(1, await Look(shop, over));
        Assert.Equal(0, await Look(shop, over));

        Assert.Equal((0L, 0L), await Left(shop, purse));
        var lapses = await shop.Books(db => db.Set<Transaction>().OrderBy(t => t.Position)
            .Where(t => t.Kind == TransactionKind.Lapse || t.Kind == TransactionKind.PointsLapse)
            .ToListAsync(Cancel));
        Assert.Equal(
            [TransactionKind.Lapse, TransactionKind.PointsLapse], lapses.Select(t => t.Kind));
        Assert.All(lapses, t => Assert.Equal(DateOnly.Parse(last, null).AddDays(1), t.Day));
        Assert.Empty(await new Cashier(shop).Faults());
    }

    [Fact]
    public async Task Many_copies_that_look_at_once_post_each_lapse_once()
    {
        await using var shop = await Shop.Open();
        await AddStore(shop, 1, "UTC");
        for (var i = 0; i < 70; i++) await Filled(shop, new(2026, 11, 20));

        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(
            _ => shop.With((LapseDue due) => due.Run(Cancel))));

        Assert.Equal(70, all.Sum());
        Assert.Equal(140, await shop.Books(db => db.Set<Transaction>().CountAsync(
            t => t.Kind == TransactionKind.Lapse || t.Kind == TransactionKind.PointsLapse,
            Cancel)));
        Assert.Empty(await new Cashier(shop).Faults());
    }

    [Fact]
    public async Task Whoever_only_looks_changes_nothing_and_sees_what_is_over_as_gone()
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();
        await shop.Till.Tell("/point-rules", new
        {
            name = "House", kind = "amount", points = 1, every = CardShop.Cny(1),
        });
        await shop.Till.Tell("/point-rules", new { name = "Day", kind = "lasting", days = 1 });
        await shop.Do(card, "earnings", new { amount = CardShop.Cny(80) });
        // Set, not run on: the nightly work stays asleep.
        shop.Shop.Clock.AdjustTime(Shop.Noon.AddDays(2));
        var till = new Cashier(shop.Shop);
        var before = await till.Everything();

        var shown = await shop.Till.Ask($"/cards/{card}/points");

        Assert.Equal(0, shown.GetProperty("balance").GetInt64());
        Assert.Equal(before, await till.Everything());
    }

    [Fact]
    public async Task The_store_that_issued_the_card_says_when_its_day_is_over()
    {
        await using var shop = await Shop.Open();
        await AddStore(shop, 1, "Asia/Shanghai");
        await AddStore(shop, 2, "America/New_York");
        var (east, west) = (
            await Filled(shop, new(2026, 11, 23), store: 1),
            await Filled(shop, new(2026, 11, 23), store: 2));

        Assert.Equal(1, await Look(shop, "2026-11-23T20:00:00Z"));
        Assert.Equal((0L, 0L), await Left(shop, east));
        Assert.Equal((100L, 50L), await Left(shop, west));
        Assert.Equal(1, await Look(shop, "2026-11-24T09:00:00Z"));
        Assert.Equal((0L, 0L), await Left(shop, west));
    }

    private static Task<int> Look(Shop shop, string at)
    {
        shop.Clock.AdjustTime(DateTimeOffset.Parse(at, null));
        return shop.With((LapseDue due) => due.Run(Cancel));
    }

    private static Task<int> AddStore(Shop shop, int number, string zone) =>
        shop.Books(db =>
        {
            db.Add(new Store
            {
                Number = number, Name = zone, TimeZone = zone, CutOff = new(4, 0),
            });
            return db.SaveChangesAsync(Cancel);
        });

    // Bonus and points that are good until this day, on a card of this store.
    private static async Task<Guid> Filled(Shop shop, DateOnly until, int store = 1)
    {
        var purse = new Purse { Currency = "CNY", OpenedAt = shop.Clock.GetUtcNow() };
        await shop.Books(async db =>
        {
            db.Add(purse);
            db.Add(new Card
            {
                Number = 900_000 + await db.Set<Card>().CountAsync(Cancel),
                KindId = PaperPoints.Gold, PurseId = purse.Id, StoreNumber = store,
            });
            return await db.SaveChangesAsync(Cancel);
        });
        var till = new Cashier(shop);
        shop.Clock.AdjustTime(new(until, new(12, 0), TimeSpan.Zero));
        await till.Do(new TopUp(
            purse.Id, new(1000, 100), Tender.Cash, new(SpendOrder.BonusLast, until)));
        PointRule[] rules =
            [PaperPoints.Amount(1, 10), PaperPoints.Lasting(0)];
        await till.Do(new Earn(purse.Id, store, PaperPoints.Gold, new(500, []))
        {
            Rules = new(rules), Day = until,
        });
        await shop.Books(async db =>
        {
            db.AddRange(rules);
            return await db.SaveChangesAsync(Cancel);
        });
        shop.Clock.AdjustTime(Shop.Noon);
        return purse.Id;
    }

    private static Task<(long Bonus, long Points)> Left(Shop shop, Guid purse) =>
        shop.Books(async db =>
        {
            var now = await db.Set<Purse>().AsNoTracking().SingleAsync(
                p => p.Id == purse, Cancel);
            return (now.BonusCoins, now.Points);
        });
}
