using Microsoft.Playwright;

namespace Kite.Tests.Browser;

/// <summary>From an offer for complete records to a gift handed over the counter.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class IncentiveJourneyTests(Premises premises)
{
    [Fact]
    public async Task What_completes_a_record_brings_what_was_offered_and_it_is_handed_over()
    {
        await using var site = await premises.Bare("incentive");
        await using var screen = await premises.Open(site.Address);
        var way = new Journey(screen, "incentive");
        await SignIn.As(screen, Premises.Owner, Premises.Password);

        await screen.Go("/settings/upkeep");
        await screen.Page.ClickAsync("text=Begin with the usual rules");
        await way.See(".rules label", "Phone");
        await way.StageEverywhere("rules");

        await screen.Go("/settings/incentives");
        await screen.Page.GetByLabel("Name").First.FillAsync(" ");
        await screen.Page.GetByLabel("What is promised").FillAsync(" ");
        await screen.Page.ClickAsync("text=Make an offer");
        await screen.Page.Locator("[aria-invalid=true]").First.WaitForAsync();
        await screen.Page.GetByLabel("Name").First.FillAsync("Birthday drive");
        await screen.Page.GetByLabel("What is promised").FillAsync("A coffee on the house");
        await screen.Page.GetByLabel("Note", new() { Exact = true }).CheckAsync();
        await screen.Page.GetByLabel("Phone", new() { Exact = true }).CheckAsync();
        await screen.Page.ClickAsync("text=Make an offer");
        await way.See("td", "Birthday drive");
        await way.StageEverywhere("offer");

        await screen.Go("/customers/new");
        await screen.Page.GetByLabel("Family name").FillAsync("Lin");
        await screen.Page.GetByLabel("Phone").First.FillAsync("139 0000 4821");
        await screen.Page.ClickAsync("text=Save");
        await way.See("h2", "For a complete record");
        await way.See("section li a", "Note");
        await way.StageEverywhere("missing");

        await screen.Page.Locator("section li a", new() { HasText = "Note" }).ClickAsync();
        await way.Arrive("/edit");
        await screen.Page.Locator("textarea[rows='3']").FillAsync("Likes the corner table.");
        await screen.Page.ClickAsync("text=Save");
        await way.See(".k-tag", "owed");
        await screen.Go("/customers/owed");
        await way.See("td", "A coffee on the house");
        await way.StageEverywhere("owed");

        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Handed over" })
            .ClickAsync();
        await way.See("h2", "Nobody is owed anything");
        await screen.Go("/customers/owed?state=handedOver");
        await way.See(".k-tag", "handed over");
        Assert.Empty(screen.Troubles);
    }
}
