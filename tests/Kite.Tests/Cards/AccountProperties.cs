using CsCheck;
using Kite.Cards;
using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Tests;

/// <summary>
/// However many tills of two programs crowd on one account, no card ever spends more than its
/// limits leave, and what it spent adds up.
/// </summary>
[Trait("books", "both")]
public sealed class AccountProperties
{
    private const int Cards = 3;

    // Days around the end of a month, in two places whose days are not the same.
    private static readonly DateTimeOffset Start = new(2027, 1, 30, 20, 0, 0, TimeSpan.Zero);

    private static readonly Store[] Stores =
    [
        new() { Number = 1, TimeZone = "Asia/Shanghai", CutOff = new(4, 0) },
        new() { Number = 2, TimeZone = "Europe/Athens" },
    ];

    private static readonly Gen<Asked[]> Weeks = Gen.Select(
        Gen.Int[0, 9], Gen.Int[0, Cards - 1], Gen.Long[1, 400], Gen.Int[0, 60],
        (what, card, coins, hours) => new Asked(what, card, coins, hours)).Array[12, 40];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_card_spends_more_than_its_limits_leave()
    {
        var cards = await CardShop.Open();
        await using var shop = await AccountShop.Open(0, cards);
        TheBooks[] programs = [Program(cards.Shop), Program(cards.Shop)];
        await Weeks.SampleAsync(
            async week =>
            {
                cards.Shop.Clock.AdjustTime(Start);
                await shop.Do("top-ups", new { amount = CardShop.Cny(20_000), tender = "cash" });
                var held = new List<Card>();
                foreach (var most in new[] { (300L, 500L, 700L), (200, 400, 900), (400, 400, 400) })
                {
                    var (bill, day, month) = most;
                    held.Add(await Row(cards.Shop, await shop.Card("Lin", bill, day, month)));
                }
                var half = week.Length / 2;
                var first = await Together(week[..half], []);
                var paid = first.Where(a => a is { Refusal: null })
                    .Select(a => a!.Value.Transaction)
                    .Where(t => t.Kind is TransactionKind.Payment).ToArray();
                var all = first.Concat(await Together(week[half..], paid));

                Assert.DoesNotContain(
                    all, a => a?.Refusal is not (null or OverLimitOfPurchase or OverLimitOfDay
                        or OverLimitOfMonth or MoreThanWasPaid or PaymentIsGivenBack));
                foreach (var card in held) await AssertWithin(cards.Shop, card.SeatId!.Value);
                await shop.Well();

                async Task<Result<Posted>?[]> Together(Asked[] asked, Transaction[] before) =>
                    await Task.WhenAll(asked.Select((a, i) => Ask(a, i, before)));

                async Task<Result<Posted>?> Ask(Asked a, int which, Transaction[] before)
                {
                    cards.Shop.Clock.AdjustTime(Start.AddHours(a.Hours));
                    var card = held[a.Card];
                    if (a.What == 0)
                    {
                        using var changed = await shop.Change(card.Number, AccountShop.Limits(
                            a.Coins, a.Coins + 200, a.Coins + 300, "so it is"));
                        Assert.True(changed.IsSuccessStatusCode);
                        return null;
                    }
                    return await programs[which % 2].Post(
                        new(a.Deed(card, before), Someone.Lin, Stores[a.Hours % 2])
                        {
                            Uses = [CardUsed.Of(card, CardUse.Spend)],
                        });
                }
            },
            iter: 8, threads: 1);
        Assert.True((await cards.Shop.Books(db => new BooksCheck(db).Run(Cancel))).IsWell);
    }

    // The plainest model there is: all movements of a card in the order of the books, beside the
    // limits that held when each was posted.
    private static async Task AssertWithin(Shop shop, Guid seat)
    {
        var moved = await shop.Books(db => db.Set<Transaction>().AsNoTracking()
            .Where(t => t.SeatId == seat).OrderBy(t => t.Position).ToListAsync(Cancel));
        var limits = await shop.Books(db => db.Set<SeatLimits>().AsNoTracking()
            .Where(l => l.SeatId == seat).OrderBy(l => l.Number).ToListAsync(Cancel));
        var spent = new Dictionary<DateOnly, long>();
        foreach (var t in moved)
        {
            var of = t.RefundsId is { } back ? moved.Single(p => p.Id == back) : t;
            spent[of.Day] = spent.GetValueOrDefault(of.Day) - t.Change.Coins;
            Assert.InRange(spent[of.Day], 0, long.MaxValue);
            if (t.Kind is not TransactionKind.Payment) continue;
            var held = limits.Last(l => l.AfterPosition < t.Position);
            Assert.InRange(-t.Change.Coins, 1, held.PurchaseCoins!.Value);
            Assert.InRange(spent[t.Day], 1, held.DayCoins!.Value);
            Assert.InRange(
                spent.Where(d => d.Key.Month == t.Day.Month).Sum(d => d.Value), 1,
                held.MonthCoins!.Value);
        }
        var kept = await shop.Books(db => db.Set<SeatDay>().AsNoTracking()
            .Where(d => d.SeatId == seat).ToDictionaryAsync(d => d.Day, d => d.Coins, Cancel));
        Assert.Equal(spent.OrderBy(d => d.Key), kept.OrderBy(d => d.Key));
    }

    private static Task<Card> Row(Shop shop, long number) => shop.Books(db =>
        db.Set<Card>().AsNoTracking().SingleAsync(c => c.Number == number, Cancel));

    private static TheBooks Program(Shop shop) => new(
        shop.Services.GetRequiredService<IServiceScopeFactory>(), shop.Clock,
        shop.Services.GetRequiredService<SealWork>());

    /// <summary>What someone asks for with one of the cards, so many hours later.</summary>
    private sealed record Asked(int What, int Card, long Coins, int Hours)
    {
        public Deed Deed(Card card, Transaction[] paid)
        {
            var purse = card.PurseId;
            return What switch
            {
                1 => new Together([new Payment(purse, Coins), new Payment(purse, Coins / 2 + 1)]),
                > 6 when paid.Length > 0 && paid[Coins % paid.Length] is var p =>
                    new Refund(purse, p.Id, Coins % 3 == 0 ? null : Coins),
                _ => new Payment(purse, Coins),
            };
        }
    }
}
