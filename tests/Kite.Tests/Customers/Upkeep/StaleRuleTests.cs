using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Kite.Customers;

namespace Kite.Tests;

/// <summary>When a field is stale, and who says so (K9).</summary>
[Trait("books", "both")]
public sealed class StaleRuleTests
{
    private const HttpStatusCode TooLate = HttpStatusCode.PreconditionFailed;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    // now          months  looked at                 stale since
    [InlineData("2026-11-23", 12, "2025-11-22", "2026-11-22")]
    [InlineData("2026-11-23", 12, "2025-11-23", null)]
    [InlineData("2026-11-23", 12, "2026-11-01", null)]
    [InlineData("2026-11-23", 1, "2026-10-01,2026-11-20", "2026-11-01")]
    [InlineData("2026-11-23", 1, "", null)]
    [InlineData("2026-03-31", 1, "2026-02-27", "2026-03-27")]
    public void The_oldest_look_decides(string now, int months, string looks, string? since)
    {
        var rule = new StaleRule { Field = "phone", Months = months };

        var stale = rule.StaleSince(
            looks.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Day), Day(now));

        Assert.Equal(since, stale?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_usual_rules_come_with_one_button_and_only_once()
    {
        await using var shop = await Shop.Open();
        var desk = await shop.Client();
        await desk.Tell("/stale-rules", new { field = "phone", months = 3 });

        await desk.Tell("/stale-rules/usual", new { });
        var rules = await desk.Tell("/stale-rules/usual", new { });

        Assert.Equal(StaleRule.Usual.Count, rules.Items().Count());
        var phone = rules.Items().Single(r => r.Word("field") == "phone");
        Assert.Equal(3, phone.Number("months"));
    }

    [Theory]
    [InlineData("phone", 0)]
    [InlineData("phone", 241)]
    [InlineData("phone", null)]
    [InlineData("moon", 12)]
    [InlineData("kind", 12)]
    [InlineData("", 12)]
    [InlineData(null, 12)]
    [InlineData("email", 12)]
    public async Task What_makes_no_rule_is_refused_at_its_field(string? field, int? months)
    {
        await using var shop = await Shop.Open();
        var desk = await shop.Client();
        await desk.Tell("/stale-rules", new { field = "email", months = 12 });

        var answer = await desk.PostAsJsonAsync(
            "/api/v1/stale-rules", new { field, months }, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task A_rule_is_changed_by_who_saw_it_last_and_taken_away()
    {
        await using var shop = await Shop.Open();
        var desk = await shop.Client();
        var rule = await desk.Tell("/stale-rules", new { field = "phone", months = 12 });
        var at = $"/api/v1/stale-rules/{rule.Word("id")}";

        Assert.Equal(HttpStatusCode.OK, await Put(desk, at, 1, 6));
        Assert.Equal(TooLate, await Put(desk, at, 1, 24));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Put(desk, at, 2, 0));
        var kept = (await desk.Ask("/stale-rules")).Items().Single();
        Assert.Equal(6, kept.Number("months"));

        Assert.Equal(
            HttpStatusCode.NoContent, (await desk.DeleteAsync(at, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.DeleteAsync(at, Cancel)).StatusCode);
        Assert.Empty((await desk.Ask("/stale-rules")).Items());
    }

    [Theory]
    [InlineData(Role.PrivacyOfficer, HttpStatusCode.Created)]
    [InlineData(Role.Manager, HttpStatusCode.Created)]
    [InlineData(Role.Cashier, HttpStatusCode.Forbidden)]
    [InlineData(Role.Analyst, HttpStatusCode.Forbidden)]
    public async Task Rules_are_kept_by_who_answers_for_the_data(Role role, HttpStatusCode code)
    {
        await using var shop = await Shop.Open();
        var someone = await shop.Client(role);

        var answer = await someone.PostAsJsonAsync(
            "/api/v1/stale-rules", new { field = "phone", months = 12 }, Cancel);

        Assert.Equal(code, answer.StatusCode);
    }

    private static async Task<HttpStatusCode> Put(
        HttpClient desk, string at, long seen, int months)
    {
        using var answer = await Wished.Ask(desk, at, seen, new { months });
        return answer.StatusCode;
    }

    private static DateTimeOffset Day(string day) =>
        new(DateOnly.Parse(day, CultureInfo.InvariantCulture), TimeOnly.MinValue, TimeSpan.Zero);
}
