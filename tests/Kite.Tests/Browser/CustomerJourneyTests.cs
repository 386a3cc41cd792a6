namespace Kite.Tests.Browser;

/// <summary>Finding a customer, changing one, and taking a list along, by keyboard alone.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class CustomerJourneyTests(Premises premises)
{
    // The first one is shown in the README's picture.
    private const string Address = "/customers/2";

    [Fact]
    public async Task A_customer_is_found_by_phone_and_name_from_anywhere()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var way = new Journey(screen, "search");
        await screen.Go("/customers/1");
        var name = (await way.Page.Locator("h1").InnerTextAsync()).Trim();
        var phone = await way.Page.Locator(".cu-meta").InnerTextAsync();
        phone = phone[phone.IndexOf('+', StringComparison.Ordinal)..].Split('\n')[0].Trim();

        foreach (var typed in new[] { phone, name })
        {
            await screen.Go("/imports");
            await screen.Press("Control+k");
            await way.Page.Keyboard.TypeAsync(typed);
            await way.See(".k-hit[aria-selected=true]", name);
            await way.Stage("found");
            await screen.Press("Enter");
            await way.Arrive("/customers/");
            await way.See("h1", name);
        }
        await way.Stage("customer");
    }

    [Fact]
    public async Task A_wrong_phone_is_told_at_its_field_and_nothing_typed_is_lost()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var way = new Journey(screen, "edit");
        await screen.Go(Address);
        await way.Enter(".cu-head a.k-btn");
        await way.Arrive("/edit");
        await screen.TabTo("input[type=tel]");
        var phone = await way.Page.Locator("input[type=tel]").InputValueAsync();
        await way.Retype("twelve");
        await way.Type("textarea", "Likes the window");
        await way.Enter(".k-form .k-btn-main");

        await way.See("small.k-bad", "twelve");
        await way.Page.WaitForFunctionAsync(
            "() => document.activeElement.matches('input[type=tel][aria-invalid=true]')");
        await way.Stage("fault");
        Assert.Equal("twelve", await way.Page.Locator("input[type=tel]").InputValueAsync());
        Assert.Equal(
            "Likes the window", await way.Page.Locator("textarea").First.InputValueAsync());

        await way.Retype(phone);
        await screen.Press("Enter");
        await way.Arrive(at => at.EndsWith(Address, StringComparison.Ordinal));
        await way.See(".cu-head", "Likes the window");
        await way.Stage("changed");
    }

    [Fact]
    public async Task A_list_is_filtered_kept_as_a_view_and_taken_along()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var way = new Journey(screen, "list");
        await screen.Go("/customers");
        await way.Enter("[popovertarget=k-filter-menu]");
        await way.Stage("filters");
        await screen.TabTo("#k-filter-menu select");
        await way.Page.Keyboard.TypeAsync("Kind");
        await screen.TabTo("#k-filter-menu select");
        await way.Page.Keyboard.TypeAsync("Company");
        await way.Enter("#k-filter-menu .k-btn-main");
        await way.Arrive("kind=company");
        await way.Page.Locator("#k-filter-menu select").First.SelectOptionAsync("figure.visits");
        await way.Page.Locator("#k-filter-menu input").First.FillAsync("2");
        await way.StageEverywhere("panel");
        await way.Page.Locator("#k-filter-menu .k-btn-main").ClickAsync();
        await way.Arrive("figure.visits.from=2");
        await screen.Press("Escape");
        await way.See(".k-tools a.k-chip b", "from 2");
        await way.Stage("filtered");

        await screen.BackTo(".k-views nav button");
        await screen.Press("Enter");
        await way.See("dialog[open] input");
        await way.Page.Keyboard.TypeAsync("Companies");
        await way.Stage("name");
        await screen.Press("Enter");
        await way.Arrive("view=");
        await way.See(".k-tabs [aria-current=page]", "Companies");
        await way.Stage("view");

        await way.Enter("[popovertarget=k-export-menu]");
        var (file, text) = await way.TakeFile("#k-export-menu a[href*=csv]");
        Assert.EndsWith(".csv", file, StringComparison.Ordinal);
        Assert.StartsWith("Number,Name", text, StringComparison.Ordinal);
        Assert.True(text.Count(letter => letter == '\n') > 10, text);
        await DropView(screen, way);
    }

    private static async Task DropView(Screen screen, Journey way)
    {
        await screen.Press("Escape");
        await screen.BackTo("[popovertarget=k-view-menu]");
        await screen.Press("Enter");
        await way.Enter("#k-view-menu button:last-child");
        await way.Enter("dialog[open] .k-btn-main");
        await way.Arrive(at => at.EndsWith("/customers", StringComparison.Ordinal));
        await way.Stage("dropped");
    }
}
