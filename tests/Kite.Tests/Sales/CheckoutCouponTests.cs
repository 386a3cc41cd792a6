using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using static Kite.Tests.CardShop;
using static Kite.Tests.TillDesk;

namespace Kite.Tests;

/// <summary>What coupons take off a bill at the till, and which a bill earns (T11, T3).</summary>
[Trait("books", "both")]
public sealed class CheckoutCouponTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_coupon_takes_its_amount_off_the_lines_and_is_used_with_the_bill()
    {
        await using var desk = await Begin();
        var coupons = new CouponShop(desk.Cards);
        var (number, code) = await coupons.Issue(await coupons.Kind());
        var bill = new
        {
            till = 1, lines = Lines("TEA", "PIE", "PIE"), coupons = new[] { code },
            tenders = new[] { Cash(3_000) },
        };

        var quote = await desk.Quote(bill);
        var receipt = await desk.Sell(bill, "with coupon");
        var again = await desk.Sell(bill, "with coupon");

        Assert.Equal("20.00 off, due 0", Told(quote));
        Assert.Equal(
            ["1: 400", "2: 800", "3: 800"],
            receipt.GetProperty("lines").EnumerateArray().Select(l =>
                $"{l.GetProperty("line")}: {l.GetProperty("coupons").EnumerateArray()
                    .Sum(c => Coins(c, "amount"))}"));
        Assert.Equal(3_000, Coins(receipt, "total"));
        Assert.Equal(receipt.ToString(), again.ToString());
        Assert.Equal("coupon-is-used", await coupons.Look(code, 10_000));
        Assert.Equal("coupon-is-used", await desk.Refused(bill));
        var used = (await desk.Till.Ask($"/coupons/{number}")).GetProperty("uses")[0];
        Assert.Equal(receipt.Word("id"), used.Word("purchase"));
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));
    }

    // A bill of 100 in five pies, the classic, a coupon of 20: so much from the balance, and what
    // is left to be paid in cash. Of 50 bought from it and 50 for 40, 20 off leave 38.89 and 31.11.
    [Theory]
    [InlineData(0, 6_000)]
    [InlineData(3_889, 3_111)]
    [InlineData(8_000, 0)]
    public async Task With_a_strategy_the_coupon_takes_off_what_that_left(long balance, long cash)
    {
        await using var desk = await Begin();
        await new StrategyDesks(desk.Cards, desk.Till, await desk.Shop.Client(Role.Manager))
            .Run(StrategyDesks.Classic());
        var coupons = new CouponShop(desk.Cards);
        var (_, code) = await coupons.Issue(await coupons.Kind());
        var card = await desk.Cards.Card();
        await desk.Cards.TopUp(card, 20_000);
        var bill = new
        {
            till = 1, card, lines = Lines("PIE", "PIE", "PIE", "PIE", "PIE"),
            coupons = new[] { code },
            tenders = new[] { Stored(balance, card), Cash(cash) }
                .Where((_, i) => (i == 0 ? balance : cash) > 0).ToArray(),
        };

        var quote = await desk.Quote(bill);
        var receipt = await desk.Sell(bill);

        Assert.Equal(0, Coins(quote, "due"));
        Assert.Equal(balance + cash, Coins(receipt, "total"));
        Assert.Equal(
            ["0 + 6000", "8000 + 0"],
            quote.GetProperty("plans").EnumerateArray().Take(2).Select(p =>
                $"{Coins(p, "fromBalance")} + {Coins(p, "otherwise")}"));
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));
    }

    [Fact]
    public async Task What_cannot_be_used_is_told_with_its_reason_and_leaves_everything_as_it_was()
    {
        await using var desk = await Begin();
        var coupons = new CouponShop(desk.Cards);
        var kind = await coupons.Kind();
        var (_, code) = await coupons.Issue(kind);
        var (_, gone) = await coupons.Issue(kind);
        await coupons.Use(gone, 5_000);
        var (_, large) = await coupons.Issue(await coupons.Kind(new
        {
            name = "Large bills", effect = "amount", off = Cny(500), least = Cny(50_000),
        }));
        var before = await desk.Everything();

        string[][] tried =
        [
            [gone], [large], [code, code], [code, gone], ["AAAAA"],
            [code[..^1] + (code[^1] is '9' ? 'A' : '9')],
            [.. Enumerable.Repeat(code, 11)],
        ];
        foreach (var codes in tried)
        {
            var refused = await desk.Refused(new
            {
                till = 1, lines = Lines("PIE", "PIE"), coupons = codes,
                tenders = new[] { Cash(2_000) },
            });
            Assert.NotNull(refused);
            Assert.Equal(before, await desk.Everything());
        }

        var quote = await desk.Quote(
            new { till = 1, lines = Lines("PIE", "PIE"), coupons = new[] { code, large } });
        Assert.Equal(
            ["", "bill-is-too-small-for-coupon"],
            quote.GetProperty("coupons").EnumerateArray().Select(c => string.Concat(
                c.GetProperty("bars").EnumerateArray().Select(b => b.Word("code")))));
        Assert.Equal("2000", await coupons.Look(code, 10_000));
    }

    [Fact]
    public async Task Of_many_tills_at_once_one_uses_the_coupon_and_the_others_are_refused_whole()
    {
        await using var desk = await Begin();
        var coupons = new CouponShop(desk.Cards);
        var (_, code) = await coupons.Issue(await coupons.Kind());
        var bill = new
        {
            till = 1, lines = Lines("PIE", "PIE"), coupons = new[] { code },
            tenders = new[] { Cash(2_000) },
        };

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var answer = await desk.Send(bill);
            return answer.StatusCode;
        }));

        Assert.Equal(1, answers.Count(a => a == HttpStatusCode.Created));
        Assert.Equal(7, answers.Count(a => a == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(
            1, await desk.Shop.Books(db => db.Set<Kite.Sales.Checkout>().CountAsync(Cancel)));
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));
    }

    [Fact]
    public async Task A_bill_earns_a_coupon_by_the_rule_and_loses_it_when_too_much_comes_back()
    {
        await using var desk = await Begin();
        var coupons = new CouponShop(desk.Cards);
        var kind = await coupons.Kind();
        await desk.Till.Tell(
            "/coupon-rules", new { name = "From 30", kindId = kind, least = Cny(3_000) });

        var small = await desk.Sell(
            new { till = 1, lines = Lines("PIE"), tenders = new[] { Cash(2_000) } });
        var large = await desk.Sell(
            new { till = 1, lines = Lines("PIE", "PIE"), tenders = new[] { Cash(4_000) } });
        var kept = await desk.Sell(
            new { till = 1, lines = Lines("PIE", "PIE"), tenders = new[] { Cash(4_000) } });

        Assert.Empty(small.GetProperty("gifts").EnumerateArray());
        var code = large.GetProperty("gifts")[0].Word("code")!;
        Assert.Equal("2000", await coupons.Look(code, 10_000));
        // Whoever looks old receipts up gathers no codes.
        var later = (await desk.Till.Ask($"/checkouts/{large.Word("id")}")).GetProperty("gifts")[0];
        Assert.Equal((null, code[^4..]), (later.Word("code"), later.Word("ending")));

        await desk.GiveBack(large);
        Assert.Equal("coupon-is-withdrawn", await coupons.Look(code, 10_000));
        Assert.Empty((await desk.Till.Ask($"/checkouts/{large.Word("id")}"))
            .GetProperty("gifts").EnumerateArray());
        // What was used meanwhile stays as it was.
        var used = kept.GetProperty("gifts")[0].Word("code")!;
        Assert.Equal("2000", await coupons.Use(used, 5_000));
        await desk.GiveBack(kept);
        Assert.Equal("coupon-is-used", await coupons.Look(used, 10_000));
    }

    [Fact]
    public async Task When_all_of_a_bill_came_back_its_coupon_can_be_used_again()
    {
        await using var desk = await Begin();
        var coupons = new CouponShop(desk.Cards);
        var (_, code) = await coupons.Issue(await coupons.Kind());
        var bill = await desk.Sell(new
        {
            till = 1, lines = Lines("PIE", "TEA"), coupons = new[] { code },
            tenders = new[] { Cash(1_000) },
        });

        var first = await desk.GiveBack(bill, [new { line = 1 }]);
        var between = await coupons.Look(code, 10_000);
        var second = await desk.GiveBack(bill, [new { line = 2 }]);

        Assert.Equal((667, 333), (Back(first), Back(second)));
        Assert.Equal("coupon-is-used", between);
        Assert.Equal("2000", await coupons.Look(code, 10_000));
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));
    }

    private static long Back(JsonElement refund) =>
        Coins(refund.GetProperty("back"), "total");

    private static string Told(JsonElement quote) =>
        $"{Coins(quote.GetProperty("coupons")[0], "off") / 100}.00 off, due {Coins(quote, "due")}";
}
