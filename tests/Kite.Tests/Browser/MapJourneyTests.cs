using System.Globalization;

namespace Kite.Tests.Browser;

/// <summary>From the contribution map to a kept segment, with the keyboard alone.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class MapJourneyTests(Premises premises)
{
    private const string Segment = "Loyal lunches";

    [Fact]
    public async Task A_line_is_moved_a_quarter_opened_and_kept_as_a_segment()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var way = new Journey(screen, "map");
        await screen.Go("/insight");
        await ChoosePeriod(screen, way);
        await MoveLine(screen, way);
        await OpenQuarter(screen, way);
        await Keep(screen, way);
        await FindAndRemove(screen, way);
    }

    [Fact]
    public async Task A_cell_of_the_movement_opens_its_list()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var way = new Journey(screen, "movement");
        await screen.Go("/insight");
        await way.See(".matrix");
        await way.Stage("matrix");

        await screen.BackTo(".matrix button[aria-label^='A to B']");
        var customers = await way.Page.EvaluateAsync<string>(
            "() => document.activeElement.textContent.trim()");
        await screen.Press("Enter");

        await way.Arrive("move=A-B");
        await way.See("main [role=status]", $"{customers} customers");
        await way.Stage("list");
    }

    private static async Task ChoosePeriod(Screen screen, Journey way)
    {
        await screen.TabTo(".k-tools select");
        await screen.Press("ArrowDown");
        await way.Arrive("period=12-months");
        await way.Stage("period");
    }

    private static async Task MoveLine(Screen screen, Journey way)
    {
        var before = await Counts(way);
        await screen.TabTo("[data-grip=x]");
        await screen.Press("ArrowRight", "ArrowRight");
        await way.Page.WaitForFunctionAsync(
            "was => document.querySelector('.q .n').textContent !== was",
            before[0].ToString("N0", CultureInfo.InvariantCulture));
        await way.Arrive("often=");
        await way.Stage("line");

        var after = await Counts(way);
        Assert.True(after[0] > before[0] && after[1] < before[1], "Fewer came often.");
        Assert.Equal(before.Sum(), after.Sum());
    }

    private static async Task OpenQuarter(Screen screen, Journey way)
    {
        await screen.BackTo(".q:has(.k-q-b)");
        await screen.Press("Enter");
        await way.Arrive("quarter=B");
        await way.Enter(".picked a.k-btn");
        await way.Arrive("/insight/list");
        await way.Stage("quarter");
    }

    private static async Task Keep(Screen screen, Journey way)
    {
        await way.Enter(".k-head button.k-btn-main");
        await way.See("dialog[open] input");
        await way.Page.Keyboard.TypeAsync(Segment);
        await way.Stage("keep");
        await screen.Press("Enter");
        await way.See(".k-notice-good", Segment);
        await way.Enter(".k-notice-good a");
        await way.Arrive("/insight/segments");
    }

    private static async Task FindAndRemove(Screen screen, Journey way)
    {
        await way.See("td a", Segment);
        await way.Stage("segments");
        await way.Enter("td a[data-row]");
        await way.See("h1", Segment);
        await way.Stage("members");
        await screen.Press("r");
        await way.Arrive("/customers/reviews?segment=");
        await way.See("main form p", Segment);
        await way.Stage("review");

        await screen.Go("/insight/segments");
        await way.Enter($"button[aria-label*='{Segment}']");
        await way.Enter("dialog[open] .k-btn-main");
        await way.Page.Locator("td a", new() { HasText = Segment }).WaitForAsync(
            new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        await way.Stage("removed");
    }

    // A B C D, as they stand around the map.
    private static async Task<int[]> Counts(Journey way) =>
    [
        .. (await way.Page.Locator(".q .n").AllTextContentsAsync())
            .Select(n => int.Parse(n, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)),
    ];
}
