using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Sales;
using Microsoft.EntityFrameworkCore;
using static Kite.Tests.CardShop;
using static Kite.Tests.TillDesk;

namespace Kite.Tests;

/// <summary>Cash that is put into a drawer and taken out of it during a shift (T15).</summary>
[Trait("books", "both")]
public sealed class CashMoveTests
{
    private const string Password = "a long lantern";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_drawer_must_hold_what_was_put_in_less_what_was_taken_out()
    {
        await using var desk = await Begin(hasShift: false);
        var shift = await OpenShift(desk);
        await desk.Sell(new
        {
            till = 1, lines = Lines("PIE"), tenders = new[] { Cash(2_000, 5_000) },
        });

        await Moved(desk, shift, "paidIn", 10_000, "change from the bank");
        await Moved(desk, shift, "paidOut", 1_250, "milk");
        var open = await Moved(desk, shift, "paidOut", 50, "stamps");
        await Post(desk, $"/shifts/{shift}/counts", new { cash = Cny(30_600) });
        var closed = await Post(desk, $"/shifts/{shift}/closings", new { });

        string[] figures = ["sales cash 1 2000", "paidIn cash 1 10000", "paidOut cash 2 -1300"];
        Assert.Equal(figures, Figures(open));
        Assert.Equal(figures, Figures(closed));
        Assert.Equal((30_700, -100), (Coins(closed, "expected"), Coins(closed, "difference")));
        Assert.Equal(
            ["1 paidIn 10000 change from the bank", "2 paidOut 1250 milk", "3 paidOut 50 stamps"],
            closed.GetProperty("cashMoves").EnumerateArray().Select(m =>
                $"{m.Number("line")} {m.Word("kind")} {Coins(m, "amount")} {m.Word("reason")}"));
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));
    }

    [Fact]
    public async Task Asked_again_under_the_same_name_nothing_moves_a_second_time()
    {
        await using var desk = await Begin(hasShift: false);
        var shift = await OpenShift(desk);

        await Moved(desk, shift, "paidOut", 500, "milk", "once");
        using var again = await Move(desk, shift, "paidOut", 500, "milk", "once");
        using var other = await Move(desk, shift, "paidOut", 600, "milk", "once");
        using var unnamed = await desk.Till.PostAsJsonAsync(
            $"/api/v1/shifts/{shift}/cash-moves",
            new { kind = "paidIn", amount = Cny(1), reason = "x" }, Cancel);

        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Single((await Read(again, HttpStatusCode.Created))
            .GetProperty("cashMoves").EnumerateArray());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unnamed.StatusCode);
    }

    // Which way, how much, why; the field at fault and what is said of it.
    [Theory]
    [InlineData(null, 100, "milk", "kind", "cash-goes-nowhere")]
    [InlineData("paidIn", 0, "bank", "amount", "moved-cash-is-unfit")]
    [InlineData("paidOut", -5, "milk", "amount", "moved-cash-is-unfit")]
    [InlineData("paidOut", 100, " ", "reason", "shift-reason-is-missing")]
    [InlineData("paidOut", 20_001, "milk", "amount", "drawer-holds-less")]
    public async Task What_cannot_be_is_refused_at_its_field_and_changes_nothing(
        string? kind, long coins, string reason, string field, string code)
    {
        await using var desk = await Begin(hasShift: false);
        var shift = await OpenShift(desk);
        var before = await desk.Everything();

        using var answer = await Move(desk, shift, kind, coins, reason);
        var problem = await Read(answer, HttpStatusCode.UnprocessableEntity);

        Assert.Equal(code, problem.GetProperty("fields").GetProperty(field)[0].Word("code"));
        Assert.Equal(before, await desk.Everything());
    }

    [Fact]
    public async Task After_a_count_a_move_asks_for_another_and_a_closed_shift_takes_none()
    {
        await using var desk = await Begin(hasShift: false);
        var shift = await OpenShift(desk);
        await Post(desk, $"/shifts/{shift}/counts", new { cash = Cny(20_000) });
        await Moved(desk, shift, "paidIn", 100, "found");

        using var old = await desk.Till.PostAsJsonAsync(
            $"/api/v1/shifts/{shift}/closings", new { }, Cancel);
        Assert.Equal("count-is-too-old", (await Read(old, HttpStatusCode.Conflict)).Word("code"));
        await Post(desk, $"/shifts/{shift}/counts", new { cash = Cny(20_100) });
        await Post(desk, $"/shifts/{shift}/closings", new { });

        using var late = await Move(desk, shift, "paidIn", 100, "late");
        Assert.Equal("shift-is-closed", (await Read(late, HttpStatusCode.Conflict)).Word("code"));
        using var none = await Move(desk, $"{Guid.CreateVersion7()}", "paidIn", 100, "nowhere");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    // 20 at once and 30 in one shift are moved alone; what came before, and the next.
    [Theory]
    [InlineData(0, 2_000, true)]
    [InlineData(0, 2_001, false)]
    [InlineData(1_000, 2_000, true)]
    [InlineData(1_001, 2_000, false)]
    [InlineData(3_000, 1, false)]
    public void The_smaller_of_both_limits_holds(long before, long next, bool isAlone)
    {
        var limit = new CashLimit { MoveCoins = 2_000, ShiftCoins = 3_000 };

        Assert.Equal(isAlone, next <= limit.LeftAfter(before));
    }

    [Fact]
    public async Task Above_the_limit_a_second_person_signs_and_stands_on_the_report()
    {
        await using var desk = await Begin(hasShift: false);
        var shift = await OpenShift(desk);
        await Person(desk, "mei", Role.Manager);
        await Person(desk, "ada", Role.Cashier);
        using var put = await desk.Till.PutAsJsonAsync(
            "/api/v1/cash-limit", new { ofMove = Cny(2_000), ofShift = Cny(3_000) }, Cancel);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        await Moved(desk, shift, "paidOut", 2_000, "milk");

        Assert.Equal("cash-needs-second-person", await Refused(desk, shift, null));
        Assert.Equal(
            "name-or-password-is-wrong",
            await Refused(desk, shift, new { name = "mei", password = "guess" }));
        Assert.Equal(
            "second-person-may-not",
            await Refused(desk, shift, new { name = "ada", password = Password }));
        var signed = await Moved(
            desk, shift, "paidOut", 1_500, "flour",
            second: new { name = "mei", password = Password });

        Assert.Equal(
            ["", "mei"],
            signed.GetProperty("cashMoves").EnumerateArray().Select(m => $"{m.Word("second")}"));
        // What two signed for does not count against one alone.
        await Moved(desk, shift, "paidIn", 1_000, "back");
    }

    // A wrong password is counted even where the same name for the move is sent again and again.
    [Fact]
    public async Task Wrong_passwords_bring_a_pause()
    {
        await using var desk = await Begin(hasShift: false);
        var shift = await OpenShift(desk);
        await Person(desk, "mei", Role.Manager);
        object wrong = new { name = "mei", password = "guess" };
        for (var guess = 0; guess < 5; guess++)
        {
            using var tried = await Move(desk, shift, "paidIn", 100, "x", "same", wrong);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, tried.StatusCode);
        }

        Assert.Equal(
            "pause-is-on", await Refused(desk, shift, new { name = "mei", password = Password }));
    }

    [Fact]
    public async Task Who_does_not_keep_shifts_moves_no_cash_and_a_cashier_sets_no_limit()
    {
        await using var desk = await Begin(hasShift: false);
        var shift = await OpenShift(desk);
        var (finance, cashier) = (
            await desk.Shop.Client(Role.Finance), await desk.Shop.Client(Role.Cashier));

        using var barred = await desk.Send(
            new { kind = "paidIn", amount = Cny(1), reason = "x" }, by: finance,
            path: $"shifts/{shift}/cash-moves");
        using var limit = await cashier.PutAsJsonAsync(
            "/api/v1/cash-limit", new { ofMove = Cny(1) }, Cancel);
        using var less = await desk.Till.PutAsJsonAsync(
            "/api/v1/cash-limit", new { ofShift = Cny(-1) }, Cancel);

        Assert.Equal(
            [HttpStatusCode.Forbidden, HttpStatusCode.Forbidden,
                HttpStatusCode.UnprocessableEntity],
            [barred.StatusCode, limit.StatusCode, less.StatusCode]);
        Assert.Null((await desk.Till.Ask("/cash-limit")).Word("at"));
    }

    [Theory]
    [InlineData("UPDATE cash_moves SET coins = 1")]
    [InlineData("DELETE FROM cash_moves")]
    [InlineData("UPDATE cash_limits SET move_coins = NULL")]
    [InlineData("DELETE FROM cash_limits")]
    public async Task What_moved_stays_moved_whoever_has_the_database_open(string deed)
    {
        await using var desk = await Begin(hasShift: false);
        var shift = await OpenShift(desk);
        await Moved(desk, shift, "paidOut", 500, "milk");
        using var put = await desk.Till.PutAsJsonAsync(
            "/api/v1/cash-limit", new { ofMove = Cny(2_000) }, Cancel);

        await using var db = desk.Shop.OpenBooks();
        var refused = await Assert.ThrowsAnyAsync<Exception>(
            () => db.Database.ExecuteSqlRawAsync(deed, Cancel));

        Assert.Contains("only added", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<string> OpenShift(TillDesk desk) =>
        (await Post(desk, "/shifts", new { till = 1, opening = Cny(20_000) })).Word("id")!;

    private static Task<JsonElement> Post(TillDesk desk, string path, object facts) =>
        desk.Till.Tell(path, facts);

    private static Task<HttpResponseMessage> Move(
        TillDesk desk, string shift, string? kind, long coins, string reason,
        string? key = null, object? second = null) => desk.Send(
        new { kind, amount = Cny(coins), reason, second }, key,
        path: $"shifts/{shift}/cash-moves");

    private static async Task<JsonElement> Moved(
        TillDesk desk, string shift, string kind, long coins, string reason,
        string? key = null, object? second = null)
    {
        using var answer = await Move(desk, shift, kind, coins, reason, key, second);
        return await Read(answer, HttpStatusCode.Created);
    }

    private static async Task<string?> Refused(TillDesk desk, string shift, object? second)
    {
        using var answer = await Move(desk, shift, "paidOut", 1_500, "flour", second: second);
        var problem = await Read(answer, HttpStatusCode.UnprocessableEntity);
        return problem.GetProperty("fields").GetProperty("second")[0].Word("code");
    }

    private static Task Person(TillDesk desk, string name, Role role) => desk.Shop.With(
        (CreatePerson create) => create.Run(Asker.Kite, name, name, role, Password));

    private static IEnumerable<string> Figures(JsonElement shift) =>
        shift.GetProperty("figures").EnumerateArray().Select(f =>
            $"{f.Word("kind")} {f.Word("tender")} {f.Number("count")} {Coins(f, "amount")}");
}
