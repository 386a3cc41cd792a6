using System.Net;

namespace Kite.Tests;

/// <summary>Lists of customers: filters, order, pages, and who is found first.</summary>
[Trait("books", "both")]
public sealed class CustomerListTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_is_read_to_its_end_page_by_page()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        for (var i = 0; i < 7; i++) await till.Customer($"Guest {i % 3}");

        foreach (var order in new[] { "newest", "number", "name" })
        {
            var seen = new List<long>();
            string? next = null;
            do
            {
                var page = await till.Ask($"/customers?limit=3&order={order}&after={next}");
                seen.AddRange(page.Items().Select(c => c.Number()));
                next = page.Word("next");
            }
            while (next is not null);
            Assert.Equal(7, seen.Count);
            Assert.Equal(7, seen.Distinct().Count());
        }
    }

    [Fact]
    public async Task Filters_narrow_a_list_and_its_count_alike()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        await till.Tell("/customers", new { name = "Lin", language = "zh-Hans" });
        await till.Tell("/customers", new { name = "Golden Reed", kind = "company" });
        await till.Tell("/customers", new { name = "Maria", language = "el" });

        foreach (var (filter, name) in new[]
        {
            ("kind=company", "Golden Reed"), ("language=el", "Maria"), ("numbers=1", "Lin"),
            ("source=api&search=lin", "Lin"),
        })
        {
            Assert.Equal([name], (await till.Ask($"/customers?{filter}")).Words("name"));
            Assert.Equal(1, (await till.Ask($"/customers/count?{filter}")).Number("count"));
        }
        Assert.Empty((await till.Ask("/customers?source=till")).Items());
        Assert.Equal(3, (await till.Ask("/customers/count")).Number("count"));
        var bad = await till.GetAsync("/api/v1/customers?numbers=1,x", Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
    }

    [Fact]
    public async Task The_exact_number_comes_first_then_phones_then_names()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        await till.Tell("/customers", new { name = "Anna Linde" });
        await till.Tell("/customers", new { name = "Lin Mei" });
        await till.Tell("/customers", new { name = "3000 Friends" });
        for (var i = 4; i < 12; i++) await till.Customer($"Guest {i}");
        await till.Tell("/customers", new { name = "Ko", phone = "+86 139 0000 3000" });

        var lin = await till.Ask("/customers/matches?search=lin");
        var two = await till.Ask("/customers/matches?search=2");
        var digits = await till.Ask("/customers/matches?search=3000");

        Assert.Equal(["Lin Mei", "Anna Linde"], lin.Words("name"));
        Assert.Equal("Lin Mei", two.Words("name").First());
        Assert.Equal(["Ko", "3000 Friends"], digits.Words("name"));
    }

    [Fact]
    public async Task A_name_is_found_by_its_reading()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        await till.Tell("/customers", new { name = "欧阳静宜", reading = "Ōuyáng Jìngyí" });

        foreach (var typed in new[] { "ouy", "jingyi", "Ōuyáng", "静宜" })
        {
            var found = await till.Ask($"/customers/matches?search={typed}");
            Assert.Equal(["欧阳静宜"], found.Words("name"));
        }
    }

    [Fact]
    public async Task An_analyst_counts_customers_but_finds_none_by_name()
    {
        await using var shop = await Shop.Open();
        await (await shop.Client()).Customer("Lin Mei");
        var analyst = await shop.Client(Role.Analyst);

        Assert.Equal(1, (await analyst.Ask("/customers/count")).Number("count"));
        Assert.Empty((await analyst.Ask("/customers/matches?search=lin")).Items());
        var byNumber = await analyst.Ask("/customers/matches?search=1");
        Assert.Null(Assert.Single(byNumber.Items()).Word("name"));
        var byName = await analyst.GetAsync("/api/v1/customers?order=name", Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, byName.StatusCode);
    }

    [Fact]
    public async Task Where_records_came_from_can_be_chosen_from()
    {
        await using var shop = await Shop.Open();
        await shop.Books(async db =>
        {
            db.AddRange(new[] { "cdnow", "pos", "pos" }.Select((source, i) =>
                new Kite.Customers.CustomerKey { Source = source, Key = $"{i}" }));
            return await db.SaveChangesAsync(Cancel);
        });

        var sources = await (await shop.Client()).Ask("/customers/sources");

        Assert.Equal(
            ["api", "cdnow", "pos", "staff"], sources.Items().Select(s => s.GetString()));
    }
}
