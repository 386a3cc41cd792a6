using System.Net;
using System.Text.Json;
using static Kite.Tests.CardShop;
using static Kite.Tests.TillDesk;

namespace Kite.Tests;

/// <summary>Lines of a bill come back at the till, by what was paid for them (T3, T15).</summary>
[Trait("books", "both")]
public sealed class RefundTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Money_goes_back_the_way_it_came_with_points_stock_return_and_shift()
    {
        await using var desk = await Begin();
        await Points(desk);
        var lin = (await desk.Till.Customer("Lin Mei")).Number();
        var card = await desk.Cards.Card(new { customerNumber = lin });
        await desk.Cards.TopUp(card, 1_000_000);
        await desk.Till.Tell("/stock-movements", new
        {
            store = 1, kind = "received",
            lines = new[] { new { product = "PIE", quantityThousandths = 5000 } },
        });
        desk.Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        var bill = await desk.Sell(new
        {
            till = 1, card, lines = Lines("PIE", "TEA"),
            tenders = new[] { Stored(1_500, card), Cash(1_500, 2_000) },
        });

        var trial = await desk.Till.Tell($"/checkouts/{bill.Word("id")}/refunds/trials", new
        {
            till = 1, lines = new[] { new { line = 1 } },
        });
        var back = await desk.GiveBack(bill);

        var sum = back.GetProperty("back");
        Assert.Equal((2_000, 230), (Coins(sum, "total"), Coins(sum, "tax")));
        Assert.Equal(2_000, Coins(trial, "total"));
        Assert.Equal(
            ["cash 1000", "storedValue 1000"],
            sum.GetProperty("tenders").EnumerateArray()
                .Select(t => $"{t.Word("kind")} {Coins(t, "amount")}").Order());
        Assert.Equal((-20, 10), (back.GetProperty("points").Number("points"),
            back.GetProperty("points").Number("after")));
        // 1,500 took 1,250 and 250 of what was paid in and given; two thirds of it are back.
        Assert.Equal((999_583, 199_917), await desk.Cards.Balance(card));
        var level = (await desk.Till.Ask("/stock-levels")).Items().Single();
        Assert.Equal(5_000, level.Number("levelThousandths"));
        var visits = (await desk.Till.Ask("/purchases")).Items()
            .Select(p => Coins(p, "net")).Order();
        Assert.Equal([-2_000, 3_000], visits);
        var shift = (await desk.Till.Ask("/shifts")).Items().Single();
        var report = await desk.Till.Ask($"/shifts/{shift.Word("id")}");
        Assert.Equal(500, Coins(report, "expected"));
        Assert.Equal(
            ["Refunds Cash -1000", "Refunds StoredValue -1000", "Sales Cash 1500",
                "Sales StoredValue 1500"],
            report.GetProperty("figures").EnumerateArray().Select(f => string.Create(
                null,
                $"{Big(f.Word("kind"))} {Big(f.Word("tender"))} {Coins(f, "amount")}")).Order());
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));
    }

    // By which part of a bill of tea and two pies, and what a repeat of it says.
    [Fact]
    public async Task A_repeat_gives_back_nothing_and_another_refund_under_the_key_is_refused()
    {
        await using var desk = await Begin();
        var card = await desk.Cards.Card();
        await desk.Cards.TopUp(card, 9_000);
        foreach (var tender in new[] { Cash(4_000), Stored(4_000, card) })
        {
            var bill = await desk.Sell(
                new { till = 1, lines = Lines("PIE", "PIE"), tenders = new[] { tender } });
            var key = $"back {bill.Word("id")}";
            var first = await desk.GiveBack(bill, key: key);
            var before = await desk.Everything();

            using var again = await desk.SendBack(bill, key: key);
            using var other = await desk.SendBack(bill, [new { line = 2 }], key);
            using var sale = await desk.Send(
                new { till = 1, lines = Lines("TEA"), tenders = new[] { Cash(1_000) } }, key);

            Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
            Assert.Equal(
                first.GetRawText(), await again.Content.ReadAsStringAsync(Cancel));
            Assert.Equal(
                [HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity],
                [other.StatusCode, sale.StatusCode]);
            Assert.Equal(before, await desk.Everything());
        }
    }

    [Fact]
    public async Task Many_tills_at_once_give_a_line_back_once()
    {
        await using var desk = await Begin();
        var card = await desk.Cards.Card();
        await desk.Cards.TopUp(card, 2_000);
        var bill = await desk.Sell(new
        {
            till = 1, lines = Lines("PIE", "PIE"),
            tenders = new[] { Stored(1_000, card), Cash(3_000) },
        });

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var answer = await desk.SendBack(bill);
            return answer.StatusCode;
        }));

        Assert.Single(answers, HttpStatusCode.Created);
        Assert.Equal((1_500, 0), await desk.Cards.Balance(card));
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));
    }

    [Fact]
    public async Task Onto_a_lost_card_or_the_one_that_took_its_place_it_goes_back_all_the_same()
    {
        await using var desk = await Begin();
        await Points(desk);
        var card = await desk.Cards.Card();
        await desk.Cards.TopUp(card, 4_000);
        var bill = await desk.Sell(new
        {
            till = 1, card, lines = Lines("PIE", "PIE"), tenders = new[] { Stored(4_000, card) },
        });
        await desk.Till.Tell($"/cards/{card}/losses", new { reason = "left on the bus" });

        await desk.GiveBack(bill);
        var next = (await desk.Till.Tell(
            $"/cards/{card}/replacements", new { reason = "left on the bus" })).Number();
        var back = await desk.GiveBack(bill, [new { line = 2 }]);

        Assert.Equal((4_000, 0), await desk.Cards.Balance(next));
        Assert.Equal(
            4_000, Coins(back.GetProperty("back").GetProperty("tenders")[0], "after"));
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));
    }

    [Fact]
    public async Task A_discounted_line_gives_back_what_was_paid_and_not_what_it_cost()
    {
        await using var desk = await Begin();
        var strategies = new StrategyDesks(
            desk.Cards, desk.Till, await desk.Shop.Client(Role.Manager));
        await strategies.Run(StrategyDesks.Classic());
        var bill = await desk.Sell(new
        {
            till = 1, lines = new object[] { new { product = "TEA", quantityThousandths = 3_000 } },
            tenders = new[] { Cash(2_400) },
        });

        var one = await desk.GiveBack(bill, [new { line = 1, quantityThousandths = 1_000 }]);
        var rest = await desk.GiveBack(bill);

        Assert.Equal(
            (800, 1_600),
            (Coins(one.GetProperty("back"), "total"), Coins(rest.GetProperty("back"), "total")));
        var left = await desk.Till.Ask($"/checkouts/{bill.Word("id")}/refunds");
        Assert.Equal(0, Coins(left.GetProperty("lines")[0], "left"));
        Assert.Equal(2, left.GetProperty("refunds").GetArrayLength());
    }

    [Fact]
    public async Task A_day_on_which_something_only_came_back_can_be_closed()
    {
        await using var desk = await Begin();
        var bill = await desk.Sell(
            new { till = 1, lines = Lines("PIE"), tenders = new[] { Cash(2_000) } });
        desk.Shop.Clock.Advance(TimeSpan.FromDays(1));
        var back = await desk.GiveBack(bill);
        var shift = (await desk.Till.Ask("/shifts")).Items().Single().Word("id");
        await desk.Till.Tell($"/shifts/{shift}/counts", new { cash = Cny(0) });
        await desk.Till.Tell($"/shifts/{shift}/closings", new { });
        desk.Shop.Clock.Advance(TimeSpan.FromDays(1));

        var closed = await desk.Till.Tell(
            "/day-closings", new { store = 1, day = back.Word("day") });

        Assert.Equal(-2_000, Coins(closed, "total"));
    }

    [Fact]
    public async Task What_is_asked_wrongly_names_the_field_and_leaves_everything_as_it_was()
    {
        await using var desk = await Begin();
        var bill = await desk.Sell(
            new { till = 1, lines = Lines("PIE"), tenders = new[] { Cash(2_000) } });
        var before = await desk.Everything();
        var path = $"checkouts/{bill.Word("id")}/refunds";
        object[] pie = [new { line = 1 }];
        var told = new List<string?>();
        foreach (var facts in new object[]
        {
            new { lines = pie, reason = "cold" },
            new { till = 9, lines = pie, reason = "cold" },
            new { till = 1, reason = "cold" },
            new { till = 1, lines = new[] { new { line = 2 } }, reason = "cold" },
            new { till = 1, lines = new[] { new { line = 1 }, new { line = 1 } }, reason = "no" },
            new { till = 1, lines = new object?[] { null }, reason = "cold" },
            new { till = 1, lines = pie },
            new
            {
                till = 1, reason = "cold",
                lines = new[] { new { line = 1, amount = new { amount = 1, currency = "EUR" } } },
            },
        })
        {
            using var answer = await desk.Send(facts, path: path);
            var problem = await Read(answer, HttpStatusCode.UnprocessableEntity);
            var field = problem.GetProperty("fields").EnumerateObject().First();
            told.Add($"{field.Name} {field.Value[0].Word("code")}");
        }
        using var nowhere = await desk.Send(
            new { till = 1, lines = pie, reason = "cold" },
            path: $"checkouts/{Guid.CreateVersion7()}/refunds");

        Assert.Equal(
            ["till till-is-missing", "till no-such-till", "lines nothing-comes-back",
                "lines no-such-line-of-bill", "lines no-such-line-of-bill",
                "lines no-such-line-of-bill", "reason reason-is-missing",
                "lines back-is-in-another-currency"],
            told);
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
        Assert.Equal(before, await desk.Everything());
    }

    private static Task<JsonElement> Points(TillDesk desk) =>
        desk.Till.Tell("/point-rules", new
        {
            name = "House", kind = "amount", points = 1, every = Cny(100),
        });

    private static string Big(string? word) => char.ToUpperInvariant(word![0]) + word[1..];
}
