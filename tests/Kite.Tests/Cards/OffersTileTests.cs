using System.Text.Json;

namespace Kite.Tests;

/// <summary>What a sales manager sees of what is offered; each figure opens its rows (A10).
/// </summary>
[Trait("books", "both")]
public sealed class OffersTileTests
{
    [Fact]
    public async Task Coupons_of_the_days_are_counted_and_those_that_were_used()
    {
        await using var shop = await CouponShop.Open();
        var kind = await shop.Kind();
        await shop.Issue(kind);
        var (_, code) = await shop.Issue(kind);
        shop.Shop.Clock.Advance(TimeSpan.FromDays(8));
        await shop.Issue(kind);
        var manager = await shop.Shop.Client(Role.SalesManager);

        Assert.Equal("0 1 0", Counts(await manager.Ask("/today/tiles/offers")));
        Assert.Equal("2 0", await Report());
        Assert.Equal("2000", await shop.Use(code, 10_000));
        Assert.Equal("2 1", await Report());

        var rows = (await Tile()).GetProperty("figures").EnumerateArray()
            .Select(f => f.Word("href")!).ToList();
        Assert.Equal(2, await Listed(rows[0]));
        Assert.Equal(1, await Listed(rows[1]));

        async Task<JsonElement> Tile() =>
            (await manager.Ask("/reports?from=2026-11-20&to=2026-11-30"))
            .GetProperty("tiles").EnumerateArray().Single(t => t.Word("key") == "offers");

        async Task<string> Report() => Counts(await Tile());

        async Task<int> Listed(string at) => (await manager.Ask(
            at["/cards".Length..])).Items().Count();
    }

    private static string Counts(JsonElement tile) => string.Join(
        ' ', tile.GetProperty("figures").EnumerateArray().Select(f => f.Number("count")));
}
