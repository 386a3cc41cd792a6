using System.Net;
using System.Net.Http.Json;
using static Kite.Tests.CardShop;
using static Kite.Tests.TillDesk;

namespace Kite.Tests;

/// <summary>Discount and VIP cards, named or bearer; how many are alive (T12); and strategies that
/// ask for members (T13).</summary>
[Trait("books", "both")]
public sealed class DiscountCardTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_shows_a_discount_card_is_told_what_it_took_off_until_it_runs_out()
    {
        await using var desk = await Begin(new
        {
            name = "VIP", holders = "bearers", discountBasisPoints = 1_000, termMonths = 1,
        });
        var card = await desk.Cards.Card();
        Assert.Equal("1000 ", await Price(desk, null));
        Assert.Equal("900 VIP 100", await Price(desk, card));
        var bill = await desk.Sell(
            new { till = 1, card, lines = Lines("TEA"), tenders = new[] { Cash(900) } });
        var off = bill.GetProperty("lines")[0].GetProperty("discounts")[0];
        Assert.Equal("VIP 100", $"{off.Word("name")} {Coins(off, "amount")}");

        await desk.Till.Tell($"/cards/{card}/losses", new { });
        var next = (await desk.Till.Tell(
            $"/cards/{card}/replacements", new { reason = "knew her well" })).Number();
        Assert.Equal("900 VIP 100", await Price(desk, next));
        desk.Shop.Clock.Advance(TimeSpan.FromDays(32));
        Assert.Equal("1000 ", await Price(desk, next));
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.Of));
    }

    [Fact]
    public async Task A_strategy_that_stands_beside_none_shuts_the_card_out_and_says_so()
    {
        await using var desk = await Begin(new { name = "VIP", discountBasisPoints = 500 });
        var card = await desk.Cards.Card();
        var house = await desk.Till.Tell("/strategies", new
        {
            name = "House", effect = new { kind = "percent", basisPoints = 2_000 },
            combining = "withNone",
        });
        var trial = await desk.Till.Tell("/strategies/trials", new
        {
            card, lines = new[] { new { product = "TEA" } }, strategy = house.Word("id"),
        });
        Assert.Contains("\"excluded\"", trial.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_says_for_whom_it_is_and_what_it_may_take_off()
    {
        await using var desk = await Begin(new { name = "Named", holders = "named" });
        var lin = (await desk.Till.Customer("Lin Mei")).Number();
        Assert.Equal("card-is-for-somebody", await Fault(desk, "cards", new { }));
        await desk.Till.Tell("/cards", new { customerNumber = lin });
        var bearers = (await desk.Till.Tell(
            "/card-kinds", new { name = "Bearer", holders = "bearers" })).Word("id");
        Assert.Equal("card-is-for-bearers", await Fault(
            desk, "cards", new { kindId = bearers, customerNumber = lin }));
        Assert.Equal("out-of-range", await Fault(
            desk, "card-kinds", new { name = "Free", discountBasisPoints = 10_001 }));
        Assert.Equal("out-of-range", await Fault(
            desk, "card-kinds", new { name = "Free", termMonths = 0 }));
    }

    [Fact]
    public async Task Of_each_kind_it_is_known_how_many_are_alive_asleep_and_gone()
    {
        await using var desk = await Begin(new { name = "VIP", termMonths = 12 });
        var cards = new List<long>();
        for (var i = 0; i < 5; i++) cards.Add(await desk.Cards.Card());
        await desk.Till.Tell($"/cards/{cards[0]}/freezes", new { });
        await desk.Till.Tell($"/cards/{cards[1]}/losses", new { });
        await desk.Till.Tell($"/cards/{cards[1]}/replacements", new { reason = "her passport" });
        desk.Shop.Clock.Advance(TimeSpan.FromDays(200));
        await desk.Cards.TopUp(cards[2], 5_000);

        // Issued, alive, asleep, run out, frozen, lost.
        Assert.Equal("5 4 3 0 1 0", await Counts(desk));
        desk.Shop.Clock.Advance(TimeSpan.FromDays(200));
        await desk.Cards.Card();
        Assert.Equal("6 1 0 4 1 0", await Counts(desk));
        using var file = await desk.Till.GetAsync("/api/v1/card-kinds/counts/export", Cancel);
        var text = await file.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("VIP", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strategy_for_members_asks_for_their_plan_or_grade()
    {
        await using var desk = await Begin();
        var lin = (await desk.Till.Customer("Lin Mei")).Number();
        var plan = (await desk.Till.Tell("/membership-plans", new
        {
            name = "Year", grade = "Gold", fee = Cny(10_000), term = 12,
            givesMemberPrices = false,
        })).Word("id");
        var names = 0;
        async Task<long> Tried(object who)
        {
            var strategy = await desk.Till.Tell("/strategies", new
            {
                name = $"Members {++names}", who,
                effect = new { kind = "percent", basisPoints = 2_000 },
            });
            return Coins(
                await desk.Till.Tell("/strategies/trials", new
                {
                    customer = lin, lines = new[] { new { product = "TEA" } },
                    strategy = strategy.Word("id"),
                }),
                "allOtherwise");
        }
        Assert.Equal(1_000, await Tried(new { member = true }));
        using var sold = await desk.Send(
            new { planId = plan, customerNumber = lin, tender = "cash" }, path: "memberships");
        await Read(sold, HttpStatusCode.Created);

        Assert.Equal(800, await Tried(new { member = true }));
        Assert.Equal(800, await Tried(new { plans = new[] { plan } }));
        Assert.Equal(800, await Tried(new { grades = new[] { "Gold" } }));
        Assert.Equal(1_000, await Tried(new { grades = new[] { "Silver" } }));
    }

    private static async Task<string> Price(TillDesk desk, long? card)
    {
        var quote = await desk.Quote(new { till = 1, card, lines = Lines("TEA") });
        var off = quote.GetProperty("lines")[0].GetProperty("discounts").EnumerateArray()
            .Select(d => $"{d.Word("name")} {Coins(d, "amount")}");
        return $"{Coins(quote, "total")} {string.Join(' ', off)}";
    }

    private static async Task<string> Counts(TillDesk desk)
    {
        var c = (await desk.Till.Ask("/card-kinds/counts")).Items().Single();
        return string.Join(
            ' ', new[] { "issued", "alive", "asleep", "runOut", "frozen", "lost" }
                .Select(field => c.Number(field)));
    }

    private static async Task<string?> Fault(TillDesk desk, string path, object body)
    {
        using var answer = await desk.Till.PostAsJsonAsync("/api/v1/" + path, body, Cancel);
        var told = await Read(answer, HttpStatusCode.UnprocessableEntity);
        return told.GetProperty("fields").EnumerateObject().First().Value[0].Word("code");
    }
}
