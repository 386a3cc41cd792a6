using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace Kite.Tests;

/// <summary>Every page says who may open it.</summary>
public sealed class PageTests
{
    // Open to everyone, or to everyone who has signed in, whatever their role.
    private static readonly string[] Open =
    [
        "/", "/sign-in", "/not-allowed", "/not-found", "/broken", "/digest/end",
        "/mail-address/confirm", "/r/{Token}",
    ];

    public static IReadOnlyList<(string Address, Type Page)> Pages =>
    [
        .. from part in Parts.All
           from type in part.GetTypes()
           from route in type.GetCustomAttributes(typeof(RouteAttribute), inherit: false)
           select (((RouteAttribute)route).Template, type),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_page_needs_a_permission_or_is_one_of_the_open_ones() => Expect.None(
        from page in Pages
        where !Open.Contains(page.Address)
        where !page.Page.IsDefined(typeof(NeedsAttribute), inherit: true)
        select page.Address);

    [Fact]
    public void No_page_has_two_minds() => Expect.None(
        from page in Pages
        where page.Page.IsDefined(typeof(NeedsAttribute), inherit: true)
        where page.Page.IsDefined(typeof(AllowAnonymousAttribute), inherit: true)
        select page.Address);

    // Blazor breaks a page over a number that is none; what is asked is read as it was written.
    [Fact]
    public void What_an_address_asks_is_taken_as_words() => Expect.None(
        from page in Pages
        from asked in page.Page.GetProperties()
        where asked.IsDefined(typeof(SupplyParameterFromQueryAttribute), inherit: true)
        where asked.PropertyType != typeof(string) && asked.PropertyType != typeof(string[])
        select $"{page.Address}: {asked.Name}");

    [Fact]
    public async Task A_stranger_is_led_to_the_sign_in_page()
    {
        await using var shop = await Shop.Open();
        var stranger = shop.Stranger();
        foreach (var (address, page) in Pages)
        {
            if (!page.IsDefined(typeof(AuthorizeAttribute), inherit: true)) continue;

            var answer = await stranger.GetAsync(Filled(address), Cancel);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.StartsWith("/sign-in", answer.Headers.Location!.PathAndQuery);
        }
    }

    private static string Filled(string address) =>
        string.Join('/', address.Split('/').Select(Part));

    private static string Part(string part) =>
        part.EndsWith(":guid}", StringComparison.Ordinal) ? Guid.Empty.ToString()
        : part is ['{', ..] ? "1"
        : part;
}
