using System.Net;
using System.Net.Http.Json;
using Kite.Cards;
using Microsoft.EntityFrameworkCore;
using static Kite.Tests.CardShop;

namespace Kite.Tests;

/// <summary>Coupons in the books: issued, looked at, used, given back, withdrawn.</summary>
[Trait("books", "both")]
public sealed class CouponTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_coupon_is_issued_looked_at_used_and_given_back()
    {
        await using var shop = await CouponShop.Open();
        var (number, code) = await shop.Issue(await shop.Kind());

        Assert.Equal("2000", await shop.Look(code, 10_000));
        Assert.Equal("2000", await shop.Look(code.ToLowerInvariant(), 10_000));
        Assert.Equal("issued", await shop.State(number));
        Assert.Equal("2000", await shop.Use(code, 10_000));
        Assert.Equal("used", await shop.State(number));
        Assert.Equal("coupon-is-used", await shop.Look(code, 10_000));
        Assert.Equal("coupon-is-used", await shop.Use(code, 10_000));

        Assert.Equal("", await shop.Back(code, 1));
        Assert.Equal("coupon-use-is-given-back", await shop.Back(code, 1));
        Assert.Equal("no-such-coupon-use", await shop.Back(code, 2));
        Assert.Equal("1500", await shop.Use(code, 1_500));

        var uses = (await shop.Till.Ask($"/coupons/{number}")).GetProperty("uses")
            .EnumerateArray().ToList();
        Assert.Equal([2, 1], uses.Select(u => u.Number()));
        Assert.Equal("the soup was cold", uses[1].Word("givenBackFor"));
        Assert.True((await shop.Verify()).IsWell);
    }

    [Fact]
    public async Task A_till_that_asks_again_is_told_the_same_for_ever()
    {
        await using var shop = await CouponShop.Open();
        var (_, code) = await shop.Issue(await shop.Kind());

        Assert.Equal("2000", await shop.Use(code, 10_000, key: "a"));
        using var again = await shop.Send($"{code}/uses", new { amount = Cny(10_000) }, "a");
        Assert.Equal(1, (await Read(again, HttpStatusCode.Created)).Number("number"));
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        using var other = await shop.Send($"{code}/uses", new { amount = Cny(9_000) }, "a");
        Assert.Equal(
            "key-was-used-for-another",
            (await Read(other, HttpStatusCode.UnprocessableEntity)).Word("code"));

        Assert.Equal("", await shop.Back(code, 1, "b"));
        Assert.Equal("", await shop.Back(code, 1, "b"));
        Assert.True((await shop.Verify()).IsWell);
    }

    [Fact]
    public async Task A_named_coupon_is_taken_only_from_its_holder()
    {
        await using var shop = await CouponShop.Open();
        var kind = await shop.Kind(new
        {
            name = "Birthday", effect = "percent", basisPoints = 1_000, isNamed = true,
        });
        var (lin, mei) = (await shop.Customer("Lin"), await shop.Customer("Mei"));
        using var bearer = await shop.Till.PostAsJsonAsync(
            "/api/v1/coupons", new { kindId = kind }, Cancel);
        var fault = (await Read(bearer, HttpStatusCode.UnprocessableEntity))
            .GetProperty("fields").GetProperty("customerNumber")[0];
        Assert.Equal("coupon-is-for-somebody", fault.Word("code"));
        var (_, code) = await shop.Issue(kind, lin);

        Assert.Equal("coupon-needs-its-holder", await shop.Use(code, 10_000));
        Assert.Equal("coupon-is-someone-elses", await shop.Use(code, 10_000, mei));
        Assert.Equal("1000", await shop.Use(code, 10_000, lin));
    }

    [Fact]
    public async Task A_code_that_many_share_counts_each_customers_uses()
    {
        await using var shop = await CouponShop.Open();
        var (_, code) = await shop.Issue(await shop.Kind(new
        {
            name = "Welcome", effect = "amount", off = Cny(500), uses = 3, usesEach = 1,
        }));
        var guests = new[] { await shop.Customer("Lin"), await shop.Customer("Mei") };

        Assert.Equal("coupon-needs-customer", await shop.Use(code, 1_000));
        Assert.Equal("500", await shop.Use(code, 1_000, guests[0]));
        Assert.Equal("coupon-is-used-often-enough", await shop.Use(code, 1_000, guests[0]));
        Assert.Equal("", await shop.Back(code, 1));
        Assert.Equal("500", await shop.Use(code, 1_000, guests[0]));
        Assert.Equal("500", await shop.Use(code, 1_000, guests[1]));
    }

    [Fact]
    public async Task What_was_issued_keeps_to_its_terms_and_the_next_is_by_the_new_ones()
    {
        await using var shop = await CouponShop.Open();
        var kind = await shop.Kind();
        var (_, before) = await shop.Issue(kind);
        await shop.Till.Tell($"/coupon-kinds/{kind}/versions", new
        {
            name = "Twenty", effect = "amount", off = Cny(1_000), days = 2, budget = 2,
        });
        var (_, next) = await shop.Issue(kind);

        Assert.Equal("2000", await shop.Look(before, 10_000));
        Assert.Equal("1000", await shop.Look(next, 10_000));
        using var third = await shop.Till.PostAsJsonAsync(
            "/api/v1/coupons", new { kindId = kind }, Cancel);
        Assert.Contains(
            "coupon-budget-is-spent", await third.Content.ReadAsStringAsync(Cancel),
            StringComparison.Ordinal);

        shop.Shop.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal("2000", await shop.Look(before, 10_000));
        Assert.Equal("coupon-has-run-out", await shop.Use(next, 10_000));
        Assert.Equal(
            [2, 1],
            (await shop.Till.Ask($"/coupon-kinds/{kind}/versions")).Items()
                .Select(v => v.Number("version")));
        Assert.True((await shop.Verify()).IsWell);
    }

    [Fact]
    public async Task A_withdrawn_coupon_takes_off_nothing_and_says_why()
    {
        await using var shop = await CouponShop.Open();
        var (number, code) = await shop.Issue(await shop.Kind());

        using var unsaid = await shop.Till.PostAsJsonAsync(
            $"/api/v1/coupons/{number}/withdrawals", new { }, Cancel);
        await Read(unsaid, HttpStatusCode.UnprocessableEntity);
        var done = await shop.Till.Tell(
            $"/coupons/{number}/withdrawals", new { reason = "sent twice" });

        Assert.Equal("sent twice", done.GetProperty("coupon").Word("withdrawnFor"));
        Assert.Equal("coupon-is-withdrawn", await shop.Use(code, 10_000));
        using var again = await shop.Till.PostAsJsonAsync(
            $"/api/v1/coupons/{number}/withdrawals", new { reason = "again" }, Cancel);
        await Read(again, HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Its_code_lies_sealed_and_is_opened_only_with_a_trace()
    {
        await using var shop = await CouponShop.Open();
        var (number, code) = await shop.Issue(await shop.Kind());

        var row = await shop.Shop.Books(db => db.Set<Coupon>().AsNoTracking().SingleAsync(Cancel));
        var plain = CouponCode.Read(code).Value;
        Assert.DoesNotContain(plain, Convert.ToHexString(row.Code), StringComparison.Ordinal);
        Assert.True(row.Code.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(plain)) < 0);
        Assert.Equal(code, (await shop.Till.Ask($"/coupons/{number}/code")).Word("code"));
        var svg = await shop.Till.GetStringAsync($"/api/v1/coupons/{number}/code.svg", Cancel);
        Assert.StartsWith("<svg", svg, StringComparison.Ordinal);
        var cashier = await shop.Shop.Client(Role.Cashier);
        using var barred = await cashier.GetAsync($"/api/v1/coupons/{number}/code", Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, barred.StatusCode);
        var trail = await shop.Till.Ask("/audit?subject=coupon&limit=10");
        Assert.Equal(2, trail.Items().Count(l => l.Word("deed") == "opened"));
        Assert.DoesNotContain(plain[..8], trail.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_guesses_codes_has_to_wait()
    {
        await using var shop = await CouponShop.Open();
        var (_, code) = await shop.Issue(await shop.Kind());
        await shop.Shop.Books(async db =>
        {
            var gate = new GuessGate(db, shop.Shop.Clock);
            var someone = Someone.Lin;
            for (var i = 0; i < GuessGate.Most; i++)
            {
                Assert.Null(await gate.Stops(someone, Cancel));
                await gate.Count(someone, Cancel);
            }
            Assert.IsType<TooManyWrongCodes>(await gate.Stops(someone, Cancel));
            Assert.Null(await gate.Stops(Asker.Kite, Cancel));
            shop.Shop.Clock.Advance(TimeSpan.FromMinutes(61));
            Assert.Null(await gate.Stops(someone, Cancel));
            return 0;
        });

        var false_ = CouponCode.Of([.. new string('3', CouponCode.Drawn)]);
        Assert.Equal("no-such-coupon", await shop.Use(false_, 1_000));
        Assert.Equal(
            "code: coupon-code-is-mistyped", await shop.Use(code[..^1] + "!", 1_000));
        Assert.Equal("customer: no-such-customer", await shop.Use(code, 1_000, customer: 99));
        var counted = await shop.Shop.Books(db =>
            db.Set<CouponGuess>().OrderByDescending(g => g.Since).FirstAsync(Cancel));
        Assert.Equal(1, counted.Wrong);
    }

    [Fact]
    public async Task What_is_posted_stays()
    {
        await using var shop = await CouponShop.Open();
        var (_, code) = await shop.Issue(await shop.Kind());
        await shop.Use(code, 10_000);
        foreach (var sql in new[]
        {
            "UPDATE coupon_uses SET coins = 1", "DELETE FROM coupon_uses",
            "UPDATE coupons SET last_day = NULL", "DELETE FROM coupons",
            "UPDATE coupon_kinds SET off_coins = 1", "DELETE FROM coupon_keys",
        })
        {
            await using var books = shop.Shop.OpenBooks();
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
                () => books.Database.ExecuteSqlRawAsync(sql, Cancel));
        }
    }
}
