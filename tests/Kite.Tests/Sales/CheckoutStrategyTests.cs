using System.Net;
using System.Text.Json;
using static Kite.Tests.CardShop;
using static Kite.Tests.TillDesk;

namespace Kite.Tests;

/// <summary>What strategies take off a bill at the till, by the way in which it is paid (T13).
/// </summary>
[Trait("books", "both")]
public sealed class CheckoutStrategyTests
{
    // A bill of 100 by the classic: what the balance pays buys as much; the rest a fifth off.
    [Theory]
    [InlineData(0, 8_000)]
    [InlineData(10_000, 0)]
    [InlineData(5_000, 4_000)]
    [InlineData(9_999, 1)]
    public async Task The_classic_gives_nothing_from_the_balance_and_a_fifth_otherwise(
        long balance, long cash)
    {
        await using var desk = await Begin();
        await Classic(desk);
        var card = await desk.Cards.Card();
        await desk.Cards.TopUp(card, 20_000);
        var tenders = new[] { Stored(balance, card), Cash(cash) }
            .Where((_, i) => (i == 0 ? balance : cash) > 0).ToArray();
        var bill = new { till = 1, lines = Lines("PIE", "PIE", "PIE", "PIE", "PIE"), tenders };

        var quote = await desk.Quote(bill);
        var receipt = await desk.Sell(bill);

        Assert.NotNull(quote.Word("quote"));
        Assert.Equal((balance + cash, 0), (Coins(receipt, "total"), Coins(quote, "due")));
        Assert.Equal(10_000 - balance - cash, Discounts(receipt).Sum(d => Coins(d, "amount")));
        Assert.All(Discounts(receipt), d => Assert.Equal("Classic", d.Word("name")));
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));
    }

    [Fact]
    public async Task A_quote_names_both_totals_the_cheapest_way_and_why_a_strategy_does_not_hold()
    {
        await using var desk = await Begin();
        await Classic(desk);
        await (await Strategies(desk)).Run(new
        {
            name = "Gold only", effect = new { kind = "amount", amount = Cny(100) },
            who = new { tags = new[] { "gold" } }, sheet = StrategyDesks.Written,
        });
        var card = await desk.Cards.Card();
        await desk.Cards.TopUp(card, 3_000);

        var quote = await desk.Quote(new { till = 1, card, lines = Lines("PIE", "PIE") });

        Assert.Equal(
            ["0 + 3200 = 3200 True", "4000 + 0 = 4000 False"],
            quote.GetProperty("plans").EnumerateArray().Select(p =>
                $"{Coins(p, "fromBalance")} + {Coins(p, "otherwise")} = {Coins(p, "total")} "
                + $"{p.GetProperty("isCheapest")}"));
        Assert.Equal(
            ["Classic ", "Gold only hasNoSuchTag"],
            quote.GetProperty("strategies").EnumerateArray()
                .Select(s => $"{s.Word("name")} {s.Word("why")}").Order());
    }

    [Fact]
    public async Task Tax_is_taken_of_what_is_left_and_what_comes_on_top_is_paid_from_the_balance()
    {
        await using var desk = await Begin();
        await Classic(desk);
        var card = await desk.Cards.Card();
        await desk.Cards.TopUp(card, 20_000);
        object[] lines = [new { name = "Candle", amount = Cny(10_000), taxRate = "CITY" }];

        var otherwise = await desk.Sell(new { till = 1, lines, tenders = new[] { Cash(8_400) } });
        var balance = await desk.Sell(
            new { till = 1, lines, tenders = new[] { Stored(10_500, card) } });
        var half = await desk.Quote(
            new { till = 1, lines, tenders = new[] { Stored(5_250, card), Cash(4_200) } });

        Assert.Equal((8_400, 400), (Coins(otherwise, "total"), Coins(otherwise, "tax")));
        Assert.Equal((10_500, 500), (Coins(balance, "total"), Coins(balance, "tax")));
        Assert.Equal((9_450, 0), (Coins(half, "total"), Coins(half, "due")));
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));
    }

    [Fact]
    public async Task What_a_strategy_gave_is_counted_and_its_end_holds_for_many_tills_at_once()
    {
        await using var desk = await Begin();
        var id = await (await Strategies(desk)).Run(
            StrategyDesks.Classic("Opening", new { budget = Cny(1_000) }));
        var lin = (await desk.Till.Customer("Lin Mei")).Number();
        var bill = new
        {
            till = 1, customer = lin, lines = Lines("TEA", "TEA"),
            tenders = new[] { Cash(1_600) },
        };

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var answer = await desk.Send(bill);
            return answer.StatusCode;
        }));

        // Two bills of 400 off, and 200 are left: the third would cost more than was brought.
        Assert.Equal(2, answers.Count(a => a == HttpStatusCode.Created));
        var last = await desk.Sell(bill with { tenders = new[] { Cash(1_800) } });
        Assert.Equal(200, Discounts(last).Sum(d => Coins(d, "amount")));
        Assert.Equal(
            1_000,
            Coins(
                (await desk.Till.Ask($"/strategies/{id}")).GetProperty("strategy"), "given"));
        var full = await desk.Sell(bill with { tenders = new[] { Cash(2_000) } });
        Assert.Empty(Discounts(full));
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));
    }

    private static IEnumerable<JsonElement> Discounts(JsonElement bill) =>
        bill.GetProperty("lines").EnumerateArray()
            .SelectMany(l => l.GetProperty("discounts").EnumerateArray());

    private static async Task<string> Classic(TillDesk desk) =>
        await (await Strategies(desk)).Run(StrategyDesks.Classic());

    private static async Task<StrategyDesks> Strategies(TillDesk desk) =>
        new(desk.Cards, desk.Till, await desk.Shop.Client(Role.Manager));
}
