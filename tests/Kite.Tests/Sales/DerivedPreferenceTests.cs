namespace Kite.Tests;

/// <summary>What a customer likes, told by what they bought, each with its evidence (K2).</summary>
[Trait("books", "both")]
public sealed class DerivedPreferenceTests
{
    [Fact]
    public async Task Five_fridays_at_six_are_a_habit_and_who_may_not_see_purchases_sees_none()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await owner.Tell("/stores", new { name = "Old Town", timeZone = "Asia/Shanghai" });
        var lin = await owner.Customer("Lin");
        for (var week = 0; week < 5; week++)
        {
            await owner.Tell("/purchases", new
            {
                customerNumber = 1,
                at = new DateTimeOffset(2026, 10, 2, 10, 15, 0, TimeSpan.Zero).AddDays(7 * week),
                net = new { amount = 1000, currency = "CNY" },
            });
        }

        var at = $"/customers/{lin.Word("id")}/preferences";
        var likes = (await owner.Ask(at)).Items().ToList();

        Assert.All(likes, like => Assert.Equal("derived", like.Word("from")));
        Assert.Equal(["usual-weekday", "usual-hour"], likes.Select(l => l.Word("code")));
        Assert.Contains("Friday", likes[0].Word("text"));
        Assert.All(likes, like => Assert.Equal((5, 5), (like.Number("times"), like.Number("of"))));
        var till = await shop.Client("customers:read customers:personal");
        Assert.Empty((await till.Ask(at)).Items());
    }

    [Fact]
    public async Task What_is_bought_again_and_again_is_a_favourite_by_its_name_in_the_catalogue()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await owner.Tell("/stores", new { name = "Old Town" });
        await owner.Tell("/products", new { code = "TEA", name = "Longjing tea" });
        var lin = await owner.Customer("Lin");
        object Line(string? product, string? name) =>
            new { product, name, net = new { amount = 500, currency = "CNY" } };
        for (var visit = 0; visit < 6; visit++)
        {
            await owner.Tell("/purchases", new
            {
                customerNumber = 1,
                // The first is longer ago than two years, and counts no more.
                day = visit == 0 ? "2024-11-20" : $"2026-11-{visit * 3:00}",
                net = new { amount = 1000, currency = "CNY" },
                lines = new[]
                {
                    visit < 5 ? Line("TEA", null) : Line("PIE", null),
                    visit < 3 ? Line(null, "Soup") : Line(null, $"Dish {visit}"),
                },
            });
        }

        var likes = (await owner.Ask($"/customers/{lin.Word("id")}/preferences")).Items()
            .Where(l => l.Word("code") == "favourite-product").ToList();

        var tea = Assert.Single(likes);
        Assert.Equal("likes Longjing tea", tea.Word("text"));
        Assert.Equal("product", tea.Word("kind"));
        Assert.Equal((4, 5), (tea.Number("times"), tea.Number("of")));
    }
}
