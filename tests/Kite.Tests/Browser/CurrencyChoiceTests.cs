using System.Text;

namespace Kite.Tests.Browser;

/// <summary>
/// A file without a sign at its amounts, brought to a business without a currency.
/// </summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class CurrencyChoiceTests(Premises premises)
{
    private const string Bare = "customer_id,date,amount\n17,2026-03-01,12.50\n";

    [Fact]
    public async Task The_page_asks_for_the_currency_and_says_what_it_reads()
    {
        await using var business = await premises.Bare("without-currency");
        await using var screen = await premises.Open(business.Address);
        await SignIn.As(screen, Premises.Owner, Premises.Password);
        await screen.Go("/imports");
        await screen.Page.Locator("input[type=file]").SetInputFilesAsync(new Microsoft.Playwright
            .FilePayload
        {
            Name = "bare.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Bare),
        });

        var choice = screen.Page.GetByLabel("Currency", new() { Exact = true }).Last;
        await screen.Page.Locator("select[aria-invalid=true]").WaitForAsync();
        Assert.Equal("true", await choice.GetAttributeAsync("aria-invalid"));
        Assert.Equal("", await choice.InputValueAsync());
        await screen.Picture("import-currency", 1440, "light");

        await choice.SelectOptionAsync("USD");
        await screen.Page.GetByText("Amounts are read as USD.").WaitForAsync();
        Assert.Equal("USD", await choice.InputValueAsync());
        Assert.Empty(await screen.Barriers());
        Assert.Empty(screen.Troubles);
    }
}
