using System.Net;

namespace Kite.Tests;

/// <summary>Lists of customers in the order of what they bought and how often they came.</summary>
[Trait("books", "both")]
public sealed class FigureOrderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_its_pages_and_its_file_stand_in_the_order_of_a_figure()
    {
        await using var shop = await Shop.Open();
        var owner = await Bought(shop);

        foreach (var (order, names) in new (string, string[])[]
        {
            ("worth", ["Often", "Long ago", "Once", "Never"]),
            ("worth&down=true", ["Once", "Long ago", "Often", "Never"]),
            ("visits", ["Once", "Long ago", "Often", "Never"]),
            ("visits&down=true", ["Often", "Long ago", "Once", "Never"]),
            ("lastVisit", ["Long ago", "Often", "Once", "Never"]),
            ("firstVisit&down=true", ["Once", "Often", "Long ago", "Never"]),
            ("spent&down=true", ["Once", "Often", "Never", "Long ago"]),
            ("halfYearVisits", ["Once", "Often", "Never", "Long ago"]),
            ("average", ["Often", "Once", "Never", "Long ago"]),
            ("worth&figure.visits.from=1&down=true", ["Once", "Long ago", "Often"]),
            ("worth&search=o&down=true", ["Once", "Often"]),
        })
        {
            var by = $"by=figure.{order}";
            var seen = new List<string?>();
            string? next = null;
            do
            {
                var page = await owner.Ask($"/customers?limit=1&after={next}&{by}");
                seen.AddRange(page.Words("name"));
                next = page.Word("next");
            }
            while (next is not null);
            Assert.Equal<string?>(names, seen);
            Assert.Equal(names, (await owner.Ask($"/customers?{by}")).Words("name"));
            var file = await owner.GetStringAsync(
                $"/api/v1/customers/export?columns=name&{by}", Cancel);
            Assert.Equal(names, file.Trim().Split('\n').Skip(1).Select(l => l.Trim()));
        }
    }

    [Fact]
    public async Task Cards_are_given_along_of_whom_the_list_shows_and_in_its_order()
    {
        await using var shop = await Shop.Open();
        var owner = await Bought(shop);

        var cards = await owner.GetStringAsync(
            "/api/v1/customers/vcards?figure.visits.from=1&by=figure.worth&down=true", Cancel);

        Assert.Equal(
            ["FN:Once", "FN:Long ago", "FN:Often"],
            cards.Split("\r\n").Where(l => l.StartsWith("FN", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_strange_figure_is_told_and_what_one_may_not_see_is_no_order_either()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        foreach (var (asked, field) in new[]
        {
            ("by=figure.luck", "by"), ("by=figure.", "by"), ("by=figure.worth&after=x", "after"),
        })
        {
            var answer = await owner.GetAsync($"/api/v1/customers?{asked}", Cancel);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(
                $"\"{field}\"", await answer.Content.ReadAsStringAsync(Cancel),
                StringComparison.Ordinal);
        }
        var till = await shop.Client("customers:read");
        var no = await till.GetAsync("/api/v1/customers?by=figure.worth", Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, no.StatusCode);
    }

    // Today is 23 November 2026.
    private static async Task<HttpClient> Bought(Shop shop)
    {
        var owner = await shop.Client();
        await owner.Tell("/stores", new { name = "Old Town" });
        foreach (var name in new[] { "Once", "Often", "Never", "Long ago" })
            await owner.Customer(name);
        foreach (var (number, day, coins) in new[]
        {
            (2, "2026-11-20", 2000), (2, "2026-11-21", 3500), (2, "2026-11-21", -500),
            (1, "2026-11-22", 9000), (4, "2024-05-01", 8000),
        })
        {
            await owner.Tell("/purchases", new
            {
                customerNumber = number, day, net = new { amount = coins, currency = "CNY" },
            });
        }
        return owner;
    }
}
