using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Insight;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Kite.Tests.CardShop;
using static Kite.Tests.Insight.RehearsalShop;

namespace Kite.Tests.Insight;

/// <summary>Strategies gone through with what was sold, over the wire and in the books.</summary>
[Trait("books", "both")]
public sealed class RehearsalTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_is_gone_through_with_past_receipts_and_each_figure_opens_its_rows()
    {
        await using var shop = await Filled();
        var draft = (await shop.Desks.Write(Drinks())).Word("id")!;

        var report = await shop.Rehearse(new { strategy = draft, often = 1, much = 4_500 });

        // Wine of 3,000 and 1,000 at a fifth less.
        Assert.Equal("done: 2 of 5, given 800, cost 800", Told(report));
        Assert.Equal((1, 2, 0), (
            report.GetProperty("stores").GetArrayLength(), report.Number("winners"),
            report.Number("losers")));
        Assert.Equal(
            "2026-03 600, 2026-05 200, 2026-06 0",
            string.Join(", ", report.GetProperty("months").EnumerateArray()
                .Select(m => $"{m.Word("name")} {Coins(m, "cost")}")));
        Assert.Equal("A>A 1, A>C 1, D>D 1", string.Join(", ", report.GetProperty("moves")
            .EnumerateArray().Select(m =>
                $"{m.Word("from")}>{m.Word("to")} {m.Number("customers")}")));
        Assert.Equal(
            "nothingOfItBought 2", string.Join(", ", report.GetProperty("reasons")
                .EnumerateArray().Select(r => $"{r.Word("why")} {r.Number("receipts")}")));
        // 800 of 7,000 on the two receipts: 12.91 % more sales make up for it.
        Assert.Equal(1_291, report.Number("breakEvenBasisPoints"));
        Assert.Equal("noEnd, oneCustomer 2", Found(report));

        var id = report.GetProperty("rehearsal").Word("id");
        var winners = await shop.Client.Ask($"/rehearsals/{id}/customers?who=winners&limit=1");
        Assert.Equal([600L], winners.Items().Select(c => Coins(c, "gain")));
        var next = await shop.Client.Ask(
            $"/rehearsals/{id}/customers?who=winners&limit=1&after={winners.Word("next")}");
        Assert.Equal([200L], next.Items().Select(c => Coins(c, "gain")));
        var days = await shop.Client.Ask($"/rehearsals/{id}/days?month=2026-03");
        Assert.Equal([600L], days.Items().Select(d => Coins(d, "cost")));
        var odd = await shop.Client.Ask($"/rehearsals/{id}/odd-cases?check=oneCustomer");
        Assert.Equal([600L, 200L], odd.Items().Select(c => Coins(c, "amount")));
        foreach (var rows in new[] { "customers", "days", "odd-cases" })
        {
            var file = await shop.Client.GetStringAsync(
                $"/api/v1/rehearsals/{id}/{rows}/export", Cancel);
            Assert.Matches(@",6(\.00)?[,\r]", file);
        }
        var list = await shop.Client.Ask($"/rehearsals?strategy={draft}&state=done");
        Assert.Equal([1L], list.Items().Select(r => r.Number()));
    }

    [Fact]
    public async Task Stopped_or_killed_it_goes_on_where_it_was_and_comes_to_the_same()
    {
        await using var shop = await Filled();
        var draft = (await shop.Desks.Write(Drinks())).Word("id")!;
        var asked = new { strategy = draft, often = 1, much = 2_500 };
        var whole = (await shop.Rehearse(asked)).GetProperty("rehearsal").Word("id")!;

        // Cut small, and thrown down after the first stretch is in the books.
        await shop.Shop.StopWorker();
        shop.Cut(1);
        var id = await shop.Ask(asked);
        var run = shop.Shop.Services.GetRequiredService<RunRehearsal>();
        using var kill = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.Run(
            Guid.Parse(id), new AtOnce(_ => kill.Cancel()), kill.Token));
        var half = await shop.Client.Ask($"/rehearsals/{id}");
        Assert.Equal("running", half.GetProperty("rehearsal").Word("state"));
        Assert.InRange(half.GetProperty("rehearsal").Number("receiptsDone"), 1, 4);

        var stopped = await shop.Client.Tell($"/rehearsals/{id}/stops", new { });
        Assert.Equal("stopped", stopped.Word("state"));
        Assert.Equal("rehearsal-does-not-run", await Refused(shop, $"/rehearsals/{id}/stops"));
        await shop.Client.Tell($"/rehearsals/{id}/starts", new { });
        Assert.Null((await run.Run(Guid.Parse(id), progress: null, Cancel)).Refusal);

        Assert.Equal("done", (await shop.Done(id)).GetProperty("rehearsal").Word("state"));
        Assert.Equal(await shop.Rows(whole), await shop.Rows(id));
        Assert.Equal("rehearsal-is-not-stopped", await Refused(shop, $"/rehearsals/{id}/starts"));
    }

    [Fact]
    public async Task What_it_is_to_take_the_place_of_is_what_it_is_measured_by()
    {
        await using var shop = await Filled();
        await shop.Desks.Run(Percent("Welcome", 1_000));
        var old = await shop.Desks.Run(Percent("Old", 3_000));
        var draft = (await shop.Desks.Write(Percent("New", 2_000))).Word("id")!;

        var beside = await shop.Rehearse(new { strategy = draft, alone = true });
        var instead = await shop.Rehearse(new { strategy = draft, instead = old });
        var both = await shop.Rehearse(new { strategy = draft });

        // 12,500 in all. Alone a fifth; instead of Old with Welcome 28 % where 37 % were.
        Assert.Equal("done: 4 of 5, given 2500, cost 2500", Told(beside));
        Assert.Equal(3_500 - 4_625, Coins(instead.GetProperty("rehearsal"), "cost"));
        Assert.Equal("paysMore 4", Found(instead).Split(", ").Single(f => f[0] == 'p'));
        Assert.Equal(6_200 - 4_625, Coins(both.GetProperty("rehearsal"), "cost"));
        Assert.Equal(3, instead.Number("losers"));
    }

    [Fact]
    public async Task Bills_of_Kites_own_tills_are_priced_as_they_were_before_any_strategy()
    {
        await using var desk = await TillDesk.Begin();
        var second = await desk.Shop.Client(Role.Manager);
        var desks = new StrategyDesks(desk.Cards, desk.Till, second);
        var running = await desks.Run(Percent("Running", 1_000));
        await desk.Sell(new
        {
            till = 1, lines = TillDesk.Lines("PIE"), tenders = new[] { TillDesk.Cash(1_800) },
        });

        var again = (await desk.Till.Tell($"/strategies/{running}/versions",
            Percent("Running", 2_500))).Word("id");
        var shop = new RehearsalShop(desks, []);
        var report = await shop.Rehearse(new { strategy = again });

        // A quarter of 20.00 now, where a tenth of it was.
        Assert.Equal("done: 1 of 1, given 500, cost 300", Told(report));
        Assert.Equal(1, report.GetProperty("assumptions").Number("pricesKnown"));
        var asked = $"/rehearsals/{report.GetProperty("rehearsal").Word("id")}/outcome";
        Assert.Equal(
            JsonValueKind.Null, (await desk.Till.Ask(asked)).GetProperty("outcome").ValueKind);

        // Approved and sold by: what came stands beside what was foreseen.
        await StrategyDesks.Do(desk.Till, running, "proposals");
        await StrategyDesks.Do(second, running, "approvals");
        await desk.Sell(new
        {
            till = 1, lines = TillDesk.Lines("PIE"), tenders = new[] { TillDesk.Cash(1_500) },
        });
        var actual = (await desk.Till.Ask(asked)).GetProperty("outcome").GetProperty("actual");
        Assert.Equal((1, 500), (actual.Number("touched"), Coins(actual, "given")));
    }

    [Fact]
    public async Task What_cannot_be_rehearsed_is_told_at_its_field_and_nothing_is_kept()
    {
        await using var shop = await Filled();
        var draft = (await shop.Desks.Write(Drinks())).Word("id")!;
        (object Facts, string Field, string Code)[] wrong =
        [
            (new { }, "strategy", "rehearsal-needs-strategy"),
            (new { strategy = Guid.Empty }, "strategy", "no-such-strategy"),
            (new { strategy = draft, strategyVersion = 9 }, "strategyVersion",
                "no-such-strategy-version"),
            (new { strategy = draft, instead = draft }, "instead", "no-such-strategy"),
            (new { strategy = draft, store = 99 }, "store", "no-such-store"),
            (new { strategy = draft, from = "2020-01-01", to = "2020-02-01" }, "from",
                "nothing-to-rehearse"),
            (new { strategy = draft, from = "2026-05-01", to = "2026-04-01" }, "to",
                "period-ends-before-it-begins"),
            (new { strategy = draft, deepPercent = 100 }, "deepPercent", "out-of-range"),
            (new { strategy = draft, marginBasisPoints = 0 }, "marginBasisPoints",
                "out-of-range"),
        ];
        foreach (var (facts, field, code) in wrong)
        {
            using var answer = await shop.Client.PostAsJsonAsync(
                "/api/v1/rehearsals", facts, Cancel);
            var problem = await Read(answer, HttpStatusCode.UnprocessableEntity);
            Assert.Equal(
                code, problem.GetProperty("fields").GetProperty(field)[0].Word("code"));
        }
        Assert.Empty((await shop.Client.Ask("/rehearsals")).Items());

        var id = (await shop.Rehearse(new { strategy = draft }))
            .GetProperty("rehearsal").Word("id");
        var analyst = await shop.Shop.Client(Role.Analyst);
        Assert.DoesNotContain("Lin", (await analyst.Ask($"/rehearsals/{id}/customers"))
            .ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => shop.Shop.Books(db => db
            .Set<RehearsalFigure>().ExecuteUpdateAsync(
                set => set.SetProperty(f => f.Coins, 0), Cancel)));
    }

    private static async Task<RehearsalShop> Filled()
    {
        var shop = await RehearsalShop.Open();
        await shop.Buy(0, "03-02", 2_000, wine: 3_000);
        await shop.Buy(1, "05-04", 1_000, wine: 1_000);
        await shop.Buy(1, "05-05", 500);
        await shop.Buy(1, "06-05", 400, isReturn: true);
        await shop.Buy(2, "06-01", 5_000);
        return shop;
    }

    private static object Drinks() => new
    {
        name = "Drinks", effect = new { kind = "percent", basisPoints = 2_000 },
        what = new { categories = new[] { "Drinks" } }, sheet = StrategyDesks.Written,
    };

    private static object Percent(string name, int basisPoints) => new
    {
        name, effect = new { kind = "percent", basisPoints }, sheet = StrategyDesks.Written,
    };

    private static string Found(JsonElement report) => string.Join(
        ", ",
        report.GetProperty("checks").EnumerateArray().Where(c => c.Number("found") > 0)
            .Select(c => c.Number("found") == 1 && Coins(c, "amount") >= 0
                && c.Word("check") == "noEnd"
                    ? c.Word("check")!
                    : $"{c.Word("check")} {c.Number("found")}")
            .Order(StringComparer.Ordinal));

    private static async Task<string?> Refused(RehearsalShop shop, string path)
    {
        using var answer = await shop.Client.PostAsJsonAsync(
            "/api/v1" + path, new { }, Cancel);
        return (await Read(answer, HttpStatusCode.Conflict)).Word("code");
    }

    private sealed class AtOnce(Action<RehearsalProgress> told) : IProgress<RehearsalProgress>
    {
        public void Report(RehearsalProgress value) => told(value);
    }
}

/// <summary>Stops what goes through rehearsals by itself, so that a test can do it step by step.
/// </summary>
internal static class RehearsalWorkers
{
    public static Task StopWorker(this Shop shop) => shop.Services
        .GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<RehearsalWorker>()
        .Single().StopAsync(CancellationToken.None);
}
