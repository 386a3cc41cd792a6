using Microsoft.Playwright;

namespace Kite.Tests.Browser;

/// <summary>A customer's whole record, from the form to the page, as staff keep it.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class RecordTests(Premises premises)
{
    [Fact]
    public async Task A_field_is_defined_and_a_customer_kept_with_all_that_hangs_on_them()
    {
        await using var site = await premises.Bare("record");
        await using var screen = await premises.Open(site.Address);
        await SignIn.As(screen, Premises.Owner, Premises.Password);

        await screen.Go("/settings/fields");
        await Fill(screen, "Name in files and programs", "phone");
        await Fill(screen, "Name", "Number plate");
        await screen.Page.ClickAsync("text=Add the field");
        await screen.Page.Locator("input[aria-invalid=true]").WaitForAsync();
        await Fill(screen, "Name in files and programs", "plate");
        await screen.Page.ClickAsync("text=Add the field");
        await screen.Page.Locator("td code", new() { HasText = "plate" }).WaitForAsync();
        await Look(screen, "record-fields");

        await Make(screen, "Wu", "Bo", null);
        await Make(screen, "Lin", "Mei", "B12345");
        await Look(screen, "record-page");

        await screen.Page.Locator("section", new() { HasText = "How to reach them" })
            .GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await screen.Page.Locator(".cu-add").GetByLabel("Phone", new() { Exact = true })
            .FillAsync("0571 8888 1234");
        await screen.Page.ClickAsync("text=Add it");
        await screen.Page.GetByText("+86 571 8888 1234").WaitForAsync();

        await screen.Page.Locator("section", new() { HasText = "Relations" })
            .GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await screen.Page.GetByLabel("The other customer").PressSequentiallyAsync("Bo Wu");
        await screen.Page.Locator(".cu-add [role=option]").First.ClickAsync();
        await screen.Page.ClickAsync("text=Relate them");
        await screen.Page.Locator(".cu-rel a").WaitForAsync();

        var likes = screen.Page.Locator("section", new() { HasText = "What they like" });
        await likes.GetByRole(AriaRole.Button, new() { Name = "Note" }).ClickAsync();
        await likes.GetByText("Note it").ClickAsync();
        await likes.Locator("[aria-invalid=true]").WaitForAsync();
        await likes.GetByLabel("What", new() { Exact = true }).FillAsync("the corner table");
        await likes.GetByText("Note it").ClickAsync();
        await screen.Page.GetByText("the corner table").WaitForAsync();

        await Look(screen, "record-whole");
        Assert.Empty(screen.Troubles);
    }

    [Fact]
    public async Task The_form_opens_what_is_wrong_and_keeps_what_was_typed()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go("/customers/new");
        await screen.Page.GetByText("Birthday and person").ClickAsync();
        await screen.Page.GetByLabel("Age band").FillAsync("old");
        await screen.Page.GetByLabel("Family name").FillAsync("Lin");
        await screen.Page.GetByLabel("Month", new() { Exact = true }).SelectOptionAsync("3");
        await screen.Page.GetByLabel("Day", new() { Exact = true }).SelectOptionAsync("6");
        await screen.Page.GetByText("Kept next on").WaitForAsync();
        await screen.Page.ClickAsync("text=Save");

        var wrong = screen.Page.Locator("input[aria-invalid=true]");
        await wrong.WaitForAsync();
        Assert.Equal("old", await wrong.InputValueAsync());
        Assert.Equal("Lin", await screen.Page.GetByLabel("Family name").InputValueAsync());
        await Look(screen, "record-form");
    }

    private static async Task Make(Screen screen, string family, string given, string? plate)
    {
        await screen.Go("/customers/new");
        await Fill(screen, "Family name", family);
        await Fill(screen, "Given name", given);
        await Fill(screen, "Phone", "139 0000 48" + (plate is null ? "21" : "22"));
        await Fill(screen, "Tags", "wholesale");
        if (plate is not null)
        {
            await screen.Page.GetByText("Your own fields").ClickAsync();
            await Fill(screen, "Number plate", plate);
        }
        await screen.Page.ClickAsync("text=Save");
        await screen.Page.Locator("h1", new() { HasText = $"{given} {family}" }).WaitForAsync();
        await screen.Settle();
    }

    private static Task Fill(Screen screen, string label, string text) =>
        screen.Page.GetByLabel(label).First.FillAsync(text);

    private static async Task Look(Screen screen, string name)
    {
        var faults = new List<string>();
        foreach (var width in Screen.Widths)
        {
            await screen.Resize(width);
            await screen.Picture(name, width, "light");
            if (await screen.IsTooWide()) faults.Add($"too wide at {width}");
            faults.AddRange((await screen.Barriers()).Select(b => $"{width}: {b}"));
        }
        Expect.None(faults);
    }
}
