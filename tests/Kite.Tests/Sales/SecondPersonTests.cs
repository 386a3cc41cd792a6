using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using static Kite.Tests.CardShop;
using static Kite.Tests.TillDesk;

namespace Kite.Tests;

/// <summary>What somebody may not give back alone, and who signs for it (T17).</summary>
[Trait("books", "both")]
public sealed class SecondPersonTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private const string Password = "a long lantern";

    // 20 of one bill and 30 on one day may be given back alone; what came before, and the next.
    [Theory]
    [InlineData(0, 2_000, true)]
    [InlineData(0, 2_001, false)]
    [InlineData(1_000, 2_000, true)]
    [InlineData(1_001, 2_000, false)]
    [InlineData(3_000, 1, false)]
    public void The_smaller_of_both_limits_holds(long before, long next, bool isAlone)
    {
        var limit = new Kite.Sales.RefundLimit { BillCoins = 2_000, DayCoins = 3_000 };

        Assert.Equal(isAlone, next <= limit.LeftAfter(before));
    }

    [Fact]
    public async Task Above_the_limit_a_second_person_signs_and_all_of_it_is_listed()
    {
        await using var desk = await Begin();
        await Person(desk, "mei", Role.Manager);
        await Person(desk, "ada", Role.Cashier);
        await Put(desk, new { ofBill = Cny(2_000), ofDay = Cny(3_000) });
        var bill = await desk.Sell(new
        {
            till = 1, lines = Lines("PIE", "PIE", "PIE"), tenders = new[] { Cash(6_000) },
        });
        await desk.GiveBack(bill, [new { line = 1 }]);

        // A wrong password is noted with the person, as at the door; nothing else changes.
        Assert.Equal("name-or-password-is-wrong", await Refused(desk, bill, Sign("mei", "guess")));
        var before = await desk.Everything();
        Assert.Equal("name-or-password-is-wrong", await Refused(desk, bill, Sign("nobody")));
        Assert.Equal("second-person-is-needed", await Refused(desk, bill, null));
        Assert.Equal("second-person-may-not", await Refused(desk, bill, Sign("ada")));
        Assert.Equal(before, await desk.Everything());

        using var answer = await Back(desk, bill, Sign("mei"), "signed");
        var signed = await Read(answer, HttpStatusCode.Created);
        Assert.Equal("mei", signed.Word("second"));
        // Asked again without the signature it is the same refund, and no second one.
        using var again = await Back(desk, bill, null, "signed");
        Assert.Equal(signed.ToString(), (await Read(again, HttpStatusCode.Created)).ToString());
        Assert.Equal(
            ["2 mei", "1 "],
            (await desk.Till.Ask("/refunds")).Items()
                .Select(r => $"{r.Number("number")} {r.Word("second")}"));
        Assert.Single((await desk.Till.Ask("/refunds?bySecond=true")).Items());
        Assert.Contains("cold,", await desk.Till.GetStringAsync(
            "/api/v1/refunds/export?bySecond=true", Cancel));

        // The next day somebody gives back alone again.
        desk.Shop.Clock.Advance(TimeSpan.FromDays(1));
        await desk.GiveBack(bill, [new { line = 3 }]);
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));
    }

    [Fact]
    public async Task Nobody_signs_for_themselves_and_wrong_passwords_bring_a_pause()
    {
        await using var desk = await Begin();
        await Person(desk, "mei", Role.Manager);
        var mei = await desk.Shop.Books(
            db => db.Set<Person>().SingleAsync(p => p.UserName == "mei"));
        var herself = new Asker(mei.Id, "mei", Roles.Permissions(Role.Manager));

        var same = await Signs(desk, herself, Password);
        for (var guess = 0; guess < 5; guess++) await Signs(desk, Asker.Kite, "guess");

        Assert.IsType<SecondPersonIsTheFirst>(same);
        Assert.IsType<PauseIsOn>(await Signs(desk, Asker.Kite, Password));
    }

    [Fact]
    public async Task A_limit_that_cannot_be_is_refused_and_who_may_not_sets_none()
    {
        await using var desk = await Begin();
        var cashier = await desk.Shop.Client(Role.Cashier);

        using var usd = await desk.Till.PutAsJsonAsync(
            "/api/v1/refund-limit", new { ofBill = Usd(500) }, Cancel);
        using var less = await desk.Till.PutAsJsonAsync(
            "/api/v1/refund-limit", new { ofDay = Cny(-1) }, Cancel);
        using var barred = await cashier.PutAsJsonAsync(
            "/api/v1/refund-limit", new { ofDay = Cny(1) }, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, usd.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, less.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, barred.StatusCode);
        Assert.Null((await desk.Till.Ask("/refund-limit")).Word("at"));
    }

    private static object Usd(long coins) => new { amount = coins, currency = "USD" };

    private static object Sign(string name, string password = Password) => new { name, password };

    private static Task<Refusal?> Signs(TillDesk desk, Asker first, string password) =>
        desk.Shop.With(async (SecondPerson second) =>
            (await second.Run(first, new("mei", password), May.ApproveValue)).Refusal);

    private static Task<HttpResponseMessage> Back(
        TillDesk desk, JsonElement bill, object? second, string? key = null) => desk.Send(
        new { till = 1, lines = new[] { new { line = 2 } }, reason = "cold", second }, key,
        path: $"checkouts/{bill.Word("id")}/refunds");

    private static async Task<string?> Refused(TillDesk desk, JsonElement bill, object? second)
    {
        using var answer = await Back(desk, bill, second);
        var problem = await Read(answer, HttpStatusCode.UnprocessableEntity);
        return problem.GetProperty("fields").GetProperty("second")[0].Word("code");
    }

    private static Task Person(TillDesk desk, string name, Role role) => desk.Shop.With(
        (CreatePerson create) => create.Run(
            Asker.Kite, name, name, role, Password));

    private static async Task Put(TillDesk desk, object limit)
    {
        using var answer = await desk.Till.PutAsJsonAsync(
            "/api/v1/refund-limit", limit, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
