namespace Kite.Tests.Browser;

/// <summary>What is likely, looked at by a manager: the proof, the list, a wish.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class LikelyJourneyTests(Premises premises)
{
    [Fact]
    public async Task A_manager_reads_the_proof_and_goes_on_to_the_customers()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go("/insight");
        await screen.Page.Locator("a[href='/insight/likely']").First.ClickAsync();
        await screen.Reaches("**/insight/likely");
        await screen.Page.Locator("#models").WaitForAsync();
        Assert.Equal(4, await screen.Page.Locator(".models li").CountAsync());
        Assert.Empty(await screen.Everywhere("likely"));

        await screen.Page.Locator("a[href^='/insight/likely/customers']").ClickAsync();
        await screen.Reaches(at => at.Contains("/likely/customers", StringComparison.Ordinal));
        await screen.Page.Locator("tbody tr").First.WaitForAsync();
        Assert.Empty(await screen.Everywhere("likely-customers"));
        Assert.Empty(screen.Troubles);
    }
}
