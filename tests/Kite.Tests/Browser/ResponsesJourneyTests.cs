namespace Kite.Tests.Browser;

/// <summary>Noting what a customer said, withdrawing a slip, and reading it as a degree.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class ResponsesJourneyTests(Premises premises)
{
    private const string Value = "section[aria-labelledby=responses] input[type=number]";
    private const string Rows = "section[aria-labelledby=responses] .cu-rows";

    [Fact]
    public async Task What_a_customer_said_is_noted_withdrawn_and_read_as_a_degree()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var way = new Journey(screen, "responses");
        await screen.Go("/customers/new");
        await screen.Page.GetByLabel("Family name").FillAsync("Responsive");
        await screen.Page.ClickAsync("text=Save");
        await way.See("#responses");
        await way.See("#customer-degrees");
        await way.Stage("none");

        await way.Enter("section[aria-labelledby=responses] .cu-h button");
        await way.Type(Value, "6");
        await way.Enter("section[aria-labelledby=responses] form .k-btn-main");
        await way.See("section[aria-labelledby=responses] small.k-bad");
        await way.StageEverywhere("refused");
        Assert.Equal("6", await screen.Page.Locator(Value).InputValueAsync());
        await way.Type(Value, "4");
        await way.Enter("section[aria-labelledby=responses] form .k-btn-main");
        await way.See(Rows, "4 of 5");

        await way.Enter("section[aria-labelledby=responses] .cu-h button");
        await screen.Page.Locator("section[aria-labelledby=responses] select").First
            .SelectOptionAsync("NeedShare");
        await way.Type(Value, "70");
        await way.Enter("section[aria-labelledby=responses] form .k-btn-main");
        await way.See(Rows, "70");
        await way.Enter("section[aria-labelledby=responses] .cu-rows li:first-child button");
        await way.Type("dialog[open] input", "Of another firm");
        await way.Enter("dialog[open] .k-btn-main");
        await way.See(Rows, "withdrawn");

        await screen.Page.ReloadAsync();
        await way.See("#responses");
        await way.See(".degrees", "4 of 5");
        await way.StageEverywhere("customer");
        await screen.Go("/customers/responses?kind=satisfaction");
        await way.See("td", "of 5");
        await way.StageEverywhere("list");
        await screen.Go("/insight/degrees");
        await way.See(".degrees a", "Who said what");
        await way.StageEverywhere("degrees");
        await way.Enter(".degrees a");
        await way.Arrive("/customers/responses");
    }
}
