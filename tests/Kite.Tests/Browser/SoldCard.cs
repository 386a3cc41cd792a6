using Microsoft.Playwright;

namespace Kite.Tests.Browser;

/// <summary>
/// Cards that a journey sells for itself: the first of the list may be anybody's, closed, or asks
/// for a PIN.
/// </summary>
internal static class SoldCard
{
    /// <summary>Sells a customer a card of a kind, and says its number.</summary>
    public static async Task<string> Of(Screen screen, int customer, string kind)
    {
        var page = screen.Page;
        await screen.Go($"/cards/new?customer={customer}");
        await page.Locator("main form select").First.SelectOptionAsync(
            new SelectOptionValue { Label = kind });
        await page.Locator("main form .k-btn-main").ClickAsync();
        await screen.Reaches(url => url.Split("/cards/")[^1].All(char.IsDigit));
        return page.Url.Split("/cards/")[^1];
    }
}
