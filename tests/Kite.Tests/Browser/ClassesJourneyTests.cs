namespace Kite.Tests.Browser;

/// <summary>From the curve to a scheme of one's own, its run, and the customer's page.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class ClassesJourneyTests(Premises premises)
{
    private const string Scheme = "Journey by worth";
    private const string Standard = "A call before every feast";

    [Fact]
    public async Task Classes_are_looked_at_made_run_and_read_on_the_customers_page()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var way = new Journey(screen, "classes");
        await screen.Go("/insight/classes");
        await way.See("main [role=status]", "Gini");
        await way.StageEverywhere("curve");
        await way.Enter("td a, th a.k-link");
        await way.Arrive("/insight/classes/list");
        await way.See("main [role=status]", "customers");
        await way.StageEverywhere("list");

        await screen.Go("/insight/schemes");
        await screen.Press("n");
        await way.Arrive("/insight/schemes/new");
        await Fill(way);
        await way.StageEverywhere("form");
        await way.Enter("form footer button:not(.k-btn-main)");
        await way.See("#previewed");
        await way.Stage("preview");
        await way.Enter("form footer .k-btn-main");
        await way.See("h1", Scheme);
        await way.Stage("scheme");

        await way.Enter(".k-head button.k-btn-main");
        await way.Arrive("/insight/class-runs/");
        await way.See("main [role=status]", "0 changed");
        await way.Stage("run");
        await way.Enter("td a[data-row]");
        await way.See("#customer-classes");
        await way.See("main", Standard);
        await way.StageEverywhere("customer");
        await screen.Go("/insight/schemes");
        await way.See("td", Scheme);
        await way.StageEverywhere("schemes");
    }

    [Fact]
    public async Task Lists_by_rhythm_and_the_four_degrees_are_read()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var way = new Journey(screen, "rhythm");
        await screen.Go("/insight/lists/overdue");
        await way.See("h1", "Overdue");
        await way.See("td a[data-row]");
        await way.StageEverywhere("overdue");
        await way.Enter("td a[data-row]");
        await way.See("#customer-rhythm");
        await way.See("#customer-degrees");
        await way.Stage("customer");
        foreach (var list in new[] { "lost", "won-back" })
        {
            await screen.Go("/insight/lists/" + list);
            await way.See("main [role=status]", "customers");
            await way.Stage(list);
        }
        await screen.Go("/insight/degrees");
        await way.See(".degrees", "Customers who were asked and answered");
        await way.See("figure svg");
        await way.StageEverywhere("degrees");
    }

    private static async Task Fill(Journey way)
    {
        await way.See("form textarea");
        await way.Page.Locator("form input[maxlength='60']").FillAsync(Scheme);
        await way.Page.Locator("form textarea").First.FillAsync(Standard);
        await way.Page.Locator("fieldset input[max='3660']").First.FillAsync("14");
    }
}
