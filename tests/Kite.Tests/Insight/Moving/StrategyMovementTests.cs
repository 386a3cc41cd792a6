using System.Text.Json;

namespace Kite.Tests.Insight.Moving;

/// <summary>What a strategy did is only told beside those whom chance left out of it.</summary>
[Trait("books", "both")]
public sealed class StrategyMovementTests
{
    [Fact]
    public async Task Without_a_comparison_group_nothing_is_told_of_what_a_strategy_did()
    {
        await using var desk = await TillDesk.Begin();
        var second = await desk.Shop.Client(Role.Manager);
        var desks = new StrategyDesks(desk.Cards, desk.Till, second);
        var (all, some) = (Percent("All", leftOut: null), Percent("Some", leftOut: 40));

        var draft = (await desks.Write(all)).Word("id")!;
        Assert.Equal("not-begun", (await Told(desk.Till, draft)).Word("doubt"));
        await StrategyDesks.Do(desk.Till, draft, "proposals");
        await StrategyDesks.Do(second, draft, "approvals");
        Assert.Equal("not-begun", (await Told(desk.Till, draft)).Word("doubt"));
        await Sell(desk, 1_800);
        var alone = await Told(desk.Till, draft);
        Assert.Equal(("no-comparison", 0), (alone.Word("doubt"), alone.Ways()));
        Assert.NotNull(alone.Word("why"));

        // Some are left out, but hardly anybody has come before it began.
        await StrategyDesks.Do(desk.Till, draft, "stops", new { reason = "enough of it" });
        var held = await desks.Run(some);
        await Sell(desk, 1_800);
        var few = await Told(desk.Till, held);
        Assert.Equal(
            ("few", 40, 0), (few.Word("doubt"), few.Number("holdOutPercent"), few.Ways()));
        Assert.NotNull(few.Word("thenFrom"));
    }

    private static Task<JsonElement> Told(HttpClient client, string strategy) =>
        client.Ask($"/insight/movement/strategy?strategy={strategy}");

    private static Task<JsonElement> Sell(TillDesk desk, long cash) => desk.Sell(new
    {
        till = 1, lines = TillDesk.Lines("PIE"), tenders = new[] { TillDesk.Cash(cash) },
    });

    private static object Percent(string name, int? leftOut) => new
    {
        name, effect = new { kind = "percent", basisPoints = 1_000 }, holdOutPercent = leftOut,
        sheet = StrategyDesks.Written,
    };
}
