namespace Kite.Tests.Browser;

/// <summary>From the map to the movement, why, and through the months, by keyboard (A2).</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class MovementJourneyTests(Premises premises)
{
    [Fact]
    public async Task The_movement_tells_more_than_chance_why_and_month_by_month()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var way = new Journey(screen, "movement");
        await screen.Go("/insight");
        await way.See(".moving .matrix");
        await screen.Page.FocusAsync(".moving > p > a");
        await screen.Press("Enter");
        await way.Arrive("/insight/movement?");
        await way.See(".held:not([aria-busy])");
        await way.See(".reasons tbody tr");
        await way.See(".months input[type=range]");
        await way.See(".held ~ .sides .matrix td small");
        await way.See(".ahead p");
        await way.StageEverywhere("whole");
        foreach (var width in (int[])[390, 1440])
        {
            await screen.Resize(width);
            foreach (var part in (string[])["matrix", "reasons", "months", "season", "ahead"])
            {
                await screen.Page.EvaluateAsync(
                    "part => document.querySelector('.' + part).scrollIntoView()", part);
                await screen.Picture($"movement-{part}", width, "light");
            }
        }

        // The slider by the arrow keys, the table by its buttons, playing by its own.
        await screen.Page.FocusAsync(".months input[type=range]");
        var last = await screen.Page.InnerTextAsync(".months .now");
        await screen.Press("ArrowLeft");
        await screen.Page.WaitForFunctionAsync(
            "was => document.querySelector('.months .now').innerText !== was", last);
        await way.Enter(".months tbody tr:first-child th button");
        await way.See(".months tbody tr:first-child[aria-current]");
        await screen.Page.EmulateMediaAsync(
            new() { ReducedMotion = Microsoft.Playwright.ReducedMotion.NoPreference });
        await screen.Page.FocusAsync(".months .play");
        await screen.Press("Enter");
        await way.See(".months tbody tr:nth-child(3)[aria-current]");
        await screen.Press("Enter");
        await way.Stage("played");

        await screen.Page.FocusAsync(".reasons tbody td a");
        await screen.Press("Enter");
        await way.Arrive("/insight/list?");
        await way.Arrive("why=");
        await way.See("table tbody tr");
        await way.Stage("reason");
    }

    [Fact]
    public async Task Who_does_not_want_motion_steps_through_the_months()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Page.EmulateMediaAsync(
            new() { ReducedMotion = Microsoft.Playwright.ReducedMotion.Reduce });
        await screen.Go("/insight/movement");
        await screen.Page.WaitForSelectorAsync(".months input[type=range]");
        Assert.False(await screen.Page.IsVisibleAsync(".months .play"));
        Assert.True(await screen.Page.IsVisibleAsync(".months .hand button >> nth=1"));
    }

    [Fact]
    public async Task Who_had_missed_a_period_and_came_again_opens_as_a_list()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var way = new Journey(screen, "movement");
        await screen.Go("/insight/movement");
        await way.See(".recency tbody tr:nth-child(7)");
        foreach (var width in (int[])[390, 1440])
        {
            await screen.Resize(width);
            await screen.Page.EvaluateAsync(
                "() => document.querySelector('.recency').scrollIntoView()");
            await screen.Picture("movement-recency", width, "light");
            Assert.False(await screen.IsTooWide());
        }
        var cell = ".recency tbody tr:nth-child(5) td button";
        var customers = await screen.Page.InnerTextAsync(cell);
        await screen.Page.FocusAsync(cell);
        await screen.Press("Enter");
        await way.Arrive("/insight/list?");
        await way.Arrive("move=missed-");
        await way.See("table tbody tr");
        Assert.Contains(customers.Trim(), await screen.Page.InnerTextAsync(".k-page"));
    }
}
