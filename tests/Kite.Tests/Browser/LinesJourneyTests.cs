namespace Kite.Tests.Browser;

/// <summary>A set of lines is made, chosen on the map and in the movement, and moved (A1, A2).
/// </summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class LinesJourneyTests(Premises premises)
{
    private const string Set = "Journey lunches";

    [Fact]
    public async Task A_set_of_lines_is_made_chosen_carried_along_and_given_other_lines()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var way = new Journey(screen, "lines");
        await screen.Go("/insight/lines");
        await screen.Press("n");
        await way.Arrive("/insight/lines/new");
        await Fill(way);
        await way.StageEverywhere("form");
        await way.Enter("form footer .k-btn-main");
        await way.See("h1", Set);
        await way.See("table tbody tr[aria-current]", "3");

        await way.Enter(".k-head a.k-btn");
        await way.Arrive("/insight?set=");
        await way.See(".lines-note", Set);
        await way.See(".q");
        await way.StageEverywhere("map");
        var inB = await way.Page.InnerTextAsync(".q:has(.k-q-b) .n");
        await way.Enter(".q:has(.k-q-b)");
        await way.Arrive("quarter=B");
        await way.See(".picked [role=status]", inB);
        await way.Enter(".picked a.k-btn");
        await way.Arrive("/insight/list?");
        await way.Arrive("set=");
        await way.See(".k-head p", Set);
        await way.See("main [role=status]", inB + " customers");
        await way.Stage("list");

        await screen.Go("/insight/movement");
        await way.See(".moving .matrix");
        await way.Enter(".k-tools .k-seg button:first-child");
        await way.Arrive("set=");
        await way.See(".lines-note", Set);
        await way.See(".moving .matrix");
        await way.StageEverywhere("movement");
        await Moved(screen, way);
    }

    private static async Task Moved(Screen screen, Journey way)
    {
        await screen.Go("/insight/lines");
        await way.See("table td a, table th a", Set);
        await way.StageEverywhere("sets");
        await way.Page.Locator($"a:has-text('{Set}')").First.FocusAsync();
        await screen.Press("Enter");
        await way.Arrive("/insight/lines/");
        await way.See("form input[type=date]");
        await way.Page.Locator("form input[type=number]").First.FillAsync("5");
        await way.Page.Locator("form input[type=number]").Nth(1).FillAsync("60");
        await way.Page.Locator("form input[type=date]").FillAsync("2027-01-01");
        await way.Enter("form footer .k-btn-main");
        await way.See(".k-notice-good");
        await way.See("table tbody tr:not([aria-current])", "60");
        await way.StageEverywhere("set");
        await way.Enter(".k-head button:last-child");
        await way.See("main", "Retired");
        await way.Stage("retired");
    }

    private static async Task Fill(Journey way)
    {
        await way.See("form input[type=date]");
        await way.Page.Locator("form input[maxlength='60']").FillAsync(Set);
        await way.Page.Locator("form input[type=number]").First.FillAsync("3");
        await way.Page.Locator("form input[type=number]").Nth(1).FillAsync("40");
        await way.Page.Locator("form input[type=date]").FillAsync("2024-01-01");
        await way.Page.Locator("form input[type=number]").Nth(2).FillAsync("6");
    }
}
