using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using static Kite.Tests.CardShop;
using static Kite.Tests.TillDesk;

namespace Kite.Tests;

/// <summary>Who buys, at which price, how it is paid, and what a quote promises (T3).</summary>
[Trait("books", "both")]
public sealed class CheckoutRuleTests
{
    private const string Tea = "'till': 1, 'lines': [{'product': 'TEA'}]";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_customer_is_known_by_number_or_by_the_card_shown_and_else_a_walk_in()
    {
        await using var desk = await Begin();
        var lin = (await desk.Till.Customer("Lin Mei")).Number();
        var wu = (await desk.Till.Customer("Wu Hao")).Number();
        var card = await desk.Cards.Card(new { customerNumber = wu });
        object[] tenders = [Cash(1000)];

        await desk.Sell(new { till = 1, customer = lin, lines = Lines("TEA"), tenders });
        await desk.Sell(new { till = 1, card, lines = Lines("TEA"), tenders });
        await desk.Sell(new { till = 1, customer = lin, card, lines = Lines("TEA"), tenders });
        var guest = new { postalCode = "100010", phone = "139 0000 4821", gender = "female" };
        var receipt = await desk.Sell(new { till = 1, guest, lines = Lines("TEA"), tenders });

        Assert.Equal(
            [-1, lin, wu, lin],
            (await desk.Till.Ask("/purchases")).Items().Select(p => p.Number("customerNumber")));
        Assert.Equal("+8613900004821", receipt.GetProperty("guest").Word("phone"));
        var someone = await desk.Shop.Client("purchases:read");
        var unseen = await someone.Ask($"/checkouts/{receipt.Word("id")}");
        Assert.Equal(JsonValueKind.Null, unseen.GetProperty("guest").ValueKind);
    }

    [Fact]
    public async Task A_member_and_who_has_a_price_list_pay_their_price_and_are_told_why()
    {
        await using var desk = await Begin();
        var lin = await desk.Till.Customer("Lin Mei");
        var list = await desk.Till.Tell("/price-lists", new { name = "Trade", currency = "CNY" });
        await desk.Till.Tell($"/price-lists/{list.Word("id")}/prices", new
        {
            prices = new[] { new { product = "PIE", price = Cny(1700) } },
        });
        await desk.Till.Put($"/customers/{lin.Word("id")}/price-list", new
        {
            list = list.Word("id"),
        });

        var plan = await desk.Till.Tell("/membership-plans", new
        {
            name = "Year", fee = Cny(10_000), term = 12,
        });
        using var sold = await desk.Send(
            new { planId = plan.Word("id"), customerNumber = lin.Number(), tender = "cash" },
            path: "memberships");
        await Read(sold, HttpStatusCode.Created);

        var quote = await desk.Quote(new
        {
            till = 1, customer = lin.Number(), lines = Lines("TEA", "PIE"),
        });

        var lines = quote.GetProperty("lines").EnumerateArray().ToList();
        Assert.Equal(
            ["member 800", "list 1700"],
            lines.Select(l => $"{l.Word("price")} {Coins(l, "unit")}"));
        Assert.Equal("Trade", lines[1].Word("priceList"));
        Assert.Equal(
            ["list hasNoSuchPrice", "regular isNotTheBest"],
            lines[0].GetProperty("passed").EnumerateArray()
                .Select(p => $"{p.Word("kind")} {p.Word("why")}"));
        Assert.Equal((2500, 2500), (Coins(quote, "total"), Coins(quote, "due")));
        Assert.Equal(JsonValueKind.Null, quote.GetProperty("quote").ValueKind);
    }

    [Fact]
    public async Task A_quote_holds_for_its_bill_and_tenders_and_two_minutes_and_writes_nothing()
    {
        await using var desk = await Begin();
        var bill = new { till = 1, lines = Lines("PIE"), tenders = new[] { Cash(2000) } };
        var before = await desk.Everything();
        var quote = (await desk.Quote(bill)).Word("quote");
        Assert.Equal(before, await desk.Everything());

        Task<string?> Not(object other) => desk.Refused(other, HttpStatusCode.Conflict);
        var cart = await Not(new
        {
            till = 1, quote, lines = Lines("TEA", "TEA"), bill.tenders,
        });
        var plan = await Not(new
        {
            till = 1, quote, bill.lines,
            tenders = new[] { new { kind = "mobile", amount = Cny(2000) } },
        });
        var strange = await Not(new { till = 1, quote = "zz-top", bill.lines, bill.tenders });
        desk.Shop.Clock.Advance(TimeSpan.FromSeconds(121));
        var late = await Not(new { till = 1, quote, bill.lines, bill.tenders });
        Assert.Equal(before, await desk.Everything());
        var anew = (await desk.Quote(bill)).Word("quote");
        await Reprice(desk, "PIE", 2100);
        var dearer = await desk.Refused(
            new { till = 1, quote = anew, bill.lines, bill.tenders });
        await Reprice(desk, "PIE", 2000);
        await desk.Sell(new { till = 1, quote = anew, bill.lines, bill.tenders });

        Assert.Equal(
            ("quote-is-for-another", "quote-is-for-another", "quote-is-for-another",
                "quote-has-run-out", "tenders-do-not-add-up"),
            (cart, plan, strange, late, dearer));
    }

    // What a bill says; ¤ stands before an amount of the bill's money.
    [Theory]
    [InlineData("", "till-is-missing")]
    [InlineData("'till': 9", "no-such-till")]
    [InlineData("'till': 1", "bill-is-empty")]
    [InlineData("'till': 1, 'lines': [{'product': 'CAKE'}]", "line-names-no-product")]
    [InlineData("'till': 1, 'lines': [{'product': 'SOUP'}]", "price-is-asked")]
    [InlineData("'till': 1, 'lines': [{'product': 'TEA', 'price': ¤1}]", "price-is-kept")]
    [InlineData("'lines': [{'name': 'x'}], 'till': 1", "line-has-no-amount")]
    [InlineData("'lines': [{'amount': ¤1}], 'till': 1", "line-names-nothing")]
    [InlineData("'lines': [{'name': 'x', 'amount': ¤-1}], 'till': 1", "line-is-unfit")]
    [InlineData(Tea + ", 'customer': 999", "no-such-customer")]
    [InlineData(Tea + ", 'card': 999999", "no-such-card")]
    [InlineData(Tea + ", 'guest': {'phone': 'zero'}", "guest-is-unfit")]
    [InlineData(Tea, "tenders-do-not-add-up")]
    [InlineData(Tea + ", 'tenders': [{'kind': 'cash', 'amount': ¤1001}]",
        "tenders-do-not-add-up")]
    [InlineData(Tea + ", 'tenders': [{'kind': 'cash', 'amount': ¤-1}]", "tender-is-unfit")]
    [InlineData(Tea + ", 'tenders': [{'amount': ¤1000}]", "tender-is-unfit")]
    [InlineData(Tea + ", 'tenders': [{'kind': 'cash', 'amount': ¤1000, 'given': ¤999}]",
        "given-is-unfit")]
    [InlineData(Tea + ", 'tenders': [{'kind': 'mobile', 'amount': ¤1000, 'given': ¤1000}]",
        "given-is-unfit")]
    [InlineData(Tea + ", 'tenders': [{'kind': 'storedValue', 'amount': ¤1000}]",
        "tender-needs-card")]
    public async Task A_bill_that_cannot_be_taken_is_refused_by_its_field(string bill, string code)
    {
        await using var desk = await Begin();
        var before = await desk.Everything();
        var money = Regex.Replace(
            bill, "¤(?<coins>-?[0-9]+)", "{'amount': ${coins}, 'currency': 'CNY'}",
            RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

        Assert.Equal(
            code, await desk.Refused(JsonElement.Parse($"{{{money}}}".Replace('\'', '"'))));
        Assert.Equal(before, await desk.Everything());
    }

    [Fact]
    public async Task What_is_not_sold_at_this_hour_is_refused()
    {
        await using var desk = await Begin();
        await desk.Till.Tell("/products", new
        {
            code = "EGG", name = "Egg", price = Cny(300),
            soldTimes = new[] { new { from = "07:00", to = "10:30" } },
        });
        var bill = new { till = 1, lines = Lines("EGG"), tenders = new[] { Cash(300) } };

        Assert.Equal("product-is-not-sold-now", await desk.Refused(bill));
        // The store's clock is that of Shanghai: 08:00 there is midnight of UTC.
        desk.Shop.Clock.SetUtcNow(new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));
        await desk.Sell(bill);
    }

    [Fact]
    public async Task A_card_with_a_pin_pays_with_it_and_a_lost_one_not_at_all()
    {
        await using var desk = await Begin(new { name = "Safe", needsPin = true });
        var card = await desk.Cards.Card();
        await desk.Cards.TopUp(card, 5000);
        await desk.Till.PutAsJsonAsync(
            $"/api/v1/cards/{card}/pin", new { pin = "480263" }, Cancel);
        object Bill(string? pin) => new
        {
            till = 1, lines = Lines("TEA"), tenders = new[] { Stored(1000, card, pin) },
        };

        var none = await desk.Refused(Bill(null));
        var wrong = await desk.Refused(Bill("480264"));
        await desk.Sell(Bill("480263"));
        await desk.Cards.Send(card, "losses", new { });
        var lost = await desk.Refused(Bill("480263"));

        Assert.Equal(("pin-is-needed", "pin-is-wrong", "card-is-lost"), (none, wrong, lost));
        Assert.Equal((4000, 0), await desk.Cards.Balance(card));
    }

    [Fact]
    public async Task Only_who_may_sell_sells_and_only_who_may_move_value_takes_it_from_a_card()
    {
        await using var desk = await Begin();
        var card = await desk.Cards.Card();
        await desk.Cards.TopUp(card, 5000);
        var seller = await desk.Shop.Client("checkouts:write");
        var reader = await desk.Shop.Client("purchases:read");
        object Bill(object tender) => new
        {
            till = 1, lines = Lines("TEA"), tenders = new[] { tender },
        };

        Assert.Equal("not-allowed", await desk.Refused(
            Bill(Stored(1000, card)), HttpStatusCode.Forbidden, seller));
        using var cash = await desk.Send(Bill(Cash(1000)), by: seller);
        using var none = await desk.Send(Bill(Cash(1000)), by: reader);

        Assert.Equal(HttpStatusCode.Created, cash.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, none.StatusCode);
    }

    [Fact]
    public async Task A_bill_after_midnight_belongs_to_the_day_before()
    {
        await using var desk = await Begin();
        await Wished.Put(desk.Till, "/api/v1/stores/1", 1, new { cutOff = "04:00" });
        // 01:30 in Shanghai on the 25th.
        desk.Shop.Clock.SetUtcNow(new(2026, 11, 24, 17, 30, 0, TimeSpan.Zero));

        var receipt = await desk.Sell(new
        {
            till = 1, lines = Lines("TEA"), tenders = new[] { Cash(1000) },
        });

        Assert.Equal("2026-11-24", receipt.Word("day"));
    }

    [Fact]
    public async Task More_than_there_is_is_sold_by_who_may_and_says_why()
    {
        await using var desk = await Begin();
        await desk.Till.Tell("/stock-counts", new
        {
            store = 1, lines = new[] { new { product = "TEA", quantityThousandths = 0 } },
        });
        desk.Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        var seller = await desk.Shop.Client("checkouts:write");
        var bill = new
        {
            till = 1, stockReason = "It is in my hand", lines = Lines("TEA"),
            tenders = new[] { Cash(1000) },
        };

        using var not = await desk.Send(bill, by: seller);
        await desk.Sell(bill);

        Assert.Equal(HttpStatusCode.Forbidden, not.StatusCode);
        var level = (await desk.Till.Ask("/stock-levels")).Items().Single();
        Assert.Equal(-1000, level.Number("levelThousandths"));
    }

    private static async Task Reprice(TillDesk desk, string code, long price)
    {
        var product = (await desk.Till.Ask($"/products?find={code}")).Items().Single();
        await Wished.Put(
            desk.Till, $"/api/v1/products/{product.Word("id")}", product.Number("version"),
            new { code, name = product.Word("name"), price = Cny(price), taxRate = "VAT-13" });
    }
}
