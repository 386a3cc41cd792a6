namespace Kite.Tests.Browser;

/// <summary>From a pair to its customers, to who buys what, to whom a product fits (A7).</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class BasketsJourneyTests(Premises premises)
{
    [Fact]
    public async Task A_pair_opens_its_receipts_and_a_product_the_customers_whom_it_fits()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var way = new Journey(screen, "baskets");
        await screen.Go("/insight/baskets");
        await way.See(".answer", "bought together");
        await way.See(".k-list tbody tr");
        await way.StageEverywhere("pairs");

        await screen.Go("/insight/baskets?find=WINE-1");
        await way.See(".k-list tbody tr", "Shaoxing wine");
        await way.Enter(".k-list tbody tr:first-child [data-row]");
        await way.Arrive("/insight/baskets/receipts?product=");
        await way.See(".k-list tbody tr", "Shaoxing wine");
        await way.StageEverywhere("receipts");
        await way.Enter(".k-head .k-btn");
        await way.Arrive("/insight/list?");
        await way.See("h1", "together with");
        await way.Stage("customers");

        await screen.Go("/insight/affinity?level=category");
        await way.See(".answer", "stand out");
        await way.StageEverywhere("leanings");

        await screen.Go("/insight/recommendations?find=WINE-1");
        await way.See(".answer");
        await way.See(".k-list tbody tr", "Shaoxing wine");
        await way.StageEverywhere("suggestions");
        await way.Enter(".k-list tbody tr:first-child [data-row]");
        await way.Arrive("fits=WINE-1");
        await way.See("h1", "Shaoxing wine");
        await way.StageEverywhere("fitting");
    }
}
