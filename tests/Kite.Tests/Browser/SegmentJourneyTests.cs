namespace Kite.Tests.Browser;

/// <summary>A segment is built from conditions with the keyboard alone, and frozen (A9).</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class SegmentJourneyTests(Premises premises)
{
    private const string Segment = "Persons who come often";

    [Fact]
    public async Task A_segment_is_built_with_its_size_in_sight_kept_and_frozen()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var way = new Journey(screen, "segment");
        await screen.Go("/insight/segments");
        await screen.Press("n");
        await way.Arrive("/insight/segments/new");
        await way.See(".build");
        var everyone = await First(screen, way);
        await Second(screen, way, everyone);
        await way.StageEverywhere("built");

        await screen.TabTo(".build footer .k-btn-main");
        await screen.Press("Enter");
        await way.Arrive(a => a.Contains("/insight/segments/", StringComparison.Ordinal)
            && !a.EndsWith("/new", StringComparison.Ordinal));
        await way.See("h1", Segment);
        await way.See(".k-head .k-tag", "live");
        await way.StageEverywhere("kept");

        await screen.Press("f");
        await way.See(".k-notice-good", Segment);
        await screen.Go("/insight/segments");
        await way.See("td a", Segment);
        await way.StageEverywhere("segments");
    }

    [Fact]
    public async Task A_product_is_found_while_typing_and_the_segment_stands_in_another()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var way = new Journey(screen, "segment-goods");
        await screen.Go("/insight/segments/new");
        await way.See(".build");
        await way.Type("input[maxlength='100']", "Who had this tea twice");
        await way.Page.Locator(".line .field").SelectOptionAsync("bought.product");
        await screen.TabTo(".goods input");
        await way.Page.Keyboard.TypeAsync("TEA-2");
        await way.See(".goods [role=option]", "TEA-2");
        await way.StageEverywhere("found");
        await screen.Press("Enter");
        await way.See(".goods .k-chip", "tea");
        await way.See(".sentence", "a purchase of");
        await screen.TabTo(".times input");
        await way.Page.Keyboard.TypeAsync("2");
        await screen.Press("Tab");
        await way.See(".sentence", "at least 2 visits with");
        await way.StageEverywhere("goods");
        await screen.TabTo(".build footer .k-btn-main");
        await screen.Press("Enter");
        await way.See("h1", "Who had this tea twice");

        await screen.Go("/insight/segments/new");
        await way.See(".build");
        await way.Type("input[maxlength='100']", "Who had not");
        await way.Page.Locator(".line .field").SelectOptionAsync("segment");
        var ours = way.Page.Locator(".line").GetByLabel("Who had this tea twice");
        var all = way.Page.Locator(".line").GetByLabel("Value");
        // A few segments are boxes to tick, many are a list: which, is known once they have come.
        await ours.Or(all).First.WaitForAsync();
        if (await ours.CountAsync() > 0) await ours.CheckAsync();
        else
        {
            await all.SelectOptionAsync(
                new Microsoft.Playwright.SelectOptionValue { Label = "Who had this tea twice" });
        }
        await way.Page.Locator(".line .not input").CheckAsync();
        await way.See(".sentence", "no place in the segment");
        await way.StageEverywhere("within");
        await screen.TabTo(".build footer .k-btn-main");
        await screen.Press("Enter");
        await way.See("h1", "Who had not");
    }

    [Fact]
    public async Task A_condition_that_cannot_be_is_told_at_its_place()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var way = new Journey(screen, "segment-fault");
        await screen.Go("/insight/segments/new");
        await way.Type("input[maxlength='100']", "Nothing");
        await screen.TabTo(".line .field");
        await way.Page.Locator(".line .field").SelectOptionAsync("figure.visits");
        await way.Page.Locator(".line input[type=number]").FillAsync("");
        await screen.TabTo(".build footer .k-btn-main");
        await screen.Press("Enter");

        await way.See(".line .k-bad");
        await way.Stage("fault");
        Assert.Contains("/new", way.Page.Url, StringComparison.Ordinal);
    }

    private static async Task<int> First(Screen screen, Journey way)
    {
        await way.Type("input[maxlength='100']", Segment);
        await way.Page.Locator(".line .field").SelectOptionAsync("figure.visits");
        await screen.TabTo(".line input.value");
        await way.Page.Keyboard.TypeAsync("1");
        await screen.Press("Tab");
        await way.See("aside .size b");
        await way.See(".sentence", "Visits in all at least 1");
        return await Size(way);
    }

    private static async Task Second(Screen screen, Journey way, int everyone)
    {
        await screen.TabTo(".group > .k-flex:last-child > .k-btn:first-child");
        await screen.Press("Enter");
        var second = way.Page.Locator(".line").Nth(1);
        await second.Locator(".field").SelectOptionAsync("figure.visits");
        await second.GetByLabel("Of which days").SelectOptionAsync("days");
        await second.Locator("input.value").First.FillAsync("2");
        await second.Locator("input.value").Last.FillAsync("60");
        await second.Locator("input.value").Last.PressAsync("Tab");
        await way.See(".sentence", "Visits in the last 60 days at least 2");
        Assert.True(await Size(way) < everyone, "Two conditions name fewer than one.");
    }

    private static async Task<int> Size(Journey way) => int.Parse(
        (await way.Page.Locator("aside .size b").TextContentAsync())!,
        System.Globalization.NumberStyles.AllowThousands,
        System.Globalization.CultureInfo.InvariantCulture);
}
