namespace Kite.Tests.Browser;

/// <summary>From the cohorts to the customers of a cell, with the keyboard alone (A7).</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class CohortsJourneyTests(Premises premises)
{
    [Fact]
    public async Task A_cell_opens_its_customers_and_a_cohort_becomes_a_segment()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var way = new Journey(screen, "cohorts");
        await screen.Go("/insight/cohorts");
        await way.See(".heat");
        await way.StageEverywhere("table");

        await way.Enter(".k-tools .k-seg button:nth-child(3)");
        await way.Arrive("measure=net");
        await way.Stage("money");

        await screen.TabTo(".heat tbody tr:first-child td:nth-of-type(3) a");
        await screen.Press("Enter");
        await way.Arrive("/customers?figure.firstVisit.from=");
        await way.See("h1", "Customers");
        await way.See(".k-chip", "Visits since");
        await way.Stage("list");

        await screen.Go("/insight/cohorts?by=quarter&span=24");
        await way.Enter(".heat tbody tr:first-child th a");
        await way.Arrive("/insight/segments/new?rule=");
        await way.See(".sentence");
        await way.Stage("segment");
    }
}
