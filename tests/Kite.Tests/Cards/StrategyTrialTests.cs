using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Cards;
using Kite.Catalogue;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;
using static Kite.Tests.CardShop;
using static Kite.Tests.StrategyDesks;

namespace Kite.Tests;

/// <summary>What a bill costs by the strategies in the books, and what was given with it.
/// </summary>
[Trait("books", "both")]
public sealed class StrategyTrialTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_guest_is_told_both_totals_and_why_something_did_not_hold()
    {
        await using var desks = await StrategyDesks.Open();
        await desks.Run(Classic());
        await desks.Run(new
        {
            name = "Known", effect = new { basisPoints = 1000 }, who = new { known = true },
            sheet = Written,
        });

        var tried = await desks.Trial(10_000, 10_000);

        Assert.Equal(10_000, Coins(tried, "allFromBalance"));
        Assert.Equal(8_000, Coins(tried, "allOtherwise"));
        Assert.Equal(
            ["Classic paidInAnotherWay", "Known guestIsUnknown"],
            tried.GetProperty("strategies").EnumerateArray()
                .Select(s => $"{s.Word("name")} {s.Word("why")}").Order());
    }

    [Fact]
    public async Task The_catalogue_says_what_things_cost_and_in_which_category_they_stand()
    {
        await using var desks = await StrategyDesks.Open();
        await desks.First.Tell("/products", new
        {
            code = "TEA-01", name = "Tea", category = "Drinks", price = Cny(1_000),
        });
        await desks.Run(new
        {
            name = "Drinks", effect = new { basisPoints = 5000 }, sheet = Written,
            what = new { categories = new[] { "Drinks" } },
        });

        var tried = await desks.First.Tell("/strategies/trials", new
        {
            lines = new object[]
            {
                new { product = "TEA-01", quantityThousandths = 1_500 },
                new { product = "unheard-of", amount = Cny(500) },
            },
        });

        Assert.Equal((2_000, 750), (Coins(tried, "list"), Coins(tried, "off")));
        Assert.Equal(750, Coins(tried.GetProperty("lines")[0], "off"));
        using var unpriced = await desks.First.PostAsJsonAsync(
            "/api/v1/strategies/trials", new { lines = new[] { new { product = "none" } } },
            Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unpriced.StatusCode);
    }

    [Fact]
    public async Task It_is_known_who_buys()
    {
        await using var desks = await StrategyDesks.Open();
        var kind = (await desks.First.Ask("/card-kinds")).Items().Single().Word("id");
        await desks.Run(Offer("Gold", new { cardKinds = new[] { kind } }));
        await desks.Run(Offer("Kin", new { tags = new[] { "kin" } }));
        await desks.Run(Offer("Birthday", new { birthdayWithin = 3 }));
        var lin = await desks.First.Tell(
            "/customers", new { name = "Lin", birthDate = "1990-11-25" });
        await desks.First.Put(
            $"/customers/{lin.Word("id")}/tags", new { tags = new[] { "kin" } });
        var number = lin.Number();
        var nobodys = await desks.Shop.Card();

        Assert.Equal("", await Held(desks, new { }));
        Assert.Equal("Birthday Kin", await Held(desks, new { customer = number }));
        Assert.Equal("Gold", await Held(desks, new { card = nobodys }));
        Assert.Equal(
            "Birthday Gold Kin", await Held(desks, new { customer = number, card = nobodys }));
        var own = await desks.Shop.Card(new { customerNumber = number });
        Assert.Equal("Birthday Gold Kin", await Held(desks, new { card = own }));
        Assert.Equal("Gold Kin", await Held(desks, new
        {
            card = own, at = "2026-11-29T12:00:00Z",
        }));
    }

    [Fact]
    public async Task A_list_of_customers_is_asked_whether_they_are_on_it()
    {
        await using var desks = await StrategyDesks.Open();
        var (lin, maria) = (
            (await desks.First.Customer("Lin")).Number(),
            (await desks.First.Customer("Maria")).Number());
        var segment = await Segment(desks, lin);
        await desks.Run(Offer("Friends", new { segments = new[] { segment } }));

        Assert.Equal("Friends", await Held(desks, new { customer = lin }));
        Assert.Equal("", await Held(desks, new { customer = maria }));
        var says = (await desks.First.Ask("/strategies")).Items().Single().Word("says");
        Assert.Contains("Kept", says);
    }

    [Fact]
    public async Task What_was_given_counts_once_and_ends_where_it_was_said()
    {
        await using var desks = await StrategyDesks.Open();
        var id = await desks.Run(Classic(caps: new { perGuest = Cny(250), budget = Cny(400) }));
        var lin = await desks.First.Customer("Lin");
        var maria = await desks.First.Customer("Maria");

        await Sell(desks, lin, "bill 1");
        await Sell(desks, lin, "bill 1");
        Assert.Equal(200, await Given(desks, id));
        Assert.Equal((0, 950), await desks.Try(1_000, more: Who(lin)));
        await Sell(desks, lin, "bill 2");
        Assert.Equal((0, 1_000), await desks.Try(1_000, more: Who(lin)));
        Assert.Equal((0, 850), await desks.Try(1_000, more: Who(maria)));
        await Sell(desks, maria, "bill 3");

        Assert.Equal(400, await Given(desks, id));
        var tried = await desks.Trial(1_000, more: Who(maria));
        Assert.Equal(
            "budgetIsSpent", tried.GetProperty("strategies")[0].Word("why"));
    }

    [Fact]
    public async Task What_was_given_follows_into_the_record_that_takes_theirs_in_and_back()
    {
        await using var desks = await StrategyDesks.Open();
        await desks.Run(Classic(caps: new { usesPerGuest = 1 }));
        var lin = await desks.First.Customer("Lin");
        var twin = await desks.First.Customer("Lin again");
        await Sell(desks, twin, "bill 1");

        Assert.Equal((0, 800), await desks.Try(1_000, more: Who(lin)));
        await desks.First.Tell(
            $"/customers/{lin.Word("id")}/merges", new { other = twin.Word("id") });
        Assert.Equal((0, 1_000), await desks.Try(1_000, more: Who(lin)));

        var merge = (await desks.First.Ask($"/customers/{lin.Word("id")}/merges")).Items()
            .Single();
        await desks.First.Tell($"/merges/{merge.Word("id")}/undos", new { });
        Assert.Equal((0, 800), await desks.Try(1_000, more: Who(lin)));
        Assert.Equal((0, 1_000), await desks.Try(1_000, more: Who(twin)));
    }

    private static object Who(JsonElement customer) => new { customer = customer.Number() };

    private static object Offer(string name, object who) => new
    {
        name, effect = new { basisPoints = 100 }, who, sheet = Written,
    };

    private static async Task<string> Held(StrategyDesks desks, object more) => string.Join(
        ' ', (await desks.Trial(10_000, more: more)).GetProperty("strategies").EnumerateArray()
            .Where(s => s.GetProperty("why").ValueKind is JsonValueKind.Null)
            .Select(s => s.Word("name")).Order());

    private static async Task<long> Given(StrategyDesks desks, string id) =>
        Coins((await desks.First.Ask($"/strategies/{id}")).GetProperty("strategy"), "given");

    private static async Task<string> Segment(StrategyDesks desks, long member)
    {
        var segment = new Kite.Insight.Segment { Name = "Kept", Customers = 1 };
        await desks.Shop.Shop.Books(async db =>
        {
            var customer = await db.Set<Customer>().SingleAsync(c => c.Number == member, Cancel);
            db.Add(segment);
            db.Add(new Kite.Insight.SegmentMember
            {
                CustomerId = customer.Id, CustomerNumber = member, SegmentId = segment.Id,
            });
            return await db.SaveChangesAsync(Cancel);
        });
        return $"{segment.Id}";
    }

    // As a till does: priced, paid, and what was given is counted in the sale's transaction.
    private static Task Sell(StrategyDesks desks, JsonElement customer, string reference) =>
        desks.Shop.Shop.With((StrategyDesk desk) => desks.Shop.Shop.Books(async db =>
        {
            var store = (await db.StoresAsync(Cancel))[0];
            var now = desks.Shop.Shop.Clock.GetUtcNow();
            var id = customer.GetProperty("id").GetGuid();
            var bill = await desk.OpenAsync(
                new(store, now, Currency.Cny, [new(1, "", "", 1_000, 1_000)]) { CustomerId = id },
                Cancel);
            var paid = bill.Price(TenderPlan.Otherwise);
            Assert.Null(await db.NoteAsync(
                new(id, reference, store.Number, store.BusinessDay.Of(now), bill, paid), Cancel));
            return paid;
        }));
}
