using CsCheck;
using Kite.Sales;
using static Kite.Tests.CardShop;
using static Kite.Tests.TillDesk;

namespace Kite.Tests;

/// <summary>Spend per head by tender: bills divided, refunds taken off, unknown guests apart (T16).
/// </summary>
[Trait("books", "both")]
public sealed class SpendTests
{
    private static readonly Gen<PaperTill[]> Days = Gen.Select(
        Gen.Int[0, 3], Gen.Int[0, 9], Gen.Int[1, 2],
        Gen.Select(Gen.Int[0, 4], Gen.Long[0, 900], Gen.Long[0, 900]).Array[1, 3],
        (guest, day, store, tenders) => new PaperTill(guest, day, store, tenders)).Array[1, 40];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bill_is_divided_by_its_tenders_and_what_went_back_is_taken_off()
    {
        await using var desk = await Begin();
        var lin = (await desk.Till.Customer("Lin Mei")).Number();
        var card = await desk.Cards.Card(new { customerNumber = lin });
        await desk.Cards.TopUp(card, 100_000);
        await desk.Sell(new
        {
            till = 1, customer = lin, lines = Lines("PIE", "TEA"),
            tenders = new[] { Stored(2_000, card), Cash(1_000) },
        });
        await desk.Sell(new
        {
            till = 1, customer = lin, lines = Lines("TEA"),
            tenders = new[] { Stored(1_000, card) },
        });
        await desk.Sell(new { till = 1, lines = Lines("TEA"), tenders = new[] { Cash(1_000) } });
        var gone = await desk.Sell(new
        {
            till = 1, customer = lin, lines = Lines("TEA"), tenders = new[] { Cash(1_000) },
        });
        await desk.GiveBack(gone);

        Assert.Equal(
            """
            cash         1 guests 1 bills 1000 head 1000 unknown 1 bills 1000
            storedValue  1 guests 2 bills 3000 head 3000 unknown 0 bills 0
            """,
            await Told(desk, ""));
        Assert.Equal("", await Told(desk, "?from=2001-01-01&to=2001-01-31"));
        // The rows behind it: the bill that went back whole is not among them.
        var rows = (await desk.Till.Ask("/checkouts?tender=cash&known=true")).Items().ToList();
        Assert.Equal((3_000, 1_000), (
            Coins(rows.Single(), "total"), Coins(rows.Single(), "byTender")));
        Assert.Equal(
            2, (await desk.Till.Ask("/checkouts?tender=storedValue&store=1")).Items().Count());
        Assert.Equal(4, (await desk.Till.Ask("/checkouts")).Items().Count());
        var file = await desk.Till.GetStringAsync("/api/v1/checkouts/export?tender=cash", Cancel);
        Assert.Equal(3, file.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task Whatever_is_paid_and_given_back_it_is_what_a_plain_reckoning_says()
    {
        await using var desk = await Begin();
        await desk.Till.Tell("/stores", new { name = "Pier" });
        var (first, number) = (new DateOnly(2030, 1, 1), 1000L);
        await Days.SampleAsync(
            async bills =>
            {
                var begin = first;
                first = first.AddDays(30);
                await desk.Shop.Books(db =>
                {
                    foreach (var bill in bills) number = bill.Write(db, begin, number);
                    return db.SaveChangesAsync(Cancel);
                });
                foreach (var store in new int?[] { null, 1, 2 })
                {
                    var counted = await desk.Shop.With((CountSpend count) => count.Run(
                        Someone.Lin,
                        new() { From = begin.AddDays(1), To = begin.AddDays(8), Store = store },
                        Cancel));
                    Assert.Equal(
                        Plain(bills.Where(b => b.Day is >= 1 and <= 8
                            && (store is null || b.Store == store))),
                        counted.Value.Items.Select(Say));
                }
            },
            iter: 25, threads: 1);
    }

    private static IEnumerable<string> Plain(IEnumerable<PaperTill> bills)
    {
        var all = bills.ToList();
        foreach (var kind in Enum.GetValues<TenderKind>())
        {
            var paid = all.Select(b => (b.Guest, Left: b.LeftBy(kind))).Where(b => b.Left > 0)
                .ToList();
            if (paid.Count == 0) continue;
            var known = paid.FindAll(b => b.Guest > 0);
            yield return string.Join(
                ' ', kind, known.Select(b => b.Guest).Distinct().Count(), known.Count,
                known.Sum(b => b.Left), paid.Count - known.Count,
                paid.Sum(b => b.Left) - known.Sum(b => b.Left));
        }
    }

    private static string Say(TenderSpend s) => string.Join(
        ' ', s.Tender, s.Known.Guests, s.Known.Visits, s.Known.Spent.Coins, s.Unknown.Visits,
        s.Unknown.Spent.Coins);

    private static async Task<string> Told(TillDesk desk, string days) => string.Join(
        '\n',
        (await desk.Till.Ask($"/card-figures/spend{days}")).Items().Select(row =>
        {
            var (known, unknown) = (row.GetProperty("known"), row.GetProperty("unknown"));
            return $"{row.Word("tender"),-12} {known.Number("guests")} guests "
                + $"{known.Number("visits")} bills {Coins(known, "spent")} "
                + $"head {Coins(known, "perHead")} unknown {unknown.Number("visits")} bills "
                + $"{Coins(unknown, "spent")}";
        }));

    /// <summary>A bill on paper: who, when, where, by what it was paid and given back.
    /// </summary>
    private sealed record PaperTill(
        int Guest, int Day, int Store, (int Kind, long Coins, long Back)[] Tenders)
    {
        public long LeftBy(TenderKind kind) => Tenders.Where(t => (TenderKind)t.Kind == kind)
            .Sum(t => t.Coins - Math.Min(t.Coins, t.Back));

        public long Write(KiteDb db, DateOnly first, long number)
        {
            var (id, day, sum) = (
                Guid.CreateVersion7(), first.AddDays(Day), Tenders.Sum(t => t.Coins));
            db.Add(new Checkout
            {
                Id = id, Number = number, TillNumber = 1, StoreNumber = Store, Day = day,
                CustomerNumber = Guest == 0 ? null : Guest, Currency = "CNY", LinesCoins = sum,
                TotalCoins = sum, TenderedCoins = sum,
            });
            for (var i = 0; i < Tenders.Length; i++)
            {
                db.Add(new CheckoutTender
                {
                    CheckoutId = id, Line = i + 1, Kind = (TenderKind)Tenders[i].Kind,
                    Coins = Tenders[i].Coins,
                });
                GiveBack(db, id, i + 1, day.AddDays(40), Math.Min(
                    Tenders[i].Coins, Tenders[i].Back));
            }
            return number + 1;
        }

        // In two goes, and never on the day of the bill.
        private void GiveBack(KiteDb db, Guid bill, int tender, DateOnly day, long coins)
        {
            foreach (var part in new[] { coins / 2, coins - (coins / 2) })
            {
                if (part == 0) continue;
                var refund = Guid.CreateVersion7();
                db.Add(new CheckoutRefund
                {
                    Id = refund, CheckoutId = bill, StoreNumber = Store, Day = day,
                    Currency = "CNY", TotalCoins = part,
                });
                db.Add(new CheckoutRefundShare
                {
                    RefundId = refund, Line = 1, Tender = tender, Coins = part,
                });
            }
        }
    }
}
