using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Cards;
using Microsoft.EntityFrameworkCore;
using static Kite.Tests.CardShop;
using static Kite.Tests.MembershipDesks;
using static Kite.Tests.TillDesk;

namespace Kite.Tests;

/// <summary>Memberships: bought, giving member prices, running out, renewed, ended early (T9).
/// </summary>
[Trait("books", "both")]
public sealed class MembershipTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_pays_member_prices_until_it_runs_out_and_again_once_renewed()
    {
        await using var desk = await Begin();
        var lin = (await desk.Till.Customer("Lin Mei")).Number();
        var plan = await Plan(desk, new
        {
            name = "Gold year", grade = "Gold", fee = Cny(36_500), unit = "days", term = 30,
            renewDays = 7, graceDays = 3,
        });
        Assert.Equal(1_000, await PriceOfTea(desk, lin));

        var sold = (await Sell(desk, new { planId = plan, customerNumber = lin, tender = "cash" }))
            .GetProperty("membership");
        Assert.Equal("running", sold.Word("state"));
        Assert.Equal(Today(desk), sold.Word("firstDay"));
        Assert.Equal(Today(desk, 29), sold.Word("lastDay"));
        Assert.Equal(800, await PriceOfTea(desk, lin));
        Assert.Equal(1_000, await PriceOfTea(desk, null));
        var bill = await desk.Sell(
            new { till = 1, customer = lin, lines = Lines("TEA"), tenders = new[] { Cash(800) } });
        Assert.True(bill.GetProperty("isMember").GetBoolean());

        // Too early to renew; then in time: the new term follows without a gap.
        Assert.Equal("membership-runs-still", await Refused(
            desk, new { planId = plan, customerNumber = lin, tender = "cash" }));
        Wait(desk, 31);
        Assert.Equal(800, await PriceOfTea(desk, lin));
        Wait(desk, 2);
        Assert.Equal(1_000, await PriceOfTea(desk, lin));
        var again = (await Sell(desk, new
        {
            planId = plan, customerNumber = lin, tender = "bankCard",
        })).GetProperty("membership");
        Assert.Equal(Today(desk), again.Word("firstDay"));
        Assert.Equal(sold.Number(), again.Number("renews"));
        Assert.Equal(800, await PriceOfTea(desk, lin));

        Wait(desk, 25);
        var next = (await Sell(desk, new
        {
            planId = plan, customerNumber = lin, tender = "mobile",
        })).GetProperty("membership");
        Assert.Equal("upcoming", next.Word("state"));
        Assert.Equal(
            DateOnly.Parse(again.Word("lastDay")!, null).AddDays(1),
            DateOnly.Parse(next.Word("firstDay")!, null));
        await Well(desk);
        var states = (await desk.Till.Ask($"/memberships?customer={lin}&order=last")).Items()
            .Select(m => m.Word("state"));
        Assert.Equal(["over", "running", "upcoming"], states);
    }

    [Fact]
    public async Task Its_fee_becomes_income_month_by_month_and_missed_months_are_caught_up()
    {
        await using var desk = await Begin();
        var lin = (await desk.Till.Customer("Lin Mei")).Number();
        var plan = await Plan(desk, new { name = "Year", fee = Cny(10_000), term = 12 });
        var number = (await Sell(desk, new
        {
            planId = plan, customerNumber = lin, tender = "cash",
        })).GetProperty("membership").Number();
        Assert.Equal(0, await Earn(desk));

        // However many copies look at once, each month is posted once.
        Wait(desk, 100);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Earn(desk)));
        Assert.Equal(await Due(desk, number), await Posted(desk, number));
        await Well(desk);

        Wait(desk, 300);
        Assert.Equal(await Due(desk, number), await Posted(desk, number));
        var over = (await desk.Till.Ask($"/memberships/{number}")).GetProperty("membership");
        Assert.Equal((10_000, 0), (Coins(over, "earned"), Coins(over, "deferred")));
        Assert.Equal("over", over.Word("state"));
        await Well(desk);
        var house = await desk.Shop.Books(db => db.Set<Entry>()
            .GroupBy(e => e.Account).Select(g => new { g.Key, Coins = g.Sum(e => e.Coins) })
            .ToDictionaryAsync(g => g.Key, g => g.Coins, Cancel));
        Assert.Equal((-10_000, 0, 10_000), (
            house[Account.Cash], house[Account.DeferredMembership],
            house[Account.MembershipIncome]));
    }

    [Fact]
    public async Task Ended_early_the_days_to_come_go_back_and_the_till_asks_full_prices_again()
    {
        await using var desk = await Begin();
        var lin = (await desk.Till.Customer("Lin Mei")).Number();
        var plan = await Plan(desk, new
        {
            name = "Month", fee = Cny(3_000), unit = "days", term = 30, renewDays = 30,
        });
        object sale = new { planId = plan, customerNumber = lin, tender = "cash" };
        var number = (await Sell(desk, sale)).GetProperty("membership").Number();
        Wait(desk, 9);
        var later = (await Sell(desk, sale)).GetProperty("membership").Number();

        Assert.Equal("membership-is-renewed", await NotEnded(desk, number));
        var whole = (await End(desk, later)).GetProperty("membership");
        Assert.Equal((3_000, 0), (Coins(whole, "back"), Coins(whole, "earned")));
        var ended = (await End(desk, number, "end")).GetProperty("membership");
        Assert.Equal("cancelled", ended.Word("state"));
        Assert.Equal(
            (2_000, 1_000, 0), (Coins(ended, "back"), Coins(ended, "earned"),
                Coins(ended, "deferred")));
        var again = (await End(desk, number, "end")).GetProperty("membership");
        Assert.Equal(ended.Word("cancelledAt"), again.Word("cancelledAt"));
        Assert.Equal("membership-is-cancelled", await NotEnded(desk, number));

        // Today still counts; a new one begins tomorrow.
        Assert.Equal(800, await PriceOfTea(desk, lin));
        Wait(desk, 1);
        Assert.Equal(1_000, await PriceOfTea(desk, lin));
        Wait(desk, 60);
        Assert.Equal(0, await Earn(desk));
        await Well(desk);
        var seller = await desk.Shop.Client("value:write");
        using var not = await Post(
            desk, $"memberships/{number}/cancellations",
            new { reason = "moved", tender = "cash" }, by: seller);
        await Read(not, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Who_shows_a_bearers_card_is_a_member_and_so_is_the_card_in_its_place()
    {
        await using var desk = await Begin();
        var card = await desk.Cards.Card();
        var plan = await Plan(desk, new { name = "Year", fee = Cny(10_000), term = 12 });
        await Sell(desk, new { planId = plan, card, tender = "cash" });
        Assert.Equal(800, await PriceOfTea(desk, null, card));

        await desk.Till.Tell($"/cards/{card}/losses", new { });
        var next = (await desk.Till.Tell(
            $"/cards/{card}/replacements", new { reason = "saw the passport" })).Number();
        Assert.Equal(800, await PriceOfTea(desk, null, next));
        Assert.Equal(card, (await desk.Till.Ask($"/memberships?find={next}")).Items().Single()
            .Number("card"));
    }

    [Fact]
    public async Task Paid_at_a_till_it_counts_in_the_shift_and_asked_again_it_is_told_the_same()
    {
        await using var desk = await Begin();
        var lin = (await desk.Till.Customer("Lin Mei")).Number();
        var plan = await Plan(desk, new { name = "Year", fee = Cny(10_000), term = 12 });
        object sale = new { planId = plan, customerNumber = lin, tender = "cash" };

        var first = await Sell(desk, sale, "k", "tills/1/memberships");
        var second = await Sell(desk, sale, "k", "tills/1/memberships");
        Assert.Equal(first.GetRawText(), second.GetRawText());
        using var other = await Post(
            desk, "tills/1/memberships",
            new { planId = plan, customerNumber = lin, tender = "mobile" }, "k");
        await Read(other, HttpStatusCode.UnprocessableEntity);
        using var closed = await Post(desk, "tills/9/memberships", sale);
        await Read(closed, HttpStatusCode.NotFound);

        var shift = (await desk.Till.Ask("/shifts")).Items().Single();
        var told = await desk.Till.Ask($"/shifts/{shift.Word("id")}");
        Assert.Equal(
            ["memberships cash 10000"],
            told.GetProperty("figures").EnumerateArray().Select(
                f => $"{f.Word("kind")} {f.Word("tender")} {Coins(f, "amount")}"));
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.Of));
        await Well(desk);
    }

    [Theory]
    [InlineData("{}", "tender customerNumber")]
    [InlineData("{'customerNumber': 1, 'tender': 'cash'}", "planId")]
    [InlineData("{'customerNumber': 99, 'tender': 'cash', 'planId': '¤'}", "customerNumber")]
    [InlineData("{'card': 99, 'tender': 'cash', 'planId': '¤'}", "card")]
    [InlineData("{'customerNumber': 1, 'card': 100001, 'tender': 'cash', 'planId': '¤'}", "card")]
    public async Task What_cannot_be_sold_is_refused_at_its_field_and_nothing_is_written(
        string facts, string fields)
    {
        await using var desk = await Begin();
        await desk.Till.Customer("Lin Mei");
        await desk.Cards.Card();
        var plan = await Plan(desk, new { name = "Year", fee = Cny(10_000), term = 12 });
        var before = await desk.Everything();

        var body = facts.Replace('\'', '"').Replace("¤", plan, StringComparison.Ordinal);
        using var answer = await Post(desk, "memberships", JsonElement.Parse(body));
        var told = await Read(answer, HttpStatusCode.UnprocessableEntity);

        Assert.Equal(
            fields, string.Join(
                ' ', told.GetProperty("fields").EnumerateObject().Select(f => f.Name)));
        Assert.Equal(before, await desk.Everything());
    }

    [Fact]
    public async Task A_plan_keeps_its_versions_and_what_was_sold_keeps_to_its_own()
    {
        await using var desk = await Begin();
        var lin = (await desk.Till.Customer("Lin Mei")).Number();
        var plan = await Plan(desk, new { name = "Year", fee = Cny(10_000), term = 12 });
        var sold = await Sell(desk, new { planId = plan, customerNumber = lin, tender = "cash" });
        await desk.Till.Tell($"/membership-plans/{plan}/versions", new
        {
            name = "Year", fee = Cny(20_000), term = 6, givesMemberPrices = false,
        });

        var number = sold.GetProperty("membership").Number();
        var kept = (await desk.Till.Ask($"/memberships/{number}")).GetProperty("membership");
        Assert.Equal((1, 10_000), (kept.Number("planVersion"), Coins(kept, "fee")));
        Assert.Equal(800, await PriceOfTea(desk, lin));
        var newest = (await desk.Till.Ask("/membership-plans")).Items().Single();
        Assert.Equal((2, 1), (newest.Number("version"), newest.Number("members")));
        using var same = await desk.Till.PostAsJsonAsync(
            "/api/v1/membership-plans", new { name = "Year", fee = Cny(1), term = 1 }, Cancel);
        var taken = await Read(same, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(
            "plan-name-is-taken",
            taken.GetProperty("fields").GetProperty("name")[0].Word("code"));
    }

    [Fact]
    public async Task It_follows_a_merge_and_goes_back_and_the_timeline_tells_of_it()
    {
        await using var desk = await Begin();
        var (lin, twin) = (
            await desk.Till.Customer("Lin Mei"), await desk.Till.Customer("Lin May"));
        var plan = await Plan(desk, new { name = "Year", fee = Cny(10_000), term = 12 });
        await Sell(desk, new { planId = plan, customerNumber = twin.Number(), tender = "cash" });

        await desk.Till.Tell(
            $"/customers/{lin.Word("id")}/merges", new { other = twin.Word("id") });
        Assert.Equal(800, await PriceOfTea(desk, lin.Number()));
        Assert.Equal(800, await PriceOfTea(desk, twin.Number()));
        var told = (await desk.Till.Ask(
            $"/customers/{lin.Word("id")}/timeline?kind=membership")).Items().Single();
        Assert.Equal(
            ("membership.sold", "Year", 10_000),
            (told.Word("says"), told.GetProperty("facts").Word("plan"), Coins(told, "amount")));

        var merge = (await desk.Till.Ask($"/customers/{lin.Word("id")}/merges")).Items()
            .Single();
        await desk.Till.Tell($"/merges/{merge.Word("id")}/undos", new { });
        Assert.Equal(1_000, await PriceOfTea(desk, lin.Number()));
        Assert.Equal(800, await PriceOfTea(desk, twin.Number()));
        await Well(desk);
    }
}
