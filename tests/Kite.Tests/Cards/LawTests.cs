using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Cards;
using Microsoft.EntityFrameworkCore;
using static Kite.Tests.CardShop;

namespace Kite.Tests;

/// <summary>
/// What the law of the place asks of value on cards, set down by the business and kept by the
/// books (rules 1.22).
/// </summary>
[Trait("books", "both")]
public sealed class LawTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_set_down_and_nothing_binds()
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();

        var law = await shop.Till.Ask("/jurisdiction");

        Assert.Equal((0, "none"), (law.Number("version"), law.Word("pack")));
        Assert.All(
            law.GetProperty("rules").EnumerateArray(),
            r => Assert.Equal(JsonValueKind.Null, r.GetProperty("value").ValueKind));
        Assert.Equal(
            ["none", "cn", "eu"],
            (await shop.Till.Ask("/jurisdiction/packs")).Words("pack"));
        await shop.TopUp(card, 90_000_000);
        Assert.Equal(0, (await shop.Till.Ask($"/cards/{card}/law")).Number("version"));
    }

    [Fact]
    public async Task A_law_is_set_down_from_a_day_on_with_who_and_why_and_is_kept()
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();
        await shop.SetLaw((LawRule.BearerMost, 2000));
        await Set(shop, shop.Today.AddDays(2), new { rule = "bearerMost", value = 1000 });
        await shop.TopUp(card, 1500);

        Assert.Equal("law-limits-bearer-card", await Refuse(shop, card, 501));
        shop.Shop.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(2, (await shop.Till.Ask("/jurisdiction")).Number("version"));
        Assert.Equal("law-limits-bearer-card", await Refuse(shop, card, 1));
        // What it held before stays on it, and less is always let.
        await shop.Pay(card, 600);
        await shop.TopUp(card, 100);

        var all = (await shop.Till.Ask("/jurisdiction/versions")).Items().ToList();
        Assert.Equal([2, 1], all.Select(v => v.Number("version")));
        Assert.All(all, v => Assert.Equal("said our lawyer", v.Word("reason")));
        Assert.All(all, v => Assert.Equal("test", v.Word("madeBy")));
        Assert.Contains("said our lawyer", await shop.Till.GetStringAsync(
            "/api/v1/jurisdiction/versions/export", Cancel));
        Assert.Equal(
            2, (await shop.Till.Ask("/audit?subject=jurisdiction")).Items().Count());
        var gone = await Assert.ThrowsAnyAsync<Exception>(() => shop.Shop.Books(
            db => db.Set<LawVersion>().ExecuteDeleteAsync(Cancel)));
        Assert.NotNull(gone);
    }

    [Fact]
    public async Task What_cannot_be_set_down_is_told_at_its_field_and_nothing_is_kept()
    {
        await using var shop = await CardShop.Open();
        var good = new { rule = "bearerMost", value = 1 };
        (object Body, string Field)[] bad =
        [
            (Body("xx", shop.Today, good), "pack"),
            (Body("cn", shop.Today.AddDays(-1), good), "fromDay"),
            (Body("cn", null, good), "fromDay"),
            (Body("cn", shop.Today, good, good), "rules"),
            (Body("cn", shop.Today, new { value = 1 }), "rules"),
            (Body("cn", shop.Today, [null]), "rules"),
            (Body("cn", shop.Today, new { rule = "bearerMost", value = -1 }), "bearerMost"),
            (Body("cn", shop.Today, new { rule = "refundDays", value = 3661 }), "refundDays"),
            (Body("cn", shop.Today, new { rule = "givesLapsedBack", value = 2 }),
                "givesLapsedBack"),
            (new { pack = "cn", fromDay = shop.Today, currency = "EUR", reason = "x",
                rules = new[] { good } }, "currency"),
            (new { pack = "cn", fromDay = shop.Today, rules = new[] { good },
                reason = new string('x', 501), currency = "CNY" }, "reason"),
            (new { }, "reason"),
        ];
        foreach (var (body, field) in bad)
        {
            using var answer = await shop.Till.PutAsJsonAsync(
                "/api/v1/jurisdiction", body, Cancel);
            var problem = await Read(answer, HttpStatusCode.UnprocessableEntity);
            Assert.True(problem.GetProperty("fields").TryGetProperty(field, out _), $"{problem}");
        }
        using var odd = await shop.Till.PutAsJsonAsync(
            "/api/v1/jurisdiction", Body("cn", shop.Today, new { rule = "sunday", value = 1 }),
            Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, odd.StatusCode);
        var cashier = await shop.Shop.Client(Role.Cashier);
        using var barred = await cashier.PutAsJsonAsync(
            "/api/v1/jurisdiction", Body("cn", shop.Today, good), Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, barred.StatusCode);
        Assert.Empty((await shop.Till.Ask("/jurisdiction/versions")).Items());
    }

    [Fact]
    public async Task What_the_law_stops_is_told_with_its_number_and_leaves_all_as_it_was()
    {
        await using var shop = await CardShop.Open();
        var (mine, other) = (await shop.Card(), await shop.Card());
        await shop.TopUp(mine, 900);
        await shop.TopUp(other, 800);
        var payment = (await shop.Pay(mine, 300)).Word("id");
        await shop.TopUp(mine, 400);
        await shop.SetLaw(
            (LawRule.BearerMost, 1000),
            (LawRule.NoCashFrom, 100),
            (LawRule.RefundCashMost, 500));
        var till = new Cashier(shop.Shop);
        var before = await till.Everything();

        using var full = await shop.Send(
            mine, "top-ups", new { amount = Cny(1), tender = "mobile" });
        var told = await Read(full, HttpStatusCode.Conflict);
        Assert.Contains("10.00", told.Word("detail"), StringComparison.Ordinal);
        Assert.Contains("version 1", told.Word("detail"), StringComparison.Ordinal);
        Assert.Equal("to", await shop.Field(
            other, "transfers", new { to = mine, amount = Cny(1) }));
        Assert.Equal("law-limits-bearer-card", await shop.Refused(
            mine, "refunds", new { payment }));
        Assert.Equal("law-forbids-cash", await shop.Refused(
            other, "top-ups", new { amount = Cny(100), tender = "cash" }));
        Assert.Equal("law-limits-cash-back", await shop.Refused(
            other, "cash-outs", new { tender = "cash", reason = "moves away" }));
        Assert.Equal("lapsed-stays-lapsed", await shop.Refused(
            other, "reactivations", new { reason = "asks" }));
        Assert.Equal(before, await till.Everything());

        await shop.Do(other, "cash-outs", new
        {
            tender = "bankAccount", reason = "moves away", reference = "T 17",
        });
        Assert.Equal((0, 0), await shop.Balance(other));
        Assert.Empty(await till.Faults());
    }

    private static object Body(string pack, DateOnly? from, params object?[] rules) => new
    {
        pack, fromDay = from, currency = "CNY", reason = "said our lawyer", rules,
    };

    private static async Task Set(CardShop shop, DateOnly from, params object?[] rules)
    {
        using var answer = await shop.Till.PutAsJsonAsync(
            "/api/v1/jurisdiction", Body("cn", from, rules), Cancel);
        await Read(answer, HttpStatusCode.OK);
    }

    private static Task<string?> Refuse(CardShop shop, long card, long coins) =>
        shop.Refused(card, "top-ups", new { amount = Cny(coins), tender = "mobile" });
}
