using CsCheck;
using Kite.Cards;
using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>
/// Whatever happens on cards, the figures are what a second, plain reckoning over all lines of the
/// books comes to.
/// </summary>
[Trait("books", "both")]
public sealed class FigureProperties
{
    private static readonly Store[] Stores =
    [
        new() { Number = 1, Name = "Harbour", TimeZone = "UTC" },
        new() { Number = 2, Name = "Pier", TimeZone = "UTC" },
    ];

    private static readonly TransactionKind[] OfBonus =
        [TransactionKind.Payment, TransactionKind.Refund, TransactionKind.Lapse];

    private static readonly TransactionKind[] OfPoints =
    [
        TransactionKind.Redemption, TransactionKind.RedemptionRefund, TransactionKind.PointsLapse,
    ];

    private static readonly Gen<(Happening[] All, Look[] Looks)> Years = Gen.Select(
        Gen.Select(
                Gen.Int[0, 12], Gen.Int[0, 1], Gen.Int[0, 1], Gen.Long[1, 900], Gen.Int[0, 25],
                (what, purse, store, coins, days) =>
                    new Happening(what, purse, store, coins, days))
            .Array[6, 30],
        Gen.Select(
                Gen.Int[-20, 400], Gen.Int[0, 200], Gen.Int[0, 2],
                (begin, length, store) => new Look(begin, length, store))
            .Array[3]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_owed_and_what_became_of_gifts_is_what_the_lines_add_up_to()
    {
        await using var shop = await Shop.Open();
        await shop.Books(db =>
        {
            db.AddRange(Stores.Select(s => new Store
            {
                Number = s.Number, Name = s.Name, TimeZone = s.TimeZone,
            }));
            return db.SaveChangesAsync(Cancel);
        });
        var points = new PointTill(
            shop, PaperPoints.Amount(1, 7), PaperPoints.Worth(1, 10),
            PaperPoints.Lasting(40, grace: 5));
        await Years.SampleAsync(
            async year =>
            {
                var first = DateOnly.FromDateTime(shop.Clock.GetUtcNow().Date);
                await Live(shop, points, year.All);
                var paper = await Paper.Of(shop);
                foreach (var look in year.Looks)
                {
                    var from = first.AddDays(look.Begin);
                    var asked = new CardFigureQuestion
                    {
                        From = from, To = from.AddDays(look.Length),
                        Store = look.Store == 0 ? null : look.Store,
                    };
                    await AssertOwed(shop, paper, asked);
                    await AssertIssued(shop, paper, asked);
                }
                Assert.Empty(await new Cashier(shop).Faults());
            },
            iter: 10, threads: 1);
    }

    private static async Task AssertOwed(Shop shop, Paper paper, CardFigureQuestion asked)
    {
        var all = await shop.With((CountLiability count) =>
            count.Run(Someone.Lin, asked, Cancel));
        var lines = paper.Lines.Where(l => asked.Store is null || l.Of.StoreNumber == asked.Store)
            .ToList();
        var found = all.Value.Items.SingleOrDefault();
        Assert.Equal(
            Owed(lines.Where(l => l.Of.Day < asked.From)), Plain(found?.Opening));
        Assert.Equal(
            Owed(lines.Where(l => l.Of.Day <= asked.To)), Plain(found?.Closing));
        var within = lines.Where(l => l.Of.Day >= asked.From && l.Of.Day <= asked.To).ToList();
        foreach (var move in found?.Moves ?? [])
        {
            var plain = within.Where(l => l.Of.Kind == move.Kind).ToList();
            Assert.Equal(Owed(plain), Plain(move.Change));
            Assert.Equal(plain.Select(l => l.Of.Id).Distinct().Count(), move.Count);
        }
        // The roll-forward: nothing is left over, to the coin.
        Assert.Equal(
            Plain(found?.Closing),
            (found?.Moves ?? []).Aggregate(
                Plain(found?.Opening), (sum, m) => sum + Plain(m.Change)));
    }

    private static async Task AssertIssued(Shop shop, Paper paper, CardFigureQuestion asked)
    {
        var all = await shop.With((CountIssued count) => count.Run(Someone.Lin, asked, Cancel));
        var found = all.Value.Value.SingleOrDefault();
        var within = paper.Lines.Where(l => l.Of.Day >= asked.From && l.Of.Day <= asked.To
            && (asked.Store is null || l.Of.StoreNumber == asked.Store)).ToList();
        Assert.Equal(
            (Given(within), Sum(within, Account.Bonus, OfBonus[..2]),
                Sum(within, Account.Bonus, OfBonus[2..])),
            Plain(found?.Bonus));
        var firstMonth = new DateOnly(asked.To!.Value.Year, asked.To.Value.Month, 1).AddMonths(-11);
        for (var month = firstMonth; month <= asked.To; month = month.AddMonths(1))
        {
            var next = month.AddMonths(1);
            var known = paper.Lines.Where(l => l.Of.Day <= asked.To).ToList();
            var given = known.Where(l => l.Of.Day >= month && l.Of.Day < next).ToList();
            var became = known.Where(l => l.IssuedOn >= month && l.IssuedOn < next).ToList();
            var told = found?.Months.SingleOrDefault(m => m.Month == month);
            Assert.Equal(
                (Given(given), Sum(became, Account.Bonus, OfBonus[..2]),
                    Sum(became, Account.Bonus, OfBonus[2..])),
                Plain(told?.Bonus));
            Assert.Equal(
                (given.Where(l => l.Of.Kind == TransactionKind.Earning
                        && l.Line.Account is Account.Points or Account.PointsOwed)
                    .Sum(l => l.Line.Coins),
                    Sum(became, Account.Points, OfPoints[..2]),
                    Sum(became, Account.Points, OfPoints[2..])),
                Plain(told?.Points));
        }
    }

    // Bonus that came with a top-up, or that a correction gave when it took none altogether.
    private static long Given(IEnumerable<PaperLine> lines) => lines
        .Where(l => l.Line.Account is Account.Bonus
            && l.Of.Kind is TransactionKind.TopUp or TransactionKind.Adjustment)
        .GroupBy(l => l.Of)
        .Select(t => t.Sum(l => l.Line.Coins))
        .Sum(t => Math.Max(0, t));

    private static long Sum(
        IEnumerable<PaperLine> lines, Account account, TransactionKind[] kinds) =>
        -lines.Where(l => l.Line.Account == account && kinds.Contains(l.Of.Kind))
            .Sum(l => l.Line.Coins);

    private static Owed Owed(IEnumerable<PaperLine> lines)
    {
        var by = lines.ToLookup(l => l.Line.Account, l => l.Line.Coins);
        return new(
            by[Account.Principal].Sum(), by[Account.Bonus].Sum(),
            by[Account.Points].Sum() + by[Account.PointsOwed].Sum());
    }

    private static Owed Plain(OwedView? view) => view is null
        ? default
        : new(view.Principal.Coins, view.Bonus.Coins, view.Points);

    private static (long, long, long) Plain(IssuedSum? sum) =>
        sum is null ? default : (sum.Issued, sum.Spent, sum.Lapsed);

    private static async Task Live(Shop shop, PointTill points, Happening[] all)
    {
        var purses = new[] { await points.Purse(), await points.Purse() };
        var (paid, spent, earned) = (
            new List<Transaction>(), new List<Transaction>(), new List<Transaction>());
        foreach (var one in all)
        {
            shop.Clock.Advance(TimeSpan.FromDays(one.Days));
            if (one.Coins % 2 == 0) await Night(shop);
            if (await one.Deed(shop, points, purses, paid, spent, earned) is not { } deed) continue;

            var posted = await points.Cashier.Ask(deed, store: Stores[one.Store]);
            if (posted.Refusal is not null) continue;
            var done = posted.Value.Transaction;
            if (done.Kind is TransactionKind.Payment) paid.Add(done);
            if (done.Kind is TransactionKind.Redemption) spent.Add(done);
            if (done.Kind is TransactionKind.Earning) earned.Add(done);
        }
    }

    private static Task<bool> Night(Shop shop) => shop.With(async (LapseDue lapse) =>
    {
        await lapse.Run(Cancel);
        return true;
    });

    private sealed record Look(int Begin, int Length, int Store);

    private sealed record Happening(int What, int Purse, int Store, long Coins, int Days)
    {
        public async Task<Deed?> Deed(
            Shop shop, PointTill points, Guid[] purses, List<Transaction> paid,
            List<Transaction> spent, List<Transaction> earned)
        {
            var (purse, day) = (
                purses[Purse], DateOnly.FromDateTime(shop.Clock.GetUtcNow().Date));
            var terms = new LotTerms((SpendOrder)(Coins % 3), day.AddDays(30), GraceDays: 7);
            return What switch
            {
                0 or 1 or 2 => new TopUp(purse, new(Coins, Coins / 3), Tender.Cash, terms),
                3 => new Adjustment(purse, new(450 - Coins, Coins - 450), terms),
                4 => new Transfer(purse, purses[1 - Purse], Coins / 2 + 1),
                5 when Coins > 700 => new CashOut(purse, Tender.Cash),
                6 or 7 => points.Earn(purse, Coins),
                8 => points.Redeem(purse, (Coins % 60) + 1),
                9 when spent.Count > 0 => new ReturnPoints(
                    spent[^1].PurseId, spent[^1].Id, Coins % 2 == 0 ? null : (Coins % 5) + 1),
                10 when earned.Count > 0 => await points.Return(
                    earned[^1].PurseId, earned[^1].Id, (Coins % 40) + 1),
                11 when paid.Count > 0 => new Refund(
                    paid[^1].PurseId, paid[^1].Id, Coins % 3 == 0 ? null : (Coins % 50) + 1),
                _ => new Payment(purse, (Coins / 2) + 1),
            };
        }
    }

    /// <summary>A line with its transaction and the day on which its lot was given.</summary>
    private sealed record PaperLine(Entry Line, Transaction Of, DateOnly? IssuedOn);

    private sealed record Paper(IReadOnlyList<PaperLine> Lines)
    {
        public static Task<Paper> Of(Shop shop) => shop.Books(async db =>
        {
            var all = await db.Set<Transaction>().AsNoTracking()
                .ToDictionaryAsync(t => t.Id, Cancel);
            var lots = await db.Set<Lot>().AsNoTracking()
                .ToDictionaryAsync(l => (l.PurseId, l.Number), Cancel);
            var lines = await db.Set<Entry>().AsNoTracking().ToListAsync(Cancel);
            AssertDays(lines, all, lots);
            return new Paper(lines.ConvertAll(e => new PaperLine(
                e, all[e.TransactionId],
                e.Lot is { } lot ? lots[(e.PurseId, lot)].IssuedOn : null)));
        });

        // What came in by itself bears the day on which it came; what moved or came back an
        // earlier one.
        private static void AssertDays(
            List<Entry> lines, Dictionary<Guid, Transaction> all,
            Dictionary<(Guid, int), Lot> lots)
        {
            foreach (var lot in lines.Where(e => e.Lot is not null)
                .GroupBy(e => (e.PurseId, e.Lot!.Value)))
            {
                var begun = all[lot.MinBy(e => e.PurseLine)!.TransactionId];
                var issued = lots[lot.Key].IssuedOn;
                if (begun.Kind is TransactionKind.TopUp or TransactionKind.Adjustment
                    or TransactionKind.Earning)
                    Assert.Equal(begun.Day, issued);
                else
                    Assert.InRange(issued, new(2000, 1, 1), begun.Day);
            }
        }
    }
}
