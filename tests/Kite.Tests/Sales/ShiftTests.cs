using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using static Kite.Tests.CardShop;
using static Kite.Tests.TillDesk;

namespace Kite.Tests;

/// <summary>Shifts from float to count, and days that are closed (T15).</summary>
[Trait("books", "both")]
public sealed class ShiftTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_shift_says_what_came_in_by_tender_and_what_the_drawer_must_hold()
    {
        await using var desk = await Begin(hasShift: false);
        var card = await desk.Cards.Card();
        var shift = await OpenShift(desk);
        await TopUp(desk, card, 100_000, "cash");
        await TopUp(desk, card, 50_000, "bankCard");
        await Sell(desk, Cash(2000, 5000));
        await Sell(desk, Stored(2000, card));
        await Sell(desk, Stored(500, card), Cash(1500));
        await Sell(desk, new { kind = "mobile", amount = Cny(2000) });

        var open = await desk.Till.Ask($"/shifts/{shift}");
        await Post(desk, $"/shifts/{shift}/counts", new { cash = Cny(123_400) });
        var closed = await Post(desk, $"/shifts/{shift}/closings", new { note = "one torn" });

        string[] figures =
        [
            "sales cash 2 3500", "sales mobile 1 2000", "sales storedValue 2 2500",
            "topUps bankCard 1 50000", "topUps cash 1 100000",
        ];
        Assert.Equal(figures, Figures(open));
        Assert.Equal(figures, Figures(closed));
        Assert.Equal(
            (20_000, 123_500, 123_400, -100),
            (Coins(closed, "opening"), Coins(closed, "expected"), Coins(closed, "counted"),
                Coins(closed, "difference")));
        Assert.Equal((4, 8000), (closed.Number("bills"), Coins(closed, "total")));
        Assert.Equal(
            ["VAT-13 920"],
            closed.GetProperty("taxes").EnumerateArray()
                .Select(t => $"{t.Word("taxRate")} {Coins(t, "tax")}"));
        Assert.Equal(("test", "one torn"), (closed.Word("closedBy"), closed.Word("note")));
        Assert.All(await desk.Verified(), f => Assert.True(f.IsWell, f.ToString()));
    }

    [Fact]
    public async Task A_till_without_a_shift_sells_nothing_and_one_has_one_shift_at_a_time()
    {
        await using var desk = await Begin(hasShift: false);
        var card = await desk.Cards.Card();
        await desk.Cards.TopUp(card, 5000);
        var before = await desk.Everything();
        object Bill(object tender) => new
        {
            till = 1, lines = Lines("TEA"), tenders = new[] { tender },
        };

        var cash = await desk.Refused(Bill(Cash(1000)), HttpStatusCode.Conflict);
        var stored = await desk.Refused(Bill(Stored(1000, card)), HttpStatusCode.Conflict);
        using var topUp = await desk.Send(
            new { card, amount = Cny(100), tender = "cash" }, path: "tills/1/top-ups");

        Assert.Equal(("till-has-no-shift", "till-has-no-shift"), (cash, stored));
        Assert.Equal(HttpStatusCode.Conflict, topUp.StatusCode);
        Assert.Equal(before, await desk.Everything());
        await OpenShift(desk);
        Assert.Equal("shift-is-open", await Not(desk, "/shifts", new { till = 1 }));
        await desk.Sell(Bill(Stored(1000, card)));
    }

    [Fact]
    public async Task A_shift_is_closed_by_a_fresh_count_and_then_only_corrected_by_a_new_entry()
    {
        await using var desk = await Begin(hasShift: false);
        var shift = await OpenShift(desk);
        var at = $"/shifts/{shift}";

        var uncounted = await Not(desk, $"{at}/closings", new { });
        await Post(desk, $"{at}/counts", new { cash = Cny(20_000) });
        desk.Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await Sell(desk, Cash(2000));
        var old = await Not(desk, $"{at}/closings", new { });
        var early = await Not(desk, $"{at}/corrections", new { amount = Cny(1), reason = "x" });
        desk.Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await Post(desk, $"{at}/counts", new { cash = Cny(21_000) });
        await Post(desk, $"{at}/closings", new { });
        var twice = await Not(desk, $"{at}/closings", new { });
        var count = await Not(desk, $"{at}/counts", new { cash = Cny(22_000) });
        var put = await Post(
            desk, $"{at}/corrections", new { amount = Cny(1000), reason = "under the tray" });

        Assert.Equal(
            ("shift-is-not-counted", "count-is-too-old", "shift-is-not-closed",
                "shift-is-closed", "shift-is-closed"),
            (uncounted, old, early, twice, count));
        Assert.Equal((-1000, 21_000), (Coins(put, "difference"), Coins(put, "counted")));
        Assert.Equal(
            1000, Coins(put.GetProperty("corrections").EnumerateArray().Single(), "amount"));
        // The till is free for the next one.
        await OpenShift(desk);
    }

    [Theory]
    [InlineData("UPDATE shifts SET float_coins = 0")]
    [InlineData("DELETE FROM shifts")]
    [InlineData("UPDATE shift_closings SET note = 'x'")]
    [InlineData("DELETE FROM shift_closings")]
    [InlineData("UPDATE shift_figures SET coins = 0")]
    [InlineData("DELETE FROM shift_counts")]
    [InlineData("UPDATE day_closings SET bills = 0")]
    public async Task What_is_closed_stays_whoever_has_the_database_open(string deed)
    {
        await using var desk = await Begin(hasShift: false);
        var shift = await OpenShift(desk);
        await Sell(desk, Cash(2000));
        await Post(desk, $"/shifts/{shift}/counts", new { cash = Cny(22_000) });
        await Post(desk, $"/shifts/{shift}/closings", new { });
        desk.Shop.Clock.Advance(TimeSpan.FromDays(1));
        await Post(desk, "/day-closings", new { store = 1, day = "2026-11-23" });

        await using var db = desk.Shop.OpenBooks();
        var refused = await Assert.ThrowsAnyAsync<Exception>(
            () => db.Database.ExecuteSqlRawAsync(deed, Cancel));
        Assert.Contains("only added", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_is_closed_when_it_is_over_and_its_shifts_are_and_says_its_sums()
    {
        await using var desk = await Begin(hasShift: false);
        var shift = await OpenShift(desk);
        await Sell(desk, Cash(2000));
        await Sell(desk, Cash(2000));
        object day = new { store = 1, day = "2026-11-23" };

        var early = await Not(desk, "/day-closings", day);
        desk.Shop.Clock.Advance(TimeSpan.FromDays(1));
        var open = await Not(desk, "/day-closings", day);
        await Post(desk, $"/shifts/{shift}/counts", new { cash = Cny(24_100) });
        await Post(desk, $"/shifts/{shift}/closings", new { });
        var empty = await Not(desk, "/day-closings", new { store = 1, day = "2026-11-20" });
        await Post(desk, "/day-closings", day);
        var twice = await Not(desk, "/day-closings", day);

        Assert.Equal(
            ("day-is-not-over", "day-has-open-shift", "day-is-empty", "day-is-closed"),
            (early, open, empty, twice));
        var closed = (await desk.Till.Ask("/day-closings?store=1")).Items().Single();
        Assert.Equal(
            ("2026-11-23", 1, 2, 4000, 460, 100),
            (closed.Word("day"), closed.Number("shifts"), closed.Number("bills"),
                Coins(closed, "total"), Coins(closed, "tax"), Coins(closed, "difference")));
    }

    [Fact]
    public async Task Money_paid_in_at_a_till_is_told_again_and_not_taken_again()
    {
        await using var desk = await Begin(hasShift: false);
        var card = await desk.Cards.Card();
        var shift = await OpenShift(desk);
        object body = new { card, amount = Cny(1000), tender = "mobile" };

        using var first = await desk.Send(body, "the key", path: "tills/1/top-ups");
        using var again = await desk.Send(body, "the key", path: "tills/1/top-ups");

        Assert.Equal(
            await first.Content.ReadAsStringAsync(Cancel),
            await again.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal((1000, 0), await desk.Cards.Balance(card));
        Assert.Equal(
            ["topUps mobile 1 1000"], Figures(await desk.Till.Ask($"/shifts/{shift}")));
    }

    [Fact]
    public async Task Bills_and_the_end_of_the_shift_at_once_leave_no_bill_outside()
    {
        await using var desk = await Begin(hasShift: false);
        var shift = await OpenShift(desk);
        await Post(desk, $"/shifts/{shift}/counts", new { cash = Cny(20_000) });

        var bills = Enumerable.Range(0, 12).Select(async _ =>
        {
            using var answer = await desk.Send(new
            {
                till = 1, lines = Lines("TEA"), tenders = new[] { Cash(1000) },
            });
            return answer.StatusCode is HttpStatusCode.Created ? 1 : 0;
        }).ToList();
        using var closing = await desk.Till.PostAsJsonAsync(
            $"/api/v1/shifts/{shift}/closings", new { }, Cancel);
        var sold = (await Task.WhenAll(bills)).Sum();

        var report = await desk.Till.Ask($"/shifts/{shift}");
        Assert.Equal(sold, report.Number("bills"));
        Assert.Equal(sold * 1000, Coins(report, "expected") - 20_000);
    }

    [Fact]
    public async Task Shifts_are_listed_narrowed_and_taken_along()
    {
        await using var desk = await Begin(hasShift: false);
        await desk.Till.Tell("/tills", new { name = "Bar", storeNumber = 1 });
        var first = await OpenShift(desk);
        await Post(desk, $"/shifts/{first}/counts", new { cash = Cny(20_000) });
        await Post(desk, $"/shifts/{first}/closings", new { });
        await OpenShift(desk);
        await OpenShift(desk, till: 2);

        async Task<string> All(string query) => string.Join(
            ' ', (await desk.Till.Ask("/shifts" + query)).Items().Select(s => s.Number()));

        Assert.Equal("3 2 1", await All(""));
        Assert.Equal("1 2 3", await All("?order=number"));
        Assert.Equal("1", await All("?state=closed"));
        Assert.Equal("3", await All("?till=2&state=open"));
        Assert.Equal("1", await All("?differs=false&from=2026-11-23&to=2026-11-23"));
        Assert.Equal("", await All("?differs=true"));
        var page = await desk.Till.Ask("/shifts?limit=2");
        Assert.Equal("1", await All($"?limit=2&after={page.Word("next")}"));
        var file = await desk.Till.GetStringAsync(
            new Uri("/api/v1/shifts/export?format=csv", UriKind.Relative), Cancel);
        Assert.Equal(4, file.Trim().Split('\n').Length);
    }

    [Fact]
    public async Task The_day_counts_just_the_shifts_it_opens()
    {
        await using var desk = await Begin(hasShift: false);
        foreach (var cash in new[] { 20_000, 19_500, 20_300 })
        {
            var shift = await OpenShift(desk);
            await Post(desk, $"/shifts/{shift}/counts", new { cash = Cny(cash) });
            await Post(desk, $"/shifts/{shift}/closings", new { note = "counted" });
            desk.Shop.Clock.Advance(TimeSpan.FromDays(5));
        }
        await OpenShift(desk);

        var figures = (await desk.Till.Ask("/today/tiles/shifts")).GetProperty("figures");

        // The first was closed more than a week ago, and the second, too.
        Assert.Equal([1L, 1L], figures.EnumerateArray().Take(2).Select(f => f.Number("count")));
        Assert.Equal(300, figures[2].GetProperty("money").Number("amount"));
        foreach (var figure in figures.EnumerateArray().Take(2))
        {
            var rows = await desk.Till.Ask(figure.Word("href")!);
            Assert.Equal(figure.Number("count"), rows.Items().Count());
        }
    }

    private static async Task<string> OpenShift(TillDesk desk, int till = 1) =>
        (await Post(desk, "/shifts", new { till, opening = Cny(20_000) })).Word("id")!;

    private static Task<JsonElement> Sell(TillDesk desk, params object[] tenders) =>
        desk.Sell(new { till = 1, lines = Lines("PIE"), tenders });

    private static async Task TopUp(TillDesk desk, long card, long amount, string tender)
    {
        using var answer = await desk.Send(
            new { card, amount = Cny(amount), tender }, path: "tills/1/top-ups");
        await Read(answer, HttpStatusCode.Created);
    }

    private static Task<JsonElement> Post(TillDesk desk, string path, object body) =>
        desk.Till.Tell(path, body);

    private static async Task<string?> Not(TillDesk desk, string path, object body)
    {
        using var answer = await desk.Till.PostAsJsonAsync("/api/v1" + path, body, Cancel);
        return (await Read(answer, HttpStatusCode.Conflict)).Word("code");
    }

    private static IEnumerable<string> Figures(JsonElement shift) =>
        shift.GetProperty("figures").EnumerateArray().Select(f =>
            $"{f.Word("kind")} {f.Word("tender")} {f.Number("count")} {Coins(f, "amount")}")
        .Order(StringComparer.Ordinal);
}
