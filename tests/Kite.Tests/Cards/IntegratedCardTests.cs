using System.Net;
using static Kite.Tests.CardShop;
using static Kite.Tests.MembershipDesks;
using static Kite.Tests.TillDesk;

namespace Kite.Tests;

/// <summary>One card for value, points, membership and discount (T10).</summary>
[Trait("books", "both")]
public sealed class IntegratedCardTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_card_is_sold_with_all_that_is_on_it_and_counts_in_the_shift()
    {
        await using var desk = await Desk();
        var plan = await Club(desk);
        var sale = new { planId = plan, topUp = Cny(10_000), tender = "cash" };

        var sold = await Sell(desk, sale, "the sale", "tills/1/card-sales");
        var again = await Sell(desk, sale, "the sale", "tills/1/card-sales");
        using var other = await Post(
            desk, "tills/1/card-sales",
            new { planId = plan, topUp = Cny(9_000), tender = "cash" }, "the sale");

        Assert.Equal(sold.GetRawText(), again.GetRawText());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        var card = sold.Number("cardNumber");
        Assert.Equal(
            (3_000, 11_000), (Coins(sold, "fee"), Coins(sold.GetProperty("topUp"), "after")));
        Assert.Equal((10_000, 1_000), await desk.Cards.Balance(card));
        Assert.Single((await desk.Till.Ask("/cards")).Items());
        var shift = (await desk.Till.Ask("/shifts")).Items().Single();
        Assert.Equal(
            ["memberships cash 3000", "topUps cash 10000"],
            (await desk.Till.Ask($"/shifts/{shift.Word("id")}"))
                .GetProperty("figures").EnumerateArray()
                .Select(f => $"{f.Word("kind")} {f.Word("tender")} {Coins(f, "amount")}")
                .Order(StringComparer.Ordinal));
        await Well(desk);
    }

    [Fact]
    public async Task At_the_till_one_card_gives_member_price_discount_points_and_pays()
    {
        await using var desk = await Desk();
        var card = await Sold(desk);

        var quote = await desk.Quote(new { till = 1, card, lines = Lines("TEA") });
        var total = Coins(quote, "total");
        var bill = await desk.Sell(new
        {
            till = 1, card, lines = Lines("TEA"), tenders = new[] { Stored(total, card) },
        });

        // 10 is 8 for members, less a tenth for who shows the card.
        Assert.Equal(720, total);
        var line = bill.GetProperty("lines")[0];
        Assert.Equal("member", line.Word("price"));
        Assert.Equal("All in one", line.GetProperty("discounts")[0].Word("name"));
        Assert.Equal(7, bill.GetProperty("points").Number("points"));
        Assert.Equal(11_000 - 720, Sum(await desk.Cards.Balance(card)));
        await Well(desk);
    }

    [Fact]
    public async Task A_card_that_takes_anothers_place_takes_all_of_it_and_a_lost_one_gives_none()
    {
        await using var desk = await Desk();
        var card = await Sold(desk);
        await desk.Sell(new
        {
            till = 1, card, lines = Lines("PIE"), tenders = new[] { Cash(1_800) },
        });
        await desk.Till.Tell($"/cards/{card}/losses", new { });

        Assert.Equal("card-is-lost", await desk.Refused(
            new { till = 1, card, lines = Lines("TEA"), tenders = new[] { Cash(720) } }));
        var next = (await desk.Till.Tell(
            $"/cards/{card}/replacements", new { reason = "showed the passport" })).Number();

        var shown = await desk.Till.Ask($"/cards/{next}");
        Assert.Equal((11_000, 18), (Coins(shown, "balance"), shown.Number("points")));
        Assert.Equal(720, await PriceOfTea(desk, null, next));
        Assert.Equal("card-was-replaced", await desk.Refused(
            new { till = 1, card, lines = Lines("TEA"), tenders = new[] { Cash(720) } }));
        await Well(desk);
    }

    [Fact]
    public async Task Where_two_records_become_one_the_card_goes_along_with_all_that_is_on_it()
    {
        await using var desk = await Desk();
        var lin = await desk.Till.Customer("Lin Mei");
        var linn = await desk.Till.Customer("Linn Mei");
        var card = await Sold(desk, linn.Number());

        await desk.Till.Tell(
            $"/customers/{lin.Word("id")}/merges", new { other = linn.Word("id") });

        var shown = await desk.Till.Ask($"/cards/{card}");
        Assert.Equal(
            (lin.Number(), 11_000), (shown.Number("customerNumber"), Coins(shown, "balance")));
        Assert.Equal(720, await PriceOfTea(desk, lin.Number(), card));
        await Well(desk);
    }

    [Fact]
    public async Task What_is_on_it_can_be_moved_and_an_empty_card_closed()
    {
        await using var desk = await Desk();
        var (card, other) = (await Sold(desk), await desk.Cards.Card());

        Assert.Equal(
            "card-holds-money", await desk.Cards.Refused(card, "closings", new { }));
        await desk.Cards.Do(card, "transfers", new { to = other, reason = "one for all" });
        using var closed = await desk.Cards.Send(card, "closings", new { });

        Assert.Equal("closed", (await Read(closed, HttpStatusCode.OK)).Word("state"));
        Assert.Equal((10_000, 1_000), await desk.Cards.Balance(other));
        await Well(desk);
    }

    // What is wrong with a sale, and at which field; nothing of it happens.
    [Theory]
    [InlineData("nothing", "topUp")]
    [InlineData("little", "topUp")]
    [InlineData("plan", "planId")]
    [InlineData("tender", "tender")]
    [InlineData("customer", "customerNumber")]
    [InlineData("pin", "pin")]
    [InlineData("kind", "kindId")]
    public async Task A_sale_that_cannot_be_leaves_nothing(string wrong, string field)
    {
        await using var desk = await Desk();
        var plan = await Club(desk);
        var before = await desk.Everything();

        using var answer = await Post(desk, "card-sales", new
        {
            kindId = wrong == "kind" ? (Guid?)Guid.CreateVersion7() : null,
            planId = wrong switch
            {
                "nothing" => null,
                "plan" => $"{Guid.CreateVersion7()}",
                _ => plan,
            },
            topUp = wrong switch
            {
                "nothing" => null,
                "little" => Cny(999),
                _ => Cny(10_000),
            },
            tender = wrong == "tender" ? null : "cash",
            customerNumber = wrong == "customer" ? (long?)99_999 : null,
            pin = wrong == "pin" ? "123456" : null,
        });

        var problem = await Read(answer, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(field, problem.GetProperty("fields").EnumerateObject().Single().Name);
        Assert.Equal(before, await desk.Everything());
    }

    [Fact]
    public async Task Where_the_till_has_no_shift_there_is_no_card_either()
    {
        await using var desk = await Desk(hasShift: false);
        var plan = await Club(desk);
        var before = await desk.Everything();

        using var answer = await Post(
            desk, "tills/1/card-sales",
            new { planId = plan, topUp = Cny(10_000), tender = "cash", pin = "482915" });

        Assert.Equal(
            "till-has-no-shift", (await Read(answer, HttpStatusCode.Conflict)).Word("code"));
        Assert.Equal(before, await desk.Everything());
        Assert.Empty((await desk.Till.Ask("/cards")).Items());
    }

    [Fact]
    public async Task A_member_is_sold_no_second_term_with_another_card()
    {
        await using var desk = await Desk();
        var lin = (await desk.Till.Customer("Lin Mei")).Number();
        var plan = await Club(desk);
        await Sell(
            desk, new { customerNumber = lin, planId = plan, tender = "cash" }, null,
            "card-sales");

        using var second = await Post(
            desk, "card-sales", new { customerNumber = lin, planId = plan, tender = "cash" });

        Assert.Equal(
            "membership-runs-still", (await Read(second, HttpStatusCode.Conflict)).Word("code"));
        Assert.Single((await desk.Till.Ask("/cards")).Items());
    }

    private static Task<TillDesk> Desk(bool hasShift = true) => Begin(
        new
        {
            name = "All in one", discountBasisPoints = 1_000, leastTopUp = Cny(1_000),
            tiers = new[] { new { from = Cny(10_000), bonus = Cny(1_000) } },
        },
        hasShift);

    private static async Task<string> Club(TillDesk desk)
    {
        await desk.Till.Tell("/point-rules", new
        {
            name = "House", kind = "amount", points = 1, every = Cny(100),
        });
        return await Plan(desk, new
        {
            name = "Club", fee = Cny(3_000), term = 12,
        });
    }

    private static async Task<long> Sold(TillDesk desk, long? customer = null)
    {
        var sold = await Sell(
            desk,
            new
            {
                customerNumber = customer, planId = await Club(desk), topUp = Cny(10_000),
                tender = "mobile",
            },
            null, "card-sales");
        return sold.Number("cardNumber");
    }

    private static long Sum((long Principal, long Bonus) balance) =>
        balance.Principal + balance.Bonus;

    private static async Task Well(TillDesk desk) => Assert.All(
        await desk.Shop.With(async (IEnumerable<ICheck> checks) =>
        {
            var found = new List<Finding>();
            foreach (var check in checks.Where(
                c => c.GetType().Name is "BooksCheck" or "MembershipsCheck" or "ShiftsCheck"))
            {
                found.Add(await check.Run(Cancel));
            }
            return (IReadOnlyList<Finding>)found;
        }),
        f => Assert.True(f.IsWell, f.ToString()));
}
