using System.Net;
using static Kite.Tests.CardShop;
using static Kite.Tests.TillDesk;

namespace Kite.Tests;

/// <summary>What a bill does with cards: paid from several, points onto one (T3, T7).</summary>
[Trait("books", "both")]
public sealed class CheckoutCardTests
{
    [Fact]
    public async Task A_bill_is_paid_from_two_cards_and_says_what_is_left_on_each()
    {
        await using var desk = await Begin();
        var (first, second) = (await desk.Cards.Card(), await desk.Cards.Card());
        await desk.Cards.TopUp(first, 1_500);
        await desk.Cards.TopUp(second, 4_000);

        var receipt = await desk.Sell(new
        {
            till = 1, lines = Lines("PIE", "PIE"),
            tenders = new[] { Stored(1_500, first), Cash(500), Stored(2_000, second) },
        });

        var tenders = receipt.GetProperty("tenders").EnumerateArray().ToList();
        Assert.Equal(
            ["1500 0", "4000 2000"],
            new[] { tenders[0], tenders[2] }.Select(
                t => $"{Coins(t, "before")} {Coins(t, "after")}"));
        Assert.Equal(3, tenders.Select(t => t.Word("transaction")).Distinct().Count());
        Assert.Equal((0, 0), await desk.Cards.Balance(first));
        Assert.Equal((2_000, 0), await desk.Cards.Balance(second));
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));
    }

    [Fact]
    public async Task Where_one_of_two_cards_cannot_pay_neither_does()
    {
        await using var desk = await Begin();
        var (first, second) = (await desk.Cards.Card(), await desk.Cards.Card());
        await desk.Cards.TopUp(first, 2_000);
        await desk.Cards.TopUp(second, 1_999);
        var before = await desk.Everything();

        var refused = await desk.Refused(
            new
            {
                till = 1, lines = Lines("PIE", "PIE"),
                tenders = new[] { Stored(2_000, first), Stored(2_000, second) },
            },
            HttpStatusCode.Conflict);

        Assert.Equal("too-little-in-purse", refused);
        Assert.Equal(before, await desk.Everything());
    }

    // Who buys, which card is shown, onto whose card the points of a bill of 20 go.
    [Theory]
    [InlineData("Lin", null, "Lin")]
    [InlineData("Lin", "Lin", "Lin")]
    [InlineData("Lin", "bearer", "bearer")]
    [InlineData("Lin", "Wu", "Lin")]
    [InlineData(null, "Wu", "Wu")]
    [InlineData(null, "bearer", "bearer")]
    [InlineData(null, null, null)]
    public async Task Points_go_onto_the_card_shown_or_else_onto_the_customers_own(
        string? buyer, string? shown, string? gets)
    {
        await using var desk = await Begin();
        await desk.Till.Tell("/point-rules", new
        {
            name = "House", kind = "amount", points = 1, every = Cny(100),
        });
        var lin = (await desk.Till.Customer("Lin Mei")).Number();
        var wu = (await desk.Till.Customer("Wu Hao")).Number();
        var cards = new Dictionary<string, long>
        {
            ["Lin"] = await desk.Cards.Card(new { customerNumber = lin }),
            ["Wu"] = await desk.Cards.Card(new { customerNumber = wu }),
            ["bearer"] = await desk.Cards.Card(),
        };

        var receipt = await desk.Sell(new
        {
            till = 1, customer = buyer is null ? (long?)null : lin,
            card = shown is null ? (long?)null : cards[shown], lines = Lines("PIE"),
            tenders = new[] { Cash(2_000) },
        });

        var points = receipt.GetProperty("points");
        Assert.Equal(
            gets is null ? null : $"{cards[gets]} 20 20",
            gets is null
                ? null
                : $"{points.Number("card")} {points.Number("points")} {points.Number("after")}");
        Assert.Equal(
            gets is null, points.ValueKind is System.Text.Json.JsonValueKind.Null);
        foreach (var (whose, card) in cards)
        {
            Assert.Equal(
                whose == gets ? 20 : 0, (await desk.Till.Ask($"/cards/{card}")).Number("points"));
        }
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));
    }

    [Fact]
    public async Task A_bill_paid_from_a_card_earns_in_the_same_commit_and_a_repeat_earns_nothing()
    {
        await using var desk = await Begin();
        await desk.Till.Tell("/point-rules", new
        {
            name = "House", kind = "amount", points = 1, every = Cny(100),
        });
        var card = await desk.Cards.Card();
        await desk.Cards.TopUp(card, 5_000);
        var bill = new
        {
            till = 1, card, lines = Lines("PIE"), tenders = new[] { Stored(2_000, card) },
        };

        var first = await desk.Sell(bill, "once");
        var again = await desk.Sell(bill, "once");

        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Equal(20, (await desk.Till.Ask($"/cards/{card}")).Number("points"));
        var statement = (await desk.Till.Ask($"/cards/{card}/points/statement")).Items().Single();
        Assert.Equal(
            (first.GetProperty("points").Word("transaction"), first.Word("at")![..19]),
            (statement.Word("id"), statement.Word("at")![..19]));
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));
    }

    // 100 points are worth 1.00; the bill is 20.00: what points pay earns none.
    [Fact]
    public async Task Points_pay_a_part_at_their_worth_earn_none_themselves_and_come_back_by_line()
    {
        await using var desk = await Begin();
        var card = await desk.Cards.Card();
        await desk.Till.Tell("/point-rules", new
        {
            name = "House", kind = "amount", points = 1, every = Cny(1),
        });
        await desk.Till.Tell("/point-rules", new
        {
            name = "Worth", kind = "worth", points = 100, every = Cny(100),
        });
        await desk.Cards.Do(card, "earnings", new { amount = Cny(600) });
        var bill = new
        {
            till = 1, card, lines = Lines("TEA", "TEA"),
            tenders = new[] { new { kind = "points", points = 500 }, Cash(1_500) },
        };

        var quote = await desk.Quote(bill);
        var receipt = await desk.Sell(bill);
        var back = await desk.GiveBack(receipt);

        Assert.Equal((500, 0), (Coins(quote.GetProperty("tenders")[0], "amount"),
            Coins(quote, "due")));
        var spent = receipt.GetProperty("tenders")[0];
        Assert.Equal((500, 100), (spent.Number("points"), spent.Number("pointsAfter")));
        Assert.Equal(
            (1_500, 1_600),
            (receipt.GetProperty("points").Number("points"),
                receipt.GetProperty("points").Number("after")));
        Assert.Equal(
            ["cash 750 ", "points 250 250"],
            back.GetProperty("back").GetProperty("tenders").EnumerateArray()
                .Select(t => $"{t.Word("kind")} {Coins(t, "amount")} {t.GetProperty("points")}")
                .Order());
        Assert.Equal(-750, back.GetProperty("points").Number("points"));
        Assert.Equal(
            1_600 + 250 - 750, (await desk.Till.Ask($"/cards/{card}")).Number("points"));
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));
    }

    // Ten points are worth 1.00, and every 1.00 that is paid gives one.
    [Fact]
    public async Task Points_spent_a_payment_and_points_given_are_one_and_told_again_as_they_were()
    {
        await using var desk = await Begin();
        var card = await desk.Cards.Card();
        await desk.Till.Tell("/point-rules", new
        {
            name = "House", kind = "amount", points = 1, every = Cny(100),
        });
        await desk.Till.Tell("/point-rules", new
        {
            name = "Worth", kind = "worth", points = 10, every = Cny(100),
        });
        await desk.Cards.TopUp(card, 10_000);
        await desk.Cards.Do(card, "earnings", new { amount = Cny(5_000) });

        var first = await Pay(40, "bill 1");
        using var again = await Send(40, "bill 1");
        using var poor = await Send(30, "another", stored: 1_700);

        var tenders = first.GetProperty("tenders");
        Assert.Equal(
            (40, 400, 1_600, 16),
            (tenders[0].Number("points"), Coins(tenders[0], "amount"),
                Coins(tenders[1], "amount"), first.GetProperty("points").Number("points")));
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(
            first.GetRawText(),
            (await Read(again, HttpStatusCode.Created)).GetRawText());
        Assert.Equal(
            "too-few-points", (await Read(poor, HttpStatusCode.Conflict)).Word("code"));
        Assert.Equal((8_400, 0), await desk.Cards.Balance(card));
        Assert.Equal(26, (await desk.Till.Ask($"/cards/{card}")).Number("points"));
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));

        async Task<System.Text.Json.JsonElement> Pay(int points, string key)
        {
            using var answer = await Send(points, key);
            return await Read(answer, HttpStatusCode.Created);
        }

        Task<HttpResponseMessage> Send(int points, string key, long stored = 1_600) => desk.Send(
            new
            {
                till = 1, card, lines = Lines("PIE"),
                tenders = new[] { new { kind = "points", points }, Stored(stored, card) },
            },
            key);
    }

    [Theory]
    [InlineData(150, null, "points-are-no-multiple")]
    [InlineData(0, null, "amount-must-be-above-nothing")]
    [InlineData(-100, null, "amount-must-be-above-nothing")]
    [InlineData(100, 99L, "points-are-worth")]
    [InlineData(3_000, null, "tenders-do-not-add-up")]
    public async Task Points_that_do_not_fit_are_refused_by_the_tender(
        int points, long? amount, string code)
    {
        await using var desk = await Begin();
        var card = await desk.Cards.Card();
        await desk.Till.Tell("/point-rules", new
        {
            name = "Worth", kind = "worth", points = 100, every = Cny(100),
        });

        var refused = await desk.Refused(new
        {
            till = 1, card, lines = Lines("TEA", "TEA"),
            tenders = new[]
            {
                new
                {
                    kind = "points", points, amount = amount is { } said ? Cny(said) : null,
                },
            },
        });

        Assert.Equal(code, refused);
    }
}
