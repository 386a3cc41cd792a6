using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests.Insight;

/// <summary>Sets of lines over HTTP: made, asked by, moved from a day on, retired (A1, A2).
/// </summary>
[Trait("books", "both")]
public sealed class LineSetTests
{
    private static readonly (DateOnly From, DateOnly To)[] Windows =
    [
        (new(2026, 3, 1), new(2026, 5, 31)), (new(2026, 6, 1), new(2026, 8, 31)),
        (new(2026, 9, 1), new(2026, 11, 22)),
    ];

    // In each window another part of the customers comes, from once to five times.
    private static readonly Sale[] Sales =
    [
        .. from number in Enumerable.Range(1, 30)
           from window in Enumerable.Range(0, 3)
           where (number + window) % 4 != 0
           from visit in Enumerable.Range(0, (number * (window + 2)) % 5 + 1)
           select new Sale(number, Windows[window].From.AddDays(visit), number * 250),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_quarter_is_the_same_on_the_map_in_the_movement_the_list_and_a_segment()
    {
        await using var shop = await FilledShop.With(Sales);
        var manager = await shop.Client(Role.Manager);
        var set = await Made(manager, "Lunch", 2, 4000, "2026-01-01", months: 3);
        await manager.Tell(
            $"/threshold-sets/{set}/versions", Lie(1, 2000, "2026-09-01", months: 3));
        foreach (var (window, often, much, since) in new[]
        {
            (1, 2, 4000, "2026-01-01"), (2, 1, 2000, "2026-09-01"),
        })
        {
            var days = Days(window);
            var map = await manager.Ask($"/insight/contribution-map?{days}&set={set}");
            Assert.Equal(("Lunch", since), Used(map));
            var movement = await manager.Ask(
                $"/insight/movement?{Days(window - 1)}&{Then(window)}&set={set}");
            Assert.Equal(("Lunch", since), Used(movement));
            foreach (var quarter in map.GetProperty("quarters").EnumerateArray())
            {
                var letter = quarter.Word("quarter")!;
                var expected = Plainly(window, often, much, letter);
                Assert.Equal(expected.Count, quarter.Number("customers"));
                Assert.Equal(expected.Count, Into(movement, letter));
                await ListedAndKept(manager, set, window, letter, expected);
            }
        }
    }

    private static async Task ListedAndKept(
        HttpClient manager, string set, int window, string letter, List<long> expected)
    {
        var list = await manager.Ask(
            $"/insight/customers?{Days(window)}&set={set}&quarter={letter}&limit=200");
        Assert.Equal(expected, list.Items().Select(c => c.Number()).Order());
        Assert.Equal("Lunch", Used(list).Name);
        if (expected.Count == 0) return;

        var kept = await manager.Tell("/segments", new
        {
            name = $"{letter} {window}",
            of = new
            {
                from = Windows[window].From, to = Windows[window].To, set, quarter = letter,
            },
        });
        Assert.Equal(expected.Count, kept.Number("customers"));

        // What was asked stands in it with the lines as they lay.
        var origin = JsonElement.Parse(kept.Word("origin")!);
        Assert.Equal((set, "Lunch"), (origin.Word("set"), origin.Word("setName")));
        Assert.Equal(Used(list).From, origin.Word("setFrom"));
    }

    [Fact]
    public async Task Every_answer_by_a_set_names_it_and_says_whether_the_days_fit()
    {
        await using var shop = await FilledShop.With(Sales);
        var manager = await shop.Client(Role.Manager);
        var set = await Made(manager, "Lunch", 2, 4000, "2026-01-01", months: 3);
        foreach (var path in (string[])
        [
            "contribution-map", "movement", "movement/months", "movement/ahead",
            "movement/season", "movement/chance", "customers",
        ])
        {
            var answer = await manager.Ask($"/insight/{path}?set={set}");
            Assert.Equal(("Lunch", "2026-01-01"), Used(answer));
        }
        var fits = await manager.Ask($"/insight/contribution-map?{Days(1)}&set={set}");
        var not = await manager.Ask(
            $"/insight/contribution-map?from=2026-01-01&to=2026-06-30&set={set}");
        Assert.True(SetOf(fits).GetProperty("fits").GetBoolean());
        Assert.False(SetOf(not).GetProperty("fits").GetBoolean());
    }

    [Fact]
    public async Task The_businesss_own_lines_are_a_set_and_an_old_period_keeps_its_lines()
    {
        await using var shop = await FilledShop.With(Sales);
        var manager = await shop.Client(Role.Manager);
        Assert.Equal("median", Rule(await manager.Ask($"/insight/contribution-map?{Days(1)}")));
        await Keep(manager, 2, 4000);
        var old = await manager.Ask($"/insight/contribution-map?{Days(1)}");
        Assert.Equal(("Standard", "2026-11-23"), Used(old));

        // A month later others are kept: what ended before is told as it was.
        shop.Clock.Advance(TimeSpan.FromDays(30));
        await Keep(manager, 1, 100);
        var before = await manager.Ask($"/insight/contribution-map?{Days(2)}");
        var now = await manager.Ask("/insight/contribution-map?from=2026-10-01&to=2026-12-31");
        Assert.Equal((2, 1), (Often(before), Often(now)));
        var all = Assert.Single((await manager.Ask("/threshold-sets")).Items());
        Assert.Equal((true, 2), (all.GetProperty("isStandard").GetBoolean(), Versions(all)));
        Assert.Equal(
            [1, 2],
            (await manager.Ask($"/threshold-sets/{all.Word("id")}")).GetProperty("versions")
                .EnumerateArray().Select(v => v.Number("often")));

        var stays = await Wished.Ask(
            manager, $"/api/v1/threshold-sets/{all.Word("id")}", all.Number("version"),
            new { isRetired = true });
        Assert.Equal(HttpStatusCode.Conflict, stays.StatusCode);
    }

    [Fact]
    public async Task A_retired_set_stays_readable_but_nothing_new_is_asked_by_it()
    {
        await using var shop = await FilledShop.With(Sales);
        var manager = await shop.Client(Role.Manager);
        var set = await Made(manager, "Lunch", 2, 4000);
        await manager.Tell("/segments", new { name = "Kept", of = new { set, quarter = "A" } });
        await Change(manager, set, new { name = " Midday ", isRetired = true });

        await Refused(manager, $"insight/contribution-map?set={set}", "set");
        await Refused(manager, $"insight/movement?set={set}", "set");
        await Refused(manager, $"insight/customers?set={set}&quarter=A", "set");
        var more = await manager.PostAsJsonAsync(
            $"/api/v1/threshold-sets/{set}/versions", Lie(1, 1), Cancel);
        Assert.Equal(HttpStatusCode.Conflict, more.StatusCode);
        var whole = await manager.Ask($"/threshold-sets/{set}");
        Assert.Equal("Midday", whole.GetProperty("set").Word("name"));
        Assert.Single(whole.GetProperty("versions").EnumerateArray());
        var kept = Assert.Single((await manager.Ask("/segments")).Items());
        Assert.Contains("Lunch", kept.Word("origin"), StringComparison.Ordinal);
        Assert.Empty((await manager.Ask("/threshold-sets?retired=false")).Items());
        Assert.Single((await manager.Ask("/threshold-sets?retired=true")).Items());

        await Change(manager, set, new { isRetired = false });
        Assert.Equal(
            "Midday", Used(await manager.Ask($"/insight/contribution-map?set={set}")).Name);
        var trail = await shop.Books(db => db.Set<AuditEntry>().AsNoTracking()
            .CountAsync(l => l.Subject == "threshold-set", Cancel));
        Assert.True(trail >= 4, $"{trail} lines");
    }

    [Fact]
    public async Task What_cannot_be_is_named_by_its_field_and_changes_nothing()
    {
        await using var shop = await FilledShop.With(Sales);
        var manager = await shop.Client(Role.Manager);
        var set = await Made(manager, "Lunch", 2, 4000);
        foreach (var (facts, field) in new (object Facts, string Field)[]
        {
            (new { name = " ", often = 1, much = Cny(1) }, "name"),
            (new { name = new string('x', 61), often = 1, much = Cny(1) }, "name"),
            (new { name = " lunch ", often = 1, much = Cny(1) }, "name"),
            (new { name = "Dinner", much = Cny(1) }, "often"),
            (new { name = "Dinner", often = 1 }, "much"),
            (new { name = "Dinner", often = -1, much = Cny(1) }, "often"),
            (new { name = "Dinner", often = 1, much = Cny(-1) }, "much"),
            (new { name = "Dinner", often = 1, much = Cny(1) with { Currency = "EUR" } }, "much"),
            (new { name = "Dinner", often = 1, much = Cny(1), from = "1000-01-01" }, "from"),
            (new { name = "Dinner", often = 1, much = Cny(1), months = 0 }, "months"),
        })
        {
            var answer = await manager.PostAsJsonAsync("/api/v1/threshold-sets", facts, Cancel);
            await Named(answer, field);
        }
        await Refused(manager, "insight/contribution-map?set=nonsense", "set");
        await Refused(manager, $"insight/movement?set={Guid.CreateVersion7()}", "set");
        await Refused(manager, $"insight/contribution-map?set={set}&often=1&much=2", "set");
        await Refused(manager, $"insight/customers?set={set}&rule=median", "set");
        var unknown = await manager.PostAsJsonAsync(
            $"/api/v1/threshold-sets/{Guid.CreateVersion7()}/versions", Lie(1, 1), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        var stale = await Wished.Ask(
            manager, $"/api/v1/threshold-sets/{set}", 99, new { name = "Other" });
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal("Lunch", Assert.Single((await manager.Ask("/threshold-sets")).Items())
            .Word("name"));
    }

    [Fact]
    public async Task What_a_set_once_said_cannot_be_written_over()
    {
        await using var shop = await Shop.Open();
        var manager = await shop.Client(Role.Manager);
        await Made(manager, "Lunch", 2, 4000);
        foreach (var deed in (string[])
            ["UPDATE threshold_versions SET often = 9", "DELETE FROM threshold_versions"])
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => shop.Books(
                db => db.Database.ExecuteSqlRawAsync(deed, Cancel)));
        }
        var file = await manager.GetStringAsync("/api/v1/threshold-sets/export", Cancel);
        Assert.Matches("Lunch,1,2026-11-23,2,[^,]*40[^,]*,CNY,,In use,", file);
    }

    private static object Lie(int often, long much, string? from = null, int? months = null) =>
        new { often, much = Cny(much), from, months };

    private sealed record Amounts(long Amount, string Currency);

    private static Amounts Cny(long amount) => new(amount, "CNY");

    private static async Task<string> Made(
        HttpClient client, string name, int often, long much, string? from = null,
        int? months = null)
    {
        var set = await client.Tell(
            "/threshold-sets", new { name, often, much = Cny(much), from, months });
        return set.Word("id")!;
    }

    private static async Task Keep(HttpClient client, int often, long much)
    {
        var kept = await client.PutAsJsonAsync(
            "/api/v1/insight/lines", new { often, much }, Cancel);
        Assert.Equal(HttpStatusCode.NoContent, kept.StatusCode);
    }

    private static async Task Change(HttpClient client, string set, object wish)
    {
        var seen = (await client.Ask($"/threshold-sets/{set}")).GetProperty("set")
            .Number("version");
        await Wished.Put(client, $"/api/v1/threshold-sets/{set}", seen, wish);
    }

    private static async Task Refused(HttpClient client, string address, string field) =>
        await Named(await client.GetAsync("/api/v1/" + address, Cancel), field);

    private static async Task Named(HttpResponseMessage answer, string field)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.StatusCode is HttpStatusCode.UnprocessableEntity, text);
        var fields = JsonElement.Parse(text).GetProperty("fields");
        Assert.True(fields.TryGetProperty(field, out _), text);
    }

    private static List<long> Plainly(int window, int often, long much, string letter) =>
    [
        .. from sale in Sales
           where sale.Day >= Windows[window].From && sale.Day <= Windows[window].To
           group sale by sale.Customer into one
           let visits = one.Select(s => s.Day).Distinct().Count()
           let isOften = visits > often
           let isMuch = one.Sum(s => s.Net) > much * visits
           where letter == (isOften ? (isMuch ? "B" : "D") : isMuch ? "A" : "C")
           orderby one.Key
           select one.Key,
    ];

    private static string Days(int window) =>
        $"from={Windows[window].From:O}&to={Windows[window].To:O}";

    private static string Then(int window) =>
        $"thenFrom={Windows[window].From:O}&thenTo={Windows[window].To:O}";

    private static long Into(JsonElement movement, string letter) =>
        movement.GetProperty("moves").EnumerateArray()
            .Where(m => m.Word("to") == letter).Sum(m => m.Number("customers"));

    private static JsonElement SetOf(JsonElement answer) =>
        answer.GetProperty("thresholds").GetProperty("set");

    private static (string? Name, string? From) Used(JsonElement answer) =>
        (SetOf(answer).Word("name"), SetOf(answer).Word("from"));

    private static string? Rule(JsonElement map) => map.GetProperty("thresholds").Word("rule");

    private static long Often(JsonElement map) => map.GetProperty("thresholds").Number("often");

    private static long Versions(JsonElement set) => set.Number("versions");
}
