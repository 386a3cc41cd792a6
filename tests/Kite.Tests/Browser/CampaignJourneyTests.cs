namespace Kite.Tests.Browser;

/// <summary>A campaign to a segment: its size before it is issued, what became of it, what it did.
/// </summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class CampaignJourneyTests(Premises premises)
{
    private const string Segment = "Guests with a coupon to come";
    private const string Campaign = "Winter letters";

    [Fact]
    public async Task A_campaign_goes_to_a_segment_but_for_those_whom_chance_leaves_out()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var way = new Journey(screen, "campaign");
        await Keep(screen, way);

        await screen.Go("/cards/coupons/campaigns");
        await way.Type("main form input[type=text]", Campaign);
        var choices = screen.Page.Locator("main form select");
        await choices.First.SelectOptionAsync(Segment);
        await way.See("main form p[role=status] b");
        await choices.Nth(1).SelectOptionAsync("Twenty off");
        var share = screen.Page.Locator("main form input[type=number]");
        await share.FillAsync("80");
        await share.PressAsync("Tab");
        await way.See("main form .k-bad");
        await way.StageEverywhere("too-many-left-out");
        await share.FillAsync("30");
        await share.PressAsync("Tab");
        await way.See("main form p[role=status] b");
        await way.StageEverywhere("size");
        await screen.TabTo("main form .k-btn-main");
        await screen.Press("Enter");
        await way.See(".k-notice-good", Campaign);
        await way.StageEverywhere("issued");

        await screen.Page.Locator("td a", new() { HasText = Campaign }).First.ClickAsync();
        await way.See(".campaign-facts dd");
        await way.StageEverywhere("result");

        await Look(screen, way);
        Assert.Empty(screen.Troubles);
    }

    private static async Task Keep(Screen screen, Journey way)
    {
        await screen.Go("/insight/segments/new");
        await way.Type("input[maxlength='100']", Segment);
        await way.Page.Locator(".line .field").SelectOptionAsync("figure.visits");
        await screen.TabTo(".line input.value");
        await way.Page.Keyboard.TypeAsync("1");
        await screen.Press("Tab");
        await way.See("aside .size b");
        await screen.TabTo(".build footer .k-btn-main");
        await screen.Press("Enter");
        await way.See("h1", Segment);
    }

    private static async Task Look(Screen screen, Journey way)
    {
        await screen.Go("/insight/movement");
        await way.See(".campaign select");
        await screen.Page.Locator(".campaign select").SelectOptionAsync(Campaign);
        await way.See(".campaign [role=status]", "left out");
        await way.StageEverywhere("movement");
        foreach (var width in (int[])[390, 1440])
        {
            await screen.Resize(width);
            await screen.Page.EvaluateAsync(
                "() => document.querySelector('.campaign').scrollIntoView()");
            await screen.Picture("campaign-movement", width, "light");
        }
    }
}
