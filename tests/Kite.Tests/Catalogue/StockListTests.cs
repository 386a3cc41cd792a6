namespace Kite.Tests;

/// <summary>What there is, by store and state, in any order, page by page (T4).</summary>
[Trait("books", "both")]
public sealed class StockListTests
{
    [Fact]
    public async Task What_falls_below_its_threshold_stands_in_the_list_of_what_is_low()
    {
        await using var shop = await Shop.Open();
        var desk = await StockDesk.At(shop);
        await desk.Enter("received", 1, "TEA", 5_000);
        await desk.Enter("received", 1, "PIE", 5_000);
        await desk.Low(1, "TEA", 5_000);

        Assert.Empty(await desk.Levels("?state=low"));
        await desk.Sell("TEA", 1, at: "2026-11-23T13:00:00Z");

        Assert.Equal(["TEA@1 4999"], await desk.Levels("?state=low"));
        Assert.Equal(["TEA@1 4999", "PIE@1 5000"], await desk.Levels("?order=level"));
        Assert.Equal(["PIE@1 5000"], await desk.Levels("?store=1&find=pie"));
    }

    [Theory]
    [InlineData("code")]
    [InlineData("name-down")]
    [InlineData("level")]
    [InlineData("level-down")]
    [InlineData("changed-down")]
    public async Task The_list_goes_on_page_by_page_in_any_order(string order)
    {
        await using var shop = await Shop.Open();
        var desk = await StockDesk.At(shop);
        foreach (var (store, product, much) in new[]
        {
            (1, "TEA", 5_000), (2, "TEA", 5_000), (1, "PIE", 5_000), (2, "PIE", 1_000),
        })
        {
            await desk.Enter("received", store, product, much);
        }
        var whole = await desk.Levels($"?order={order}");
        var read = new List<string>();
        string? next = null;
        do
        {
            var page = await desk.Owner.Ask($"/stock-levels?order={order}&limit=1&after={next}");
            read.AddRange(page.Items().Select(StockDesk.Said));
            next = page.Word("next");
        }
        while (next is not null);

        Assert.Equal(4, whole.Count);
        Assert.Equal(whole, read);
    }
}
