namespace Kite.Tests.Browser;

/// <summary>Privacy with the keyboard alone: who changed what, and what is kept.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class PrivacyTests(Premises premises)
{
    [Fact]
    public async Task The_chain_is_checked_and_said_to_be_whole()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go("/privacy/changes");

        await screen.TabTo("main .k-head button");
        await screen.Press("Enter");

        var said = screen.Page.Locator(".k-notice-good");
        await said.WaitForAsync();
        Assert.Contains("The chain is whole", await said.TextContentAsync());
        Assert.Empty(screen.Troubles);
    }

    [Fact]
    public async Task The_trail_is_narrowed_kept_as_a_view_and_opened_again()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go("/privacy/changes");

        await screen.TabTo(".k-tools .pick:nth-of-type(1) select");
        await screen.Page.Locator(":focus").SelectOptionAsync("store");
        await screen.Reaches("**subject=store**");
        // The address is there a moment before the rows are.
        await screen.Page.WaitForFunctionAsync("""
            () => {
                const rows = [...document.querySelectorAll('tbody [data-row]')];
                return rows.length > 0
                    && rows.every(r => r.textContent.trim().startsWith('Store'));
            }
            """);

        await screen.Page.FocusAsync(".k-views button");
        await screen.Press("Enter");
        await screen.TabTo("dialog input[maxlength]");
        await screen.Page.Keyboard.TypeAsync("Only stores");
        await screen.TabTo("dialog footer .k-btn-main");
        await screen.Press("Enter");

        await screen.Reaches("**view=**");
        await screen.Go("/privacy/changes");
        await screen.TabTo(".k-views a:nth-of-type(2)");
        await screen.Press("Enter");
        await screen.Reaches("**subject=store**view=**");
        Assert.Empty(screen.Troubles);
    }

    [Fact]
    public async Task A_customers_page_leads_to_all_changes_of_that_customer()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go("/customers/1");

        await screen.TabTo("a[href^='/privacy/changes?ownerId=']");
        await screen.Press("Enter");

        await screen.Reaches("**/privacy/changes?ownerId=**");
        await screen.Settle();
        await screen.Page.Locator(".k-chip").WaitForAsync();
        Assert.Empty(screen.Troubles);
    }

    [Fact]
    public async Task Sensitive_columns_are_found_with_who_may_see_them()
    {
        await using var screen = await premises.Open(premises.Demo, "demo-privacy");
        await screen.Go("/privacy/classes");

        await screen.TabTo(".k-find input");
        await screen.Page.Keyboard.TypeAsync("id_document");
        await screen.Reaches("**find=id_document**");
        await screen.Settle();

        var row = screen.Page.Locator("tr", new() { HasText = "customers.id_document" }).First;
        Assert.Contains("Owner, Privacy officer", await row.TextContentAsync());
        Assert.Empty(screen.Troubles);
    }

    [Theory]
    [InlineData("demo-cashier", 0), InlineData("demo-finance", 1), InlineData("demo", 2)]
    public async Task The_rail_and_the_leaves_show_what_one_may_open(string who, int leaves)
    {
        await using var screen = await premises.Open(premises.Demo, who);
        await screen.Go("/privacy");

        Assert.Equal(leaves, await screen.Page.Locator(".k-tabs-page a").CountAsync());
        Assert.Equal(
            leaves > 0 ? 1 : 0,
            await screen.Page.Locator(".k-rail a[href='/privacy']").CountAsync());
    }
}
