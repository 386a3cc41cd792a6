using System.Net;
using Kite.Sales;
using Microsoft.EntityFrameworkCore;
using static Kite.Tests.CardShop;
using static Kite.Tests.TillDesk;

namespace Kite.Tests;

/// <summary>Bills paid at a till: worked out by the server, whole or not at all (T3).</summary>
[Trait("books", "both")]
public sealed class CheckoutTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bill_says_which_price_holds_the_tax_in_it_and_the_change()
    {
        await using var desk = await Begin();

        var receipt = await desk.Sell(new
        {
            till = 1,
            lines = new object[]
            {
                new { product = "690", quantityThousandths = 1500 },
                new { product = "PIE" },
                new { product = "SOUP", price = Cny(700) },
                new { name = "Candle", amount = Cny(300), taxRate = "CITY" },
            },
            tenders = new[] { Cash(3215, 4000), new { kind = "mobile", amount = Cny(1300) } },
        });

        var lines = receipt.GetProperty("lines").EnumerateArray().ToList();
        Assert.Equal(
            ["TEA regular 1500 0 1500", "PIE regular 2000 230 2000", "SOUP asked 700 0 700",
                " asked 300 15 315"],
            lines.Select(l => $"{l.Word("product")} {l.Word("price")} {Coins(l, "amount")} "
                + $"{Coins(l, "tax")} {Coins(l, "total")}"));
        Assert.Equal((4515, 245), (Coins(receipt, "total"), Coins(receipt, "tax")));
        var taxes = receipt.GetProperty("taxes").EnumerateArray();
        Assert.Equal(
            ["VAT-13 1770 230", "CITY 300 15"],
            taxes.Select(t => $"{t.Word("taxRate")} {Coins(t, "net")} {Coins(t, "tax")}"));
        Assert.Equal(785, Coins(receipt.GetProperty("tenders")[0], "change"));
        Assert.Equal(1, receipt.Number());
        var again = await desk.Till.Ask($"/checkouts/{receipt.Word("id")}");
        Assert.Equal(receipt.GetRawText(), again.GetRawText());
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));
    }

    [Fact]
    public async Task Purchase_stock_trail_and_payment_from_the_card_are_one()
    {
        await using var desk = await Begin();
        var lin = await desk.Till.Customer("Lin Mei");
        var card = await desk.Cards.Card(new { customerNumber = lin.Number() });
        await desk.Cards.TopUp(card, 1_000_000);
        await desk.Till.Tell("/stock-movements", new
        {
            store = 1, kind = "received",
            lines = new[] { new { product = "TEA", quantityThousandths = 5000 } },
        });
        desk.Shop.Clock.Advance(TimeSpan.FromMinutes(1));

        var receipt = await desk.Sell(new
        {
            till = 1, card, lines = Lines("TEA", "TEA"), tenders = new[] { Stored(2000, card) },
        });

        var purchase = (await desk.Till.Ask("/purchases")).Items().Single();
        Assert.Equal(
            (receipt.Word("id"), lin.Number(), 2000),
            (purchase.Word("id"), purchase.Number("customerNumber"), Coins(purchase, "net")));
        Assert.Equal((998_333, 199_667), await desk.Cards.Balance(card));
        var payment = receipt.GetProperty("tenders")[0].Word("transaction");
        var moved = await desk.Till.Ask($"/cards/{card}/transactions/{payment}");
        Assert.Equal(
            (-2000, receipt.Word("at")), (Coins(moved, "amount"), moved.Word("at")));
        var level = (await desk.Till.Ask("/stock-levels")).Items().Single();
        Assert.Equal(3000, level.Number("levelThousandths"));
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));
    }

    [Fact]
    public async Task What_is_refused_leaves_everything_as_it_was()
    {
        await using var desk = await Begin();
        var card = await desk.Cards.Card();
        await desk.Cards.TopUp(card, 1500);
        await desk.Till.Tell("/stock-counts", new
        {
            store = 1, lines = new[] { new { product = "PIE", quantityThousandths = 1000 } },
        });
        desk.Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        var before = await desk.Everything();

        var poor = await desk.Refused(
            new { till = 1, lines = Lines("PIE"), tenders = new[] { Stored(2000, card) } },
            HttpStatusCode.Conflict);
        var sold = await desk.Refused(
            new
            {
                till = 1, lines = Lines("PIE", "PIE"),
                tenders = new[] { Stored(1500, card), Cash(2500) },
            },
            HttpStatusCode.Conflict);
        var soldForCash = await desk.Refused(
            new { till = 1, lines = Lines("PIE", "PIE"), tenders = new[] { Cash(4000) } },
            HttpStatusCode.Conflict);

        Assert.Equal(
            ("too-little-in-purse", "not-enough-stock", "not-enough-stock"),
            (poor, sold, soldForCash));
        Assert.Equal(before, await desk.Everything());
    }

    [Fact]
    public async Task A_repeat_is_told_the_first_receipt_and_another_bill_is_refused()
    {
        await using var desk = await Begin();
        var card = await desk.Cards.Card();
        await desk.Cards.TopUp(card, 5000);
        foreach (var (key, tender) in new[]
        {
            ("by cash", Cash(1000)), ("by card", Stored(1000, card)),
        })
        {
            var bill = new { till = 1, lines = Lines("TEA"), tenders = new[] { tender } };
            using var first = await desk.Send(bill, key);
            desk.Shop.Clock.Advance(TimeSpan.FromDays(30));
            var before = await desk.Everything();

            using var again = await desk.Send(bill, key);
            using var other = await desk.Send(
                new { till = 1, lines = Lines("PIE"), tenders = new[] { Cash(2000) } }, key);

            Assert.False(first.Headers.Contains("Idempotency-Replayed"));
            Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
            Assert.Equal(
                await first.Content.ReadAsStringAsync(Cancel),
                await again.Content.ReadAsStringAsync(Cancel));
            var problem = await Read(other, HttpStatusCode.UnprocessableEntity);
            Assert.Equal("key-was-used-for-another", problem.Word("code"));
            Assert.Equal(before, await desk.Everything());
        }
        using var topUp = await desk.Cards.Send(
            card, "top-ups", new { amount = Cny(100), tender = "cash" }, "by card");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, topUp.StatusCode);
        await desk.Cards.Do(card, "top-ups", new { amount = Cny(9), tender = "cash" }, "top up");
        using var taken = await desk.Send(
            new { till = 1, lines = Lines("TEA"), tenders = new[] { Cash(1000) } }, "top up");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
    }

    [Fact]
    public async Task One_bill_sent_by_many_at_once_is_paid_once()
    {
        await using var desk = await Begin();
        var card = await desk.Cards.Card();
        await desk.Cards.TopUp(card, 50_000);
        object[] tenders = [Stored(1000, card), Cash(1000)];

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(async i =>
        {
            using var answer = await desk.Send(
                new { till = 1, lines = Lines("TEA"), tenders = new[] { tenders[i % 2] } },
                $"bill {i % 6}");
            return (await Read(answer, HttpStatusCode.Created)).Word("id");
        }));

        Assert.Equal(6, answers.Distinct().Count());
        Assert.Equal(6, (await desk.Till.Ask("/purchases")).Items().Count());
        Assert.Equal((47_000, 0), await desk.Cards.Balance(card));
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));
    }

    [Fact]
    public async Task Companions_of_a_bill_that_is_refused_are_served()
    {
        await using var desk = await Begin();
        await desk.Till.Tell("/stock-counts", new
        {
            store = 1, lines = new[] { new { product = "PIE", quantityThousandths = 3000 } },
        });
        desk.Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        var cards = new List<long>();
        for (var i = 0; i < 12; i++) cards.Add(await desk.Cards.Card());
        foreach (var card in cards) await desk.Cards.TopUp(card, 2000);

        var answers = await Task.WhenAll(cards.Select(async (card, i) =>
        {
            var product = i % 2 == 0 ? "PIE" : "TEA";
            using var answer = await desk.Send(new
            {
                till = 1, lines = Lines(product),
                tenders = new[] { Stored(i % 2 == 0 ? 2000 : 1000, card) },
            });
            return $"{product} {answer.StatusCode}";
        }));

        // Three pies were there; every tea is sold.
        Assert.Equal(3, answers.Count(a => a == "PIE Created"));
        Assert.Equal(3, answers.Count(a => a == "PIE Conflict"));
        Assert.Equal(6, answers.Count(a => a == "TEA Created"));
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));
    }

    [Fact]
    public async Task Every_coin_of_a_bill_with_several_tenders_belongs_to_a_line()
    {
        await using var desk = await Begin();
        var card = await desk.Cards.Card();
        await desk.Cards.TopUp(card, 5000);

        var receipt = await desk.Sell(new
        {
            till = 1,
            lines = Lines("TEA", "PIE", "TEA"),
            tenders = new[]
            {
                Stored(1333, card), new { kind = "bankCard", amount = Cny(999) }, Cash(1668),
            },
        });

        var id = Guid.Parse(receipt.Word("id")!);
        var shares = await desk.Shop.Books(db => db.Set<CheckoutShare>()
            .Where(s => s.CheckoutId == id).ToListAsync(Cancel));
        Assert.Equal(
            [1000, 2000, 1000],
            shares.GroupBy(s => s.Line).OrderBy(g => g.Key).Select(g => g.Sum(s => s.Coins)));
        Assert.Equal(
            [1333, 999, 1668],
            shares.GroupBy(s => s.Tender).OrderBy(g => g.Key).Select(g => g.Sum(s => s.Coins)));
    }

    [Theory]
    [InlineData("checkout_shares", "UPDATE checkout_shares SET coins = coins - 1")]
    [InlineData("checkout_lines", "UPDATE checkout_lines SET total_coins = 1")]
    [InlineData("checkout_tenders", "UPDATE checkout_tenders SET transaction_id = NULL")]
    [InlineData("checkout_keys", "DELETE FROM checkout_keys")]
    [InlineData(null, "UPDATE purchases SET net_coins = 1")]
    public async Task Whoever_changes_a_bill_behind_its_back_is_found_out(
        string? guarded, string deed)
    {
        await using var desk = await Begin();
        var card = await desk.Cards.Card();
        await desk.Cards.TopUp(card, 5000);
        await desk.Sell(new
        {
            till = 1, lines = Lines("TEA"), tenders = new[] { Stored(400, card), Cash(600) },
        });
        await using (var db = desk.Shop.OpenBooks())
        {
            var unguarded = db.IsPostgres
                ? $"DROP TRIGGER {guarded}_stay ON {guarded};"
                : $"DROP TRIGGER {guarded}_stay; DROP TRIGGER {guarded}_last;";
            var done = guarded is null ? deed : unguarded + deed;
            await db.Database.ExecuteSqlRawAsync(done, Cancel);
        }

        var found = await desk.Verified();
        Assert.False(found.Single(f => f.Of == "checkouts").IsWell);
    }

    [Fact]
    public async Task A_bill_is_never_changed()
    {
        await using var desk = await Begin();
        await desk.Sell(new { till = 1, lines = Lines("TEA"), tenders = new[] { Cash(1000) } });
        foreach (var table in new[]
        {
            "checkouts", "checkout_lines", "checkout_taxes", "checkout_tenders",
            "checkout_shares", "checkout_keys",
        })
        {
            foreach (var deed in new[] { $"DELETE FROM {table}", Touched(table) })
            {
                await using var db = desk.Shop.OpenBooks();
                if (table == "checkout_taxes") continue;
                await Assert.ThrowsAnyAsync<Exception>(
                    () => db.Database.ExecuteSqlRawAsync(deed, Cancel));
            }
        }
    }

    private static string Touched(string table) => table switch
    {
        "checkouts" => "UPDATE checkouts SET asker_name = 'x'",
        "checkout_keys" => "UPDATE checkout_keys SET key = 'x'",
        _ => $"UPDATE {table} SET line = 9",
    };
}
