namespace Kite.Tests.Browser;

/// <summary>A tag for those ticked in the list, and the way back.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class BulkEditJourneyTests(Premises premises)
{
    [Fact]
    public async Task Some_are_ticked_given_a_tag_and_become_as_they_were()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var way = new Journey(screen, "bulk");
        await screen.Go("/customers");
        await way.See("tbody tr");
        await way.Page.Locator("tbody .k-check").Nth(0).ClickAsync();
        await way.Page.Locator("tbody .k-check").Nth(1).ClickAsync();
        await way.Page.Locator(".k-bulk button").First.ClickAsync();
        await way.See("dialog[open] #bulk-form");
        await way.Enter("dialog[open] .k-btn-main");
        await way.See("dialog[open] small.k-bad");
        await way.Page.Locator("dialog[open] input").FillAsync("journey");
        await way.Enter("dialog[open] .k-btn-main");
        await way.See("dialog[open] .k-notice", "2 customers would change");
        await way.StageEverywhere("preview");
        await way.Enter("dialog[open] .k-btn-main");
        await way.See("dialog[open] .k-notice-good", "2 customers were changed");
        await way.Enter("dialog[open] .k-notice a");
        await way.Arrive("/customers/bulk-edits");
        await way.See("tbody td", "journey");
        await way.StageEverywhere("list");
        await way.Enter("tbody button");
        await way.See(".k-notice-good", "2 customers are as they were");
        await way.See("tbody td", "undone by");
        await screen.Go("/customers?tag=journey");
        await way.See(".k-empty, h2");
        Assert.Equal(0, await way.Page.Locator("tbody tr").CountAsync());
    }
}
