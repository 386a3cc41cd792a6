using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Insight;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests.Insight;

/// <summary>Forecasts as programs see them: asked, kept, held against what came (A11).</summary>
[Trait("books", "both")]
public sealed class ForecastRouteTests
{
    private static readonly DateOnly Opened = new(2024, 1, 1);
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_shop_that_takes_the_same_every_day_is_expected_to_go_on_so()
    {
        await using var shop = await FilledShop.With(Daily());
        var manager = await shop.Client(Role.Manager);

        var told = await manager.Ask("/insight/forecast?months=2");

        Assert.Equal("smoothing", told.Word("model"));
        Assert.Equal(34, told.Number("monthsKnown"));
        Assert.Equal([30_000, 31_000], Expected(told));
        Assert.Equal(61_000, Net(told.GetProperty("whole"), "expected"));
        // Of this month 22 days are over, and today's takings are in.
        Assert.Equal(23_000, told.GetProperty("soFar").GetProperty("net").Number("amount"));
        var visits = await manager.Ask("/insight/forecast?measure=visits&months=1");
        Assert.Equal(30, visits.GetProperty("months")[0].GetProperty("expected").Number("visits"));
        Assert.Equal(
            JsonValueKind.Null,
            visits.GetProperty("months")[0].GetProperty("expected").GetProperty("net").ValueKind);
    }

    [Fact]
    public async Task A_young_shop_is_told_how_many_months_are_missing()
    {
        await using var shop = await FilledShop.With(
            Daily().Where(s => s.Day >= new DateOnly(2026, 3, 1)));
        var manager = await shop.Client(Role.Manager);

        var told = await manager.Ask("/insight/forecast");

        Assert.Equal(
            ("tooFewMonths", 8), (told.Word("reason")!, told.Number("monthsKnown")));
        Assert.Empty(told.GetProperty("months").EnumerateArray());
        Assert.Equal(0, await shop.With((KeepForecasts keep) => keep.RunWhenDue(Cancel)));
    }

    [Theory]
    [InlineData("months=0", "months", "months-are-out-of-reach")]
    [InlineData("months=25", "months", "months-are-out-of-reach")]
    [InlineData("store=77", "store", "no-such-store")]
    public async Task What_cannot_be_foreseen_says_why(string asked, string field, string code)
    {
        await using var shop = await FilledShop.With([]);
        var manager = await shop.Client(Role.Manager);
        using var answer = await manager.GetAsync($"/api/v1/insight/forecast?{asked}", Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(code, problem.GetProperty("fields").GetProperty(field)[0].Word("code"));
    }

    [Fact]
    public async Task Once_a_month_forecasts_are_kept_and_later_held_against_what_came()
    {
        await using var shop = await FilledShop.With(
            Daily().Where(s => s.Day < new DateOnly(2026, 9, 1))
                .Select(s => s.Day.Year == 2025 ? s with { Net = 1_100 } : s)
                .Append(new(1, new(2026, 12, 3), 500)));
        var manager = await shop.Client(Role.Manager);
        var stores = (await manager.Ask("/stores")).Items().Count();

        Assert.Equal(
            2 * (stores + 1), await shop.With((KeepForecasts keep) => keep.RunWhenDue(Cancel)));
        Assert.Equal(0, await shop.With((KeepForecasts keep) => keep.RunWhenDue(Cancel)));
        var kept = (await manager.Ask("/insight/forecasts?measure=net&store=0")).Items().Single();
        Assert.Equal("2026-11-01", kept.Word("firstMonth"));
        Assert.Equal(JsonValueKind.Null, kept.GetProperty("score").ValueKind);

        // In January November is over, a gap, and December with its one day.
        shop.Clock.Advance(TimeSpan.FromDays(45));
        var late = await manager.Ask($"/insight/forecasts/{kept.Word("id")}");
        var months = late.GetProperty("months").EnumerateArray().ToList();
        Assert.Equal(12, months.Count);
        Assert.Equal(JsonValueKind.Null, months[0].GetProperty("actual").ValueKind);
        Assert.Equal(500, Net(months[1], "actual"));
        Assert.Equal(JsonValueKind.Null, months[2].GetProperty("actual").ValueKind);
        Assert.Equal(1, late.GetProperty("forecast").GetProperty("score").Number("months"));
        var score = (await manager.Ask("/insight/forecasts/score?store=0")).GetProperty("scores");
        // Visits never varied, so there is nothing by which an error in them could be measured.
        Assert.Equal(["net"], score.EnumerateArray().Select(s => s.Word("measure")!));

        await Assert.ThrowsAnyAsync<Exception>(() => shop.Books(db =>
            db.Set<KeptForecast>().ExecuteDeleteAsync(Cancel)));
        await Assert.ThrowsAnyAsync<Exception>(() => shop.Books(db =>
            db.Set<KeptForecastMonth>().ExecuteUpdateAsync(
                set => set.SetProperty(m => m.Expected, 1), Cancel)));
    }

    [Fact]
    public async Task Walking_through_kept_forecasts_meets_each_once_and_the_file_holds_them_all()
    {
        await using var shop = await FilledShop.With(Daily());
        var manager = await shop.Client(Role.Manager);
        var count = await shop.With((KeepForecasts keep) => keep.RunWhenDue(Cancel));
        foreach (var order in new[] { "made", "made-down" })
        {
            var met = new List<string>();
            string? next = null;
            do
            {
                var page = await manager.Ask(
                    $"/insight/forecasts?limit=1&order={order}&after={next}");
                met.AddRange(page.Items().Select(f => f.Word("id")!));
                next = page.Word("next");
            }
            while (next is not null);
            Assert.Equal(count, met.Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(count, met.Count);
        }
        var file = await manager.GetStringAsync("/api/v1/insight/forecasts/export", Cancel);
        Assert.Equal(count + 1, file.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task Days_that_will_be_closed_bring_nothing_and_can_be_taken_back()
    {
        await using var shop = await FilledShop.With(Daily());
        var manager = await shop.Client(Role.Owner);
        var day = await manager.Tell("/insight/special-days", new
        {
            kind = "closed", from = "2026-12-21", to = "2026-12-31", note = "works",
        });

        Assert.Equal(20_000, Expected(await manager.Ask("/insight/forecast?months=2"))[1]);
        Assert.Equal("works", (await manager.Ask("/insight/special-days")).Items().Single()
            .Word("note"));
        using var gone = await manager.DeleteAsync(
            $"/api/v1/insight/special-days/{day.Word("id")}", Cancel);
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.Equal(31_000, Expected(await manager.Ask("/insight/forecast?months=2"))[1]);
    }

    [Theory]
    [InlineData("""{"from":"2026-12-01"}""", "kind:special-day-kind-is-missing")]
    [InlineData("""{"kind":"closed"}""", "from:first-day-is-missing")]
    [InlineData(
        """{"kind":"closed","from":"2026-12-02","to":"2026-12-01"}""",
        "to:period-ends-before-it-begins")]
    [InlineData(
        """{"kind":"closed","from":"2026-01-01","to":"2027-12-01"}""",
        "to:too-many-special-days")]
    [InlineData("""{"kind":"closed","from":"2026-12-02","store":77}""", "store:no-such-store")]
    public async Task Special_days_that_make_no_sense_are_refused(string body, string says)
    {
        await using var shop = await FilledShop.With([]);
        var owner = await shop.Client(Role.Owner);
        using var answer = await owner.PostAsJsonAsync(
            "/api/v1/insight/special-days", JsonElement.Parse(body), Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var fields = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel))
            .GetProperty("fields");
        Assert.Equal(says, string.Join(' ', fields.EnumerateObject().Select(
            f => $"{f.Name}:{f.Value[0].Word("code")}")));
        Assert.Empty((await owner.Ask("/insight/special-days")).Items());
    }

    private static IEnumerable<Sale> Daily() =>
        Enumerable.Range(0, Today.DayNumber - Opened.DayNumber + 1)
            .Select(i => new Sale(i % 7 + 1, Opened.AddDays(i), 1_000));

    private static List<long> Expected(JsonElement told) =>
    [
        .. told.GetProperty("months").EnumerateArray().Select(m => Net(m, "expected")),
    ];

    private static long Net(JsonElement month, string figure) =>
        month.GetProperty(figure).GetProperty("net").Number("amount");
}
