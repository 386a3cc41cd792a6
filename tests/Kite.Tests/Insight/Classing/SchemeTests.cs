using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Insight;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests.Insight;

/// <summary>The business's own classes: made, looked at, run on a schedule, kept with history.
/// </summary>
[Trait("books", "both")]
public sealed class SchemeTests
{
    private static readonly DateOnly June = new(2026, 6, 1);

    // Customer n spends n hundreds, all on one day of June.
    private static readonly Sale[] Sales =
        [.. Enumerable.Range(1, 10).Select(n => new Sale(n, June.AddDays(n), n * 100))];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_puts_everyone_into_their_class_with_the_figure_it_stands_on()
    {
        await using var shop = await FilledShop.With(Sales);
        var owner = await shop.Client(Role.Owner);
        var scheme = await owner.Tell("/class-schemes", Facts());
        var run = await owner.Tell($"/class-schemes/{scheme.Word("id")}/runs", new { });
        Assert.Equal((10, 0), (run.Number("customers"), run.Number("changed")));

        var of = await owner.Ask("/insight/customers/10/classes");
        var now = Assert.Single(of.GetProperty("now").EnumerateArray());
        Assert.Equal(
            ("Gold", "2026-11-23", 1000, 1, 3),
            (now.Word("class"), now.Word("since"), now.GetProperty("net").Number("amount"),
                now.Number("version"), now.Number("stars")));
        Assert.Equal(7, of.GetProperty("standard").Number("rhythmDays"));
        Assert.Equal("Call before each season", of.GetProperty("standard").Word("says"));
        Assert.Equal(
            PlainClasses.Classed(Sales, ShareOf.Revenue, [50, 90])
                .Select(c => (c.Customer, c.Class)),
            await ClassesOf(shop));
    }

    [Fact]
    public async Task The_month_passes_and_the_history_says_who_changed_and_why()
    {
        await using var shop = await FilledShop.With(Sales);
        var owner = await shop.Client(Role.Owner);
        var id = (await owner.Tell("/class-schemes", Facts(months: 6))).Word("id");
        await Due(shop);
        await Due(shop);
        Assert.Single((await owner.Ask("/class-runs")).Items());

        // In December the window no longer holds the first days of June.
        shop.Clock.Advance(TimeSpan.FromDays(15));
        await Ended(shop, 2);
        var runs = (await owner.Ask($"/class-runs?scheme={id}")).Items().ToList();
        Assert.Equal(["2026-12-08", "2026-11-23"], runs.Select(r => r.Word("day")));
        Assert.Equal("2026-06-08", runs[0].Word("from"));

        var of = await owner.Ask("/insight/customers/1/classes");
        Assert.Empty(of.GetProperty("now").EnumerateArray());
        Assert.Equal(
            [("Plain", null), (null, "Plain")],
            of.GetProperty("history").EnumerateArray()
                .Select(h => (Word(h, "from"), Word(h, "to"))));
        var down = await owner.Ask($"/class-runs/{runs[0].Word("id")}/changes?way=down");
        var all = await owner.Ask($"/class-runs/{runs[0].Word("id")}/changes");
        Assert.Equal(runs[0].Number("changed"), all.Items().Count());
        Assert.Contains(down.Items(), c => c.Number() == 1);
        var file = await owner.GetStringAsync(
            $"/api/v1/class-runs/{runs[0].Word("id")}/changes/export?way=down", Cancel);
        Assert.Equal(down.Items().Count(), file.Trim().Split('\n').Length - 1);
    }

    [Fact]
    public async Task A_run_that_was_killed_half_way_goes_on_where_it_was_by_the_same_lines()
    {
        await using var shop = await FilledShop.With(Sales);
        var owner = await shop.Client(Role.Owner);
        var scheme = await owner.Tell("/class-schemes", Facts());
        await shop.Books(db =>
        {
            // As a process left it that had reached the fifth customer when it died.
            db.Add(new ClassRun
            {
                Number = 1, SchemeId = scheme.GetProperty("id").GetGuid(), Version = 1,
                Day = new(2026, 11, 23), FromDay = June, ToDay = new(2026, 11, 22),
                Lines = "[950,650]", Reached = 5, Customers = 5, StartedAt = Shop.Noon,
            });
            return db.SaveChangesAsync(Cancel);
        });
        await Due(shop);
        Assert.Equal(
            [(10, 0), (9, 1), (8, 1), (7, 1), (6, 2)], await ClassesOf(shop));
        var run = Assert.Single((await owner.Ask("/class-runs")).Items());
        Assert.Equal(10, run.Number("customers"));
    }

    [Fact]
    public async Task A_scheme_is_looked_at_before_it_is_put_to_work_and_nothing_is_kept()
    {
        await using var shop = await FilledShop.With(Sales);
        var owner = await shop.Client(Role.Owner);
        var seen = await owner.Tell("/class-schemes/previews", Facts());
        Assert.Equal(
            PlainClasses.Of(Sales, ShareOf.Revenue, 50, 90).Select(c => c.Customers),
            seen.GetProperty("classes").EnumerateArray().Select(c => (int)c.Number("customers")));
        Assert.Empty((await owner.Ask("/class-schemes")).Items());

        var id = (await owner.Tell("/class-schemes", Facts())).Word("id");
        await Due(shop);
        var changed = await owner.Tell($"/class-schemes/{id}/previews", Facts(first: 20));
        var before = PlainClasses.Classed(Sales, ShareOf.Revenue, [50, 90]);
        var after = PlainClasses.Classed(Sales, ShareOf.Revenue, [20, 90]);
        var expected = before.Zip(after).Count(p => p.First.Class != p.Second.Class);
        Assert.True(expected > 0);
        Assert.Equal(expected, changed.Number("changing"));
        Assert.Equal(expected, changed.GetProperty("largest").GetArrayLength());
        Assert.Equal(before.Select(c => (c.Customer, c.Class)), await ClassesOf(shop));
    }

    [Fact]
    public async Task A_change_is_another_version_and_who_comes_late_is_told()
    {
        await using var shop = await FilledShop.With(Sales);
        var owner = await shop.Client(Role.Owner);
        var id = (await owner.Tell("/class-schemes", Facts())).Word("id");
        await Due(shop);
        await owner.Put($"/class-schemes/{id}", Facts(first: 20, version: 1));
        var late = await owner.PutAsJsonAsync(
            $"/api/v1/class-schemes/{id}", Facts(first: 30, version: 1), Cancel);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);

        var whole = await owner.Ask($"/class-schemes/{id}");
        Assert.Equal(
            [2, 1],
            whole.GetProperty("versions").EnumerateArray().Select(v => v.Number("version")));
        await owner.Tell($"/class-schemes/{id}/runs", new { });
        var of = await owner.Ask("/insight/customers/10/classes");
        var now = Assert.Single(of.GetProperty("now").EnumerateArray());
        Assert.Equal((2, "Gold"), (now.Number("version"), now.Word("class")));
        Assert.Equal(1, of.GetProperty("history").GetArrayLength());
    }

    [Fact]
    public async Task Each_one_has_their_own_mark_of_what_they_have_looked_at()
    {
        await using var shop = await FilledShop.With(Sales);
        var (owner, manager) = (await shop.Client(Role.Owner), await shop.Client(Role.Manager));
        await owner.Tell("/class-schemes", Facts());
        await Due(shop);
        var run = Assert.Single((await manager.Ask("/class-runs")).Items());
        Assert.False(run.GetProperty("isSeen").GetBoolean());
        for (var twice = 0; twice < 2; twice++)
        {
            var saw = await manager.PostAsync(
                $"/api/v1/class-runs/{run.Word("id")}/sightings", content: null, Cancel);
            Assert.Equal(HttpStatusCode.NoContent, saw.StatusCode);
        }
        run = Assert.Single((await manager.Ask("/class-runs")).Items());
        Assert.True(run.GetProperty("isSeen").GetBoolean());
        run = Assert.Single((await owner.Ask("/class-runs")).Items());
        Assert.False(run.GetProperty("isSeen").GetBoolean());
    }

    [Fact]
    public async Task A_scheme_that_rests_runs_no_more_and_sets_no_standard()
    {
        await using var shop = await FilledShop.With(Sales);
        var owner = await shop.Client(Role.Owner);
        var id = (await owner.Tell("/class-schemes", Facts())).Word("id");
        await Due(shop);
        await owner.Put($"/class-schemes/{id}", Facts(version: 1, atWork: false));
        var run = await owner.PostAsJsonAsync(
            $"/api/v1/class-schemes/{id}/runs", new { }, Cancel);
        Assert.Equal(HttpStatusCode.Conflict, run.StatusCode);
        shop.Clock.Advance(TimeSpan.FromDays(40));
        await Due(shop);
        Assert.Single((await owner.Ask("/class-runs")).Items());
        var of = await owner.Ask("/insight/customers/10/classes");
        Assert.Null(Word(of.GetProperty("standard"), "says"));
        Assert.Single(of.GetProperty("now").EnumerateArray());
    }

    [Fact]
    public async Task What_is_wrong_with_a_scheme_is_named_by_its_field_and_nothing_is_kept()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client(Role.Owner);
        await owner.Tell("/class-schemes", Facts());
        (object Facts, string Field)[] bad =
        [
            (new { }, "name"), (new { }, "bounds"), (new { }, "months"),
            (Facts(), "name"), (Facts(months: 61, name: "B"), "months"),
            (Facts(first: 90, name: "B"), "bounds"),
            (new { name = "B", bounds = new[] { 50 }, months = 1 }, "classes"),
            (new
            {
                name = "B", bounds = new[] { 50 }, months = 1,
                classes = new object[] { new { name = "x" }, new { name = "X " } },
            }, "classes[1].name"),
            (new
            {
                name = "B", bounds = new[] { 50 }, months = 1, store = 99, slackPercent = 51,
                classes = new object[]
                {
                    new { name = "x", stars = 6 },
                    new { name = "y", standard = new { priority = 0 } },
                },
            }, "classes[1].priority"),
        ];
        foreach (var (facts, field) in bad)
        {
            foreach (var address in new[] { "", "/previews" })
            {
                if (address.Length > 0 && field == "name") continue;
                var answer = await owner.PostAsJsonAsync(
                    "/api/v1/class-schemes" + address, facts, Cancel);
                Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
                var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
                Assert.True(problem.GetProperty("fields").TryGetProperty(field, out _), field);
            }
        }
        Assert.Single((await owner.Ask("/class-schemes")).Items());
    }

    [Fact]
    public async Task What_was_put_down_cannot_be_altered()
    {
        await using var shop = await FilledShop.With(Sales);
        await (await shop.Client(Role.Owner)).Tell("/class-schemes", Facts());
        await Due(shop);
        await using var db = shop.OpenBooks();
        foreach (var table in new[] { "class_changes", "class_schemes" })
        {
#pragma warning disable EF1002 // The names stand above.
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
                () => db.Database.ExecuteSqlRawAsync(
                    $"UPDATE {table} SET version = 7", Cancel));
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
                () => db.Database.ExecuteSqlRawAsync($"DELETE FROM {table}", Cancel));
#pragma warning restore EF1002
        }
    }

    private static Task Due(Shop shop) => shop.With(async (RunScheme run) =>
    {
        await run.RunWhenDue(Cancel);
        return true;
    });

    // When days pass the program looks by itself, too, and one of the two has the turn.
    private static async Task Ended(Shop shop, int runs)
    {
        while (await shop.Books(db => db.ClassRuns.CountAsync(r => r.EndedAt != null, Cancel))
            < runs)
        {
            await Due(shop);
            await Task.Delay(20, Cancel);
        }
    }

    private static async Task<List<(long, int)>> ClassesOf(Shop shop) =>
        await shop.Books(async db => (await db.CustomerClasses.AsNoTracking()
                .OrderByDescending(c => c.NetCoins).ToListAsync(Cancel))
            .ConvertAll(c => (c.CustomerNumber, c.Class - 1)));

    private static string? Word(JsonElement of, string field) =>
        of.TryGetProperty(field, out var word) ? word.GetString() : null;

    private static object Facts(
        int months = 12, int first = 50, int? version = null, bool atWork = true,
        string name = "By worth") => new
        {
            name,
            shareOf = "revenue",
            bounds = new[] { first, 90 },
            months,
            runs = "monthly",
            atWork,
            version,
            classes = new object[]
            {
                new
                {
                    name = "Gold", stars = 3,
                    standard = new
                    {
                        says = "Call before each season", rhythmDays = 7, priority = 1,
                        firstAnswerHours = 2, solveHours = 8, allotmentPercent = 60,
                    },
                },
                new { name = "Silver", stars = 2, standard = new { rhythmDays = 30 } },
                new { name = "Plain", stars = 1 },
            },
        };
}
