using System.Net;
using Kite.Sample;

namespace Kite.Tests.Browser;

/// <summary>Every page against every role: the same doors as the API's.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class RolesOnPagesTests(Premises premises)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<Role> Everyone => new(Enum.GetValues<Role>());

    [Theory, MemberData(nameof(Everyone))]
    public async Task A_page_opens_for_whom_it_is_meant_and_for_no_other(Role role)
    {
        using var browser = await SignedIn(role);
        var wrong = new List<string>();
        foreach (var (address, page) in PageTests.Pages)
        {
            var needs = page.GetCustomAttributes(typeof(NeedsAttribute), inherit: true);
            if (needs is not [NeedsAttribute need]) continue;

            var may = Roles.Permissions(role).Contains(need.Permission);
            using var answer = await browser.GetAsync(Addresses.Filled(address), Cancel);
            var isLet = answer.StatusCode == HttpStatusCode.OK;
            var isTurned = answer.Headers.Location?.OriginalString
                .Contains("/not-allowed", StringComparison.Ordinal) == true;
            if (may ? !isLet : !isTurned) wrong.Add($"{address}: {answer.StatusCode}");
        }
        Expect.None(wrong);
    }

    [Fact]
    public async Task Nor_does_it_open_from_within()
    {
        await using var screen = await premises.Open(premises.Demo, "demo-cashier");
        await screen.Go("/not-allowed");

        await screen.Page.EvaluateAsync("() => Blazor.navigateTo('/settings/people')");

        await screen.Reaches("**/settings/people");
        await screen.Page.GetByText("demo-analyst").WaitForAsync(
            new() { State = Microsoft.Playwright.WaitForSelectorState.Hidden });
        Assert.Equal(0, await screen.Page.Locator("main form").CountAsync());
    }

    private async Task<HttpClient> SignedIn(Role role)
    {
        var who = DemoPeople.All.Single(p => p.Role == role).UserName;
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(premises.Demo),
        };
        using var door = await client.GetAsync($"/demo-door?who={who}", Cancel);
        Assert.Equal(HttpStatusCode.Redirect, door.StatusCode);
        return client;
    }
}
