using System.Globalization;

namespace Kite.Tests.Browser;

/// <summary>Walking through what happened with a customer, with the keyboard alone.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class TimelineJourneyTests(Premises premises)
{
    [Fact]
    public async Task A_timeline_shows_one_kind_goes_on_and_jumps_to_a_day()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var way = new Journey(screen, "timeline");
        await screen.Go("/customers/2");
        await way.See(".tl li.visit");
        await way.Enter(".timeline .k-chip[data-kind=visit]");
        await way.See(".timeline .k-chip[aria-pressed=true]", "Visits");
        await screen.Settle();
        Assert.Equal(0, await way.Page.Locator(".tl li.change").CountAsync());
        await way.StageEverywhere("visits");

        var shown = await way.Page.Locator(".tl li.visit").CountAsync();
        await way.Page.Locator(".timeline > .k-btn").ScrollIntoViewIfNeededAsync();
        await way.Page.WaitForFunctionAsync(
            "was => document.querySelectorAll('.tl li.visit').length > was", shown);

        var day = TimeProvider.System.GetUtcNow().AddMonths(-6);
        await way.Page.Locator(".timeline input[type=date]").FillAsync(
            day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await way.Page.WaitForFunctionAsync(
            "was => document.querySelectorAll('.tl li.visit').length <= was", shown);
        await way.Stage("jumped");
    }
}
