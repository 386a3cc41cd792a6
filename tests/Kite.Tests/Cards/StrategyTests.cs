using System.Data.Common;
using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using static Kite.Tests.CardShop;
using static Kite.Tests.StrategyDesks;

namespace Kite.Tests;

/// <summary>Strategies in the books: written, approved by another, run, stopped.</summary>
[Trait("books", "both")]
public sealed class StrategyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_writes_another_approves_and_only_then_it_holds()
    {
        await using var desks = await StrategyDesks.Open();
        var written = await desks.Write(Classic());
        var id = written.Word("id")!;
        Assert.Equal(("draft", 1), (written.Word("state"), written.Number("latest")));
        Assert.Equal((0, 10_000), await desks.Try(10_000));

        Assert.Equal(
            "strategy-is-not-proposed", await Refused(desks.Second, id, "approvals"));
        Assert.Equal("proposed", (await Do(desks.First, id, "proposals")).Word("state"));
        Assert.Equal((0, 10_000), await desks.Try(10_000));
        Assert.Equal("proposed-it-themselves", await Refused(desks.First, id, "approvals"));
        var running = await Do(desks.Second, id, "approvals");

        Assert.Equal(("running", 1), (running.Word("state"), running.Number("approved")));
        Assert.Equal((0, 8_000), await desks.Try(10_000));
        Assert.Equal((3_000, 5_600), await desks.Try(10_000, 3_000));
        Assert.Equal((10_000, 0), await desks.Try(10_000, 10_000));
    }

    [Fact]
    public async Task Who_wrote_it_does_not_approve_it_either()
    {
        await using var desks = await StrategyDesks.Open();
        var id = (await desks.Write(Classic())).Word("id")!;
        var third = await desks.Shop.Shop.Client(Role.Owner);
        await Do(third, id, "proposals");

        Assert.Equal("proposed-it-themselves", await Refused(desks.First, id, "approvals"));
        Assert.Equal("proposed-it-themselves", await Refused(third, id, "refusals", new
        {
            reason = "after all not",
        }));
        await Do(desks.Second, id, "approvals");
    }

    [Fact]
    public async Task Nothing_is_proposed_before_its_launch_sheet_is_complete()
    {
        await using var desks = await StrategyDesks.Open();
        var id = (await desks.Write(new
        {
            name = "Rash", effect = new { basisPoints = 1000 }, sheet = new { owner = "Lin" },
        })).Word("id")!;

        using var answer = await desks.First.PostAsJsonAsync(
            $"/api/v1/strategies/{id}/proposals", new { }, Cancel);
        var problem = await Read(answer, HttpStatusCode.UnprocessableEntity);

        Assert.Equal(
            [
                "sheet.departmentsTold", "sheet.exceptions", "sheet.safety",
                "sheet.successMeasure",
            ],
            problem.GetProperty("fields").EnumerateObject().Select(f => f.Name).Order());
    }

    [Fact]
    public async Task A_new_version_holds_once_it_is_approved_and_the_old_one_until_then()
    {
        await using var desks = await StrategyDesks.Open();
        var id = await desks.Run(Classic());
        await desks.First.Tell($"/strategies/{id}/versions", new
        {
            name = "Classic", effect = new { basisPoints = 5000 }, paidBy = "other",
            sheet = Written,
        });

        Assert.Equal((0, 8_000), await desks.Try(10_000));
        Assert.Equal((0, 5_000), await desks.Try(10_000, more: new { strategy = id }));
        Assert.Equal(
            (0, 8_000), await desks.Try(10_000, more: new { strategy = id, version = 1 }));
        await Do(desks.First, id, "proposals", new { version = 2 });
        Assert.Equal((0, 8_000), await desks.Try(10_000));
        Assert.Equal(
            "changed-meanwhile", await Refused(
                desks.Second, id, "approvals", new { version = 1 },
                HttpStatusCode.PreconditionFailed));
        await Do(desks.Second, id, "approvals", new { version = 2 });
        Assert.Equal((0, 5_000), await desks.Try(10_000));

        var kept = await desks.First.Ask($"/strategies/{id}");
        Assert.Equal(
            [2, 1], kept.GetProperty("versions").EnumerateArray().Select(v => v.Number()));
        Assert.Equal(
            ["approved", "proposed", "written", "approved", "proposed", "written"],
            kept.GetProperty("steps").EnumerateArray().Select(s => s.Word("deed")));
    }

    [Fact]
    public async Task What_is_refused_does_not_hold_and_says_why()
    {
        await using var desks = await StrategyDesks.Open();
        var id = (await desks.Write(Classic())).Word("id")!;
        await Do(desks.First, id, "proposals");

        Assert.Equal("bad-input", await Refused(
            desks.Second, id, "refusals", status: HttpStatusCode.UnprocessableEntity));
        var refused = await Do(desks.Second, id, "refusals", new { reason = "too dear" });

        Assert.Equal("draft", refused.Word("state"));
        Assert.Equal((0, 10_000), await desks.Try(10_000));
        var step = (await desks.First.Ask($"/strategies/{id}")).GetProperty("steps")[0];
        Assert.Equal(("refused", "too dear"), (step.Word("deed"), step.Word("reason")));
    }

    [Fact]
    public async Task It_is_stopped_at_once_and_runs_again_only_by_two()
    {
        await using var desks = await StrategyDesks.Open();
        var id = await desks.Run(Classic());

        Assert.Equal("strategy-holds", await Refused(desks.First, id, "proposals"));
        var stopped = await Do(desks.First, id, "stops", new { reason = "the till is slow" });
        Assert.Equal("stopped", stopped.Word("state"));
        Assert.Equal((0, 10_000), await desks.Try(10_000));
        Assert.Equal("strategy-does-not-run", await Refused(
            desks.First, id, "stops", new { reason = "again" }));

        await Do(desks.First, id, "proposals");
        await Do(desks.Second, id, "approvals");
        Assert.Equal((0, 8_000), await desks.Try(10_000));
    }

    [Fact]
    public async Task It_runs_on_its_days_and_is_over_by_itself()
    {
        await using var desks = await StrategyDesks.Open();
        var id = await desks.Run(new
        {
            name = "December", effect = new { basisPoints = 1000 }, sheet = Written,
            when = new { firstDay = "2026-12-01", lastDay = "2026-12-02" },
        });

        Assert.Equal("planned", await State(desks, id));
        desks.Shop.Shop.Clock.Advance(TimeSpan.FromDays(9));
        Assert.Equal("running", await State(desks, id));
        Assert.Equal((0, 900), await desks.Try(1000));
        desks.Shop.Shop.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("over", await State(desks, id));
        Assert.Equal((0, 1000), await desks.Try(1000));
    }

    [Theory]
    [InlineData("""{"effect":{"basisPoints":2000}}""", "name")]
    [InlineData("""{"name":"a"}""", "effect")]
    [InlineData("""{"name":"a","effect":{"basisPoints":0}}""", "effect.basisPoints")]
    [InlineData("""{"name":"a","effect":{"basisPoints":10001}}""", "effect.basisPoints")]
    [InlineData("""{"name":"a","effect":{"kind":"amount"}}""", "effect.amount")]
    [InlineData(
        """{"name":"a","effect":{"kind":"amount","amount":{"amount":5,"currency":"EUR"}}}""",
        "effect.amount")]
    [InlineData(
        """{"name":"a","effect":{"basisPoints":1},"stores":[7]}""", "stores")]
    [InlineData(
        """{"name":"a","effect":{"basisPoints":1},"when":{"times":[{"days":[8]}]}}""",
        "when.times")]
    [InlineData(
        """{"name":"a","effect":{"basisPoints":1},"combining":"withListed"}""", "beside")]
    [InlineData(
        """{"name":"a","effect":{"basisPoints":1},"priority":0}""", "priority")]
    [InlineData(
        """{"name":"a","effect":{"basisPoints":1},"who":{"birthdayWithin":-1}}""",
        "who.birthdayWithin")]
    [InlineData(
        """{"name":"a","effect":{"basisPoints":1},"caps":{"usesPerGuest":0}}""",
        "caps.usesPerGuest")]
    public async Task What_cannot_be_is_refused_at_its_field(string facts, string field)
    {
        await using var desks = await StrategyDesks.Open();
        using var answer = await desks.First.PostAsync(
            "/api/v1/strategies",
            new StringContent(facts, System.Text.Encoding.UTF8, "application/json"), Cancel);
        var problem = await Read(answer, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(
            [field], problem.GetProperty("fields").EnumerateObject().Select(f => f.Name));
    }

    [Fact]
    public async Task Two_strategies_have_two_names_and_what_was_read_can_be_written_again()
    {
        await using var desks = await StrategyDesks.Open();
        var id = (await desks.Write(Classic())).Word("id")!;
        using var twice = await desks.First.PostAsJsonAsync(
            "/api/v1/strategies", Classic(), Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);

        var facts = (await desks.First.Ask($"/strategies/{id}"))
            .GetProperty("versions")[0].GetProperty("facts");
        await desks.First.Tell($"/strategies/{id}/versions", facts);
        var again = (await desks.First.Ask($"/strategies/{id}"))
            .GetProperty("versions")[0].GetProperty("facts");
        Assert.Equal(facts.GetRawText(), again.GetRawText());
    }

    [Fact]
    public async Task Everyone_reads_but_only_who_may_writes_or_approves()
    {
        await using var desks = await StrategyDesks.Open();
        var id = await desks.Run(Classic());
        var cashier = await desks.Shop.Shop.Client(Role.Cashier);
        var finance = await desks.Shop.Shop.Client(Role.Finance);

        Assert.Single((await cashier.Ask("/strategies")).Items());
        foreach (var what in new[] { "versions", "proposals", "approvals", "stops" })
        {
            using var barred = await cashier.PostAsJsonAsync(
                $"/api/v1/strategies/{id}/{what}", new { }, Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, barred.StatusCode);
        }
        using var writing = await finance.PostAsJsonAsync(
            "/api/v1/strategies", Classic("Other"), Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, writing.StatusCode);
        using var approving = await finance.PostAsJsonAsync(
            $"/api/v1/strategies/{id}/approvals", new { }, Cancel);
        Assert.Equal(HttpStatusCode.Conflict, approving.StatusCode);
    }

    [Theory]
    [InlineData("UPDATE strategy_versions SET rules = name")]
    [InlineData("DELETE FROM strategy_versions")]
    [InlineData("UPDATE strategy_steps SET reason = ''")]
    [InlineData("DELETE FROM strategy_steps")]
    public async Task What_was_written_and_decided_stays(string sql)
    {
        await using var desks = await StrategyDesks.Open();
        await desks.Run(Classic());
        await using var db = desks.Shop.Shop.OpenBooks();
        await Assert.ThrowsAnyAsync<DbException>(() =>
            db.Database.ExecuteSqlRawAsync(sql, Cancel));
    }

    [Fact]
    public async Task The_list_can_be_taken_along()
    {
        await using var desks = await StrategyDesks.Open();
        await desks.Run(Classic());
        var file = await desks.First.GetStringAsync("/api/v1/strategies/export", Cancel);
        Assert.Contains("Classic", file);
        Assert.Contains("off the whole bill.", file);
        Assert.Contains("not paid from a card’s balance", file);
    }

    private static async Task<string?> State(StrategyDesks desks, string id) =>
        (await desks.First.Ask($"/strategies/{id}")).GetProperty("strategy").Word("state");
}
