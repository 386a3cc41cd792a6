using Microsoft.Playwright;

namespace Kite.Tests.Browser;

/// <summary>A round of reviews, handed out and worked through by keys.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class ReviewJourneyTests(Premises premises)
{
    [Fact]
    public async Task Ticked_customers_are_handed_out_and_looked_through_one_after_the_other()
    {
        await using var site = await premises.Bare("reviews");
        await using var screen = await premises.Open(site.Address);
        var way = new Journey(screen, "reviews");
        await SignIn.As(screen, Premises.Owner, Premises.Password);
        foreach (var name in new[] { "Lin", "Wu", "Mei" }) await Make(screen, name);

        await screen.Go("/customers");
        await screen.Page.Locator("thead input[type=checkbox]").CheckAsync();
        await screen.Page.GetByRole(AriaRole.Link, new() { Name = "Review round" }).ClickAsync();
        await way.Arrive("/customers/reviews");
        // Come to by a link, the form is drawn before it listens; nobody types that fast.
        await screen.Go(screen.Page.Url);
        await screen.Page.GetByLabel("Name").First.FillAsync("Phones, December");
        await screen.Page.ClickAsync("text=Hand out");
        await way.See("fieldset .k-bad");
        await way.StageEverywhere("form");
        await screen.Page.GetByRole(AriaRole.Checkbox, new() { Name = "mei" })
            .CheckAsync();
        await screen.Page.ClickAsync("text=Hand out");
        await way.See("h1", "Phones, December");
        await way.See("article h3", "Lin");
        await way.StageEverywhere("desk");

        await screen.Page.Locator("h1").ClickAsync();
        await screen.Press("s");
        await way.See("article [aria-invalid=true]");
        await screen.Page.Locator("h1").ClickAsync();
        await screen.Press("v");
        await way.See("article h3", "Wu");
        await screen.Press("u");
        await way.See("article h3", "Mei");

        await screen.Press("e");
        await way.Arrive("/edit");
        await screen.Page.GetByLabel("Phone").First.FillAsync("139 0000 4829");
        await screen.Page.ClickAsync("text=Save");
        await way.See("a.k-tag", "Phones, December: 0 left");
        await way.StageEverywhere("back");
        await screen.Page.ClickAsync("a.k-tag");
        await way.See(".k-notice", "You have looked through all of yours.");
        await way.See("td .k-tag", "changed");
        await way.See("td .k-tag", "could not be reached");
        await way.StageEverywhere("done");
    }

    private static async Task Make(Screen screen, string name)
    {
        await screen.Go("/customers/new");
        await screen.Page.GetByLabel("Family name").FillAsync(name);
        await screen.Page.ClickAsync("text=Save");
        await screen.Page.Locator("h1", new() { HasText = name }).WaitForAsync();
        await screen.Settle();
    }
}
