using System.Net;
using System.Text.Json;
using Kite.Cards;
using static Kite.Tests.CardShop;
using static Kite.Tests.MembershipDesks;
using static Kite.Tests.TillDesk;

namespace Kite.Tests;

/// <summary>The figures that a manager asks for, as programs see them (T16).</summary>
[Trait("books", "both")]
public sealed class FigureTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_owed_rolls_from_one_day_to_another_and_a_past_day_stays_as_it_was()
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();
        await shop.TopUp(card, 500_000);
        await shop.Pay(card, 110_000);
        var first = await Owed(shop.Till);
        Assert.Equal(
            """
            before      0+0 0
            TopUp       500000+50000 0
            Payment     -100000+-10000 0
            afterwards  400000+40000 0
            """,
            first);
        var then = On(shop, 0);

        shop.Shop.Clock.Advance(TimeSpan.FromDays(40));
        var paid = await shop.Pay(card, 11_000);
        await shop.Do(card, "refunds", new
        {
            payment = paid.Word("id"), amount = Cny(5_500),
        });
        await shop.Do(card, "cash-outs", new { tender = "cash", reason = "moved" });

        Assert.Equal(
            """
            before      400000+40000 0
            Payment     -10000+-1000 0
            Refund      5000+500 0
            CashOut     -395000+-39500 0
            afterwards  0+0 0
            """,
            await Owed(shop.Till, $"from={On(shop, -5)}&to={On(shop, 0)}"));
        Assert.Equal(first, await Owed(shop.Till, $"from={then[..8]}01&to={then}"));
        // The rows behind a line add up to it.
        var rows = (await shop.Till.Ask("/card-transactions?kind=payment")).Items().ToList();
        Assert.Equal(-110_000, rows.Sum(r => Coins(r, "principal")));
        Assert.Equal(card, rows[0].Number("cardNumber"));
    }

    [Fact]
    public async Task Points_are_owed_in_points_and_in_money_at_the_rate_of_the_day()
    {
        await using var desk = await Begin();
        await desk.Till.Tell("/point-rules", new
        {
            name = "House", kind = "amount", points = 1, every = Cny(100),
        });
        await desk.Till.Tell("/point-rules", new
        {
            name = "Off", kind = "worth", points = 100, every = Cny(500),
        });
        var card = await desk.Cards.Card();
        await desk.Cards.Do(card, "earnings", new { amount = Cny(45_000) });
        await desk.Cards.Do(card, "redemptions", new { points = 100 });

        var owed = (await desk.Till.Ask("/card-figures/liability")).Items().Single();
        Assert.Equal(350, owed.GetProperty("closing").Number("points"));
        Assert.Equal(1_750, Coins(owed, "pointsWorth"));
        var points = (await desk.Till.Ask("/card-figures/redemption")).GetProperty("value")
            .EnumerateArray().Single().GetProperty("points");
        Assert.Equal((450, 100), (points.Number("issued"), points.Number("spent")));
    }

    [Fact]
    public async Task Bonus_that_lapses_is_told_by_the_month_in_which_it_was_given()
    {
        await using var shop = await CardShop.Open(new
        {
            name = "Gold", bonusDays = 30,
            tiers = new[] { new { from = Cny(100_000), bonus = Cny(10_000) } },
        });
        var (one, other) = (await shop.Card(), await shop.Card());
        await shop.TopUp(one, 100_000);
        var month = On(shop, 0)[..7];
        await shop.Pay(one, 55_000);
        // Moved to another card it keeps the day on which it was given.
        await shop.Do(one, "transfers", new { to = other });
        shop.Shop.Clock.Advance(TimeSpan.FromDays(40));
        await shop.Pay(other, 1_000);

        var told = (await shop.Till.Ask("/card-figures/redemption")).GetProperty("value")
            .EnumerateArray().Single();
        var given = told.GetProperty("months").EnumerateArray()
            .Single(m => m.Word("month")!.StartsWith(month, StringComparison.Ordinal))
            .GetProperty("bonus");
        Assert.Equal(
            (10_000, 5_000, 5_000),
            (given.Number("issued"), given.Number("spent"), given.Number("lapsed")));
        Assert.Equal(0.5, given.GetProperty("lapsedShare").GetDouble());
        var now = told.GetProperty("bonus");
        Assert.Equal((0, 5_000), (now.Number("issued"), now.Number("lapsed")));
        Assert.Equal(JsonValueKind.Null, now.GetProperty("lapsedShare").ValueKind);
    }

    [Fact]
    public async Task Cards_are_counted_by_kind_as_issued_closed_and_lost_and_open_their_rows()
    {
        await using var shop = await CardShop.Open();
        var (one, other) = (await shop.Card(), await shop.Card());
        shop.Shop.Clock.Advance(TimeSpan.FromDays(200));
        var late = await shop.Card();
        foreach (var (card, verb) in new[] { (one, "closings"), (late, "losses") })
        {
            using var turned = await shop.Send(card, verb, new { });
            Assert.Equal(HttpStatusCode.OK, turned.StatusCode);
        }

        var days = $"from={On(shop, -5)}&to={On(shop, 0)}";
        var kind = (await shop.Till.Ask($"/card-figures/activity?{days}")).Items().Single();
        Assert.Equal(
            (1, 1, 1, 1, 1),
            (kind.Number("issued"), kind.Number("closed"), kind.Number("lost"),
                kind.Number("alive"), kind.Number("asleep")));
        var opened = $"issuedFrom={On(shop, -5)}&issuedTo={On(shop, 0)}";
        Assert.Equal([late], await Numbers($"/cards?{opened}"));
        Assert.Equal([one], await Numbers(
            $"/cards?state=closed&changedFrom={On(shop, -5)}&changedTo={On(shop, 0)}"));
        Assert.Equal([other], await Numbers("/cards?life=alive&store=1"));
        Assert.Equal([other], await Numbers("/cards?life=asleep"));

        async Task<IEnumerable<long>> Numbers(string rows) =>
            (await shop.Till.Ask(rows)).Items().Select(c => c.Number());
    }

    [Fact]
    public async Task Memberships_are_told_by_plan_with_what_is_earned_and_still_to_be_earned()
    {
        await using var desk = await Begin();
        var lin = (await desk.Till.Customer("Lin Mei")).Number();
        var kai = (await desk.Till.Customer("Kai")).Number();
        var plan = await Plan(desk, new
        {
            name = "Month", fee = Cny(3_000), unit = "days", term = 30, renewDays = 30,
        });
        foreach (var (who, tender) in new[] { (lin, "cash"), (lin, "mobile"), (kai, "cash") })
            await Sell(desk, new { planId = plan, customerNumber = who, tender });
        Wait(desk, 9);
        var last = (await desk.Till.Ask($"/memberships?customer={kai}")).Items().Single();
        await End(desk, last.Number());
        Wait(desk, 31);
        await MembershipDesks.Earn(desk);

        var days = $"from={Today(desk, -60)}&to={Today(desk)}";
        var told = await desk.Till.Ask($"/card-figures/memberships?{days}");
        var sold = told.GetProperty("plans").EnumerateArray().Single();
        Assert.Equal(
            (2, 1, 1, 9_000L),
            (sold.Number("sold"), sold.Number("renewed"), sold.Number("ended"),
                Coins(sold, "fees")));
        var fees = told.GetProperty("fees").EnumerateArray().Single();
        Assert.Equal(
            9_000,
            Coins(fees, "earned") + Coins(fees, "deferred") + Coins(sold, "givenBack"));
        Assert.True(Coins(fees, "earned") >= 3_000);
        var at = $"soldFrom={Today(desk, -60)}&soldTo={Today(desk)}";
        Assert.Equal(3, (await desk.Till.Ask($"/memberships?{at}")).Items().Count());
        Assert.Single((await desk.Till.Ask($"/memberships?{at}&renewal=true")).Items());
        Assert.Equal(
            [last.Number()],
            (await desk.Till.Ask(
                $"/memberships?endedFrom={Today(desk, -60)}&endedTo={Today(desk)}&store=1"))
            .Items().Select(m => m.Number()));
        Assert.Equal(
            -Coins(fees, "earned") - Coins(sold, "givenBack"),
            (await Fees("membershipIncome")) + (await Fees("membershipRefund")));

        async Task<long> Fees(string kind) =>
            (await desk.Till.Ask($"/card-transactions?kind={kind}")).Items()
                .Sum(m => Coins(m, "fee"));
    }

    [Fact]
    public async Task Who_may_not_and_what_cannot_be_asked_is_refused()
    {
        await using var shop = await CardShop.Open();
        var stranger = await shop.Shop.Client("customers:read");
        foreach (var path in new[]
        {
            "card-figures/activity", "card-figures/liability", "card-figures/redemption",
            "card-figures/memberships", "card-figures/spend", "card-transactions", "checkouts",
        })
        {
            using var barred = await stranger.GetAsync($"/api/v1/{path}", Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, barred.StatusCode);
        }
        foreach (var (asked, status) in new[]
        {
            ("store=99", HttpStatusCode.UnprocessableEntity),
            ("from=2026-02-01&to=2026-01-01", HttpStatusCode.Conflict),
            ("from=tomorrow", HttpStatusCode.BadRequest),
            ("from=0001-01-01&to=9999-12-31", HttpStatusCode.OK),
            ("from=0001-01-01&to=0001-01-01", HttpStatusCode.OK),
        })
        {
            foreach (var part in new[]
            {
                "activity", "liability", "redemption", "memberships", "spend",
            })
            {
                using var answer = await shop.Till.GetAsync(
                    $"/api/v1/card-figures/{part}?{asked}", Cancel);
                Assert.Equal((part, asked, status), (part, asked, answer.StatusCode));
            }
        }
    }

    [Fact]
    public async Task Transactions_are_paged_by_key_both_ways_and_taken_along()
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();
        await shop.TopUp(card, 500_000);
        for (var i = 1; i <= 7; i++)
        {
            await shop.Pay(card, i * 100);
            if (i % 3 == 0) shop.Shop.Clock.Advance(TimeSpan.FromDays(1));
        }

        foreach (var order in new[] { "day", "day-down" })
        {
            var (seen, after) = (new List<long>(), "");
            do
            {
                var page = await shop.Till.Ask($"/card-transactions?limit=2&order={order}{after}");
                seen.AddRange(page.Items()
                    .Select(m => -Coins(m, "principal") - Coins(m, "bonus")));
                after = page.Word("next") is { } next ? $"&after={next}" : "";
            }
            while (after.Length > 0);
            var rising = Enumerable.Range(1, 7).Select(i => i * 100L);
            Assert.Equal(order == "day" ? rising : rising.Reverse(), seen);
        }
        var file = await shop.Till.GetStringAsync(
            "/api/v1/card-transactions/export?kind=topUp", Cancel);
        Assert.Equal(2, file.TrimEnd().Split('\n').Length);
    }

    private static string On(CardShop shop, int later) => DateOnly
        .FromDateTime(shop.Shop.Clock.GetUtcNow().UtcDateTime).AddDays(later)
        .ToString("yyyy-MM-dd", null);

    // As a manager would write it down: paid in + given, points.
    private static async Task<string> Owed(HttpClient till, string days = "")
    {
        var owed = (await till.Ask($"/card-figures/liability?{days}")).Items().Single();
        var moves = owed.GetProperty("moves").EnumerateArray().Select(m => Line(
            Enum.Parse<TransactionKind>(m.Word("kind")!, ignoreCase: true).ToString(),
            m.GetProperty("change")));
        return string.Join('\n', [
            Line("before", owed.GetProperty("opening")), .. moves,
            Line("afterwards", owed.GetProperty("closing")),
        ]);
    }

    private static string Line(string what, JsonElement owed) =>
        $"{what,-12}{Coins(owed, "principal")}+{Coins(owed, "bonus")} {owed.Number("points")}";
}
