using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Insight;

namespace Kite.Tests.Insight;

/// <summary>Classes over HTTP, held against plain counting of the same sales.</summary>
[Trait("books", "both")]
public sealed class ClassRouteTests
{
    private const string Days = "from=2026-06-01&to=2026-11-23";

    private static readonly Sale[] Sales =
    [
        .. from number in Enumerable.Range(1, 25)
           from visit in Enumerable.Range(0, number % 3 + 1)
           select new Sale(number, new DateOnly(2026, 6, 1 + visit), number / 2 * 250),
        new(26, new DateOnly(2026, 7, 1), -900, IsReturn: true),
        new(27, new DateOnly(2026, 7, 1), 0),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("scheme=abc&bounds=70,95", ShareOf.Revenue, 70, 95)]
    [InlineData("scheme=top&bounds=10,20", ShareOf.Customers, 10, 20)]
    [InlineData("scheme=share&bounds=25,95", ShareOf.Customers, 25, 95)]
    [InlineData("scheme=SHARE&bounds=25, 95&of=revenue", ShareOf.Revenue, 25, 95)]
    [InlineData("", ShareOf.Revenue, 70, 95)]
    [InlineData("bounds=50", ShareOf.Revenue, 50)]
    public async Task Classes_agree_with_plain_counting(
        string asked, ShareOf of, params int[] bounds)
    {
        await using var shop = await FilledShop.With(Sales);
        var analyst = await shop.Client(Role.Analyst);
        var told = await analyst.Ask($"/insight/classes?{Days}&{asked}");
        Assert.Equal(
            PlainClasses.Of(Sales, of, bounds),
            told.GetProperty("classes").EnumerateArray().Select(c => (
                c.Word("class")!, (int)c.Number("customers"),
                c.GetProperty("net").Number("amount"))));
        Assert.Equal(of is ShareOf.Revenue ? "revenue" : "customers", told.Word("of"));
        Assert.Equal(
            Sales.GroupBy(s => s.Customer).Select(g => g.Sum(s => s.Net)).Where(n => n > 0).Sum(),
            told.GetProperty("base").Number("amount"));
        Assert.Equal(101, told.GetProperty("curve").GetArrayLength());
    }

    [Fact]
    public async Task The_lists_and_files_of_all_classes_hold_everyone_once()
    {
        await using var shop = await FilledShop.With(Sales);
        var manager = await shop.Client(Role.Manager);
        var met = new List<(long, long, int)>();
        foreach (var (letter, at) in new[] { ("A", 0), ("b", 1), ("C", 2) })
        {
            var inClass = new List<(long, long, int)>();
            string? next = null;
            do
            {
                var page = await manager.Ask(
                    $"/insight/classes/customers?{Days}&class={letter}&limit=4&after={next}");
                inClass.AddRange(page.Items().Select(
                    c => (c.Number(), c.GetProperty("net").Number("amount"), at)));
                next = page.Word("next");
            }
            while (next is not null);
            met.AddRange(inClass);
            var file = await manager.GetStringAsync(
                $"/api/v1/insight/classes/customers.csv?{Days}&class={letter}", Cancel);
            Assert.Equal(
                inClass.Select(c => c.Item1),
                file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
                    .Select(line => Story.Number(line.Split(',')[0])));
        }
        Assert.Equal(PlainClasses.Classed(Sales, ShareOf.Revenue, [70, 95]), met);
    }

    [Fact]
    public async Task What_cannot_be_used_is_named_by_its_field()
    {
        await using var shop = await Shop.Open();
        var manager = await shop.Client(Role.Manager);
        (string Address, string Field)[] bad =
        [
            ("classes?scheme=stars", "scheme"), ("classes?bounds=95,70", "bounds"),
            ("classes?bounds=70,70", "bounds"), ("classes?bounds=0,70", "bounds"),
            ("classes?bounds=100", "bounds"), ("classes?bounds=a", "bounds"),
            ("classes?bounds=", "bounds"), ("classes?bounds=1,2,3,4,5,6,7,8,9", "bounds"),
            ("classes?store=99", "store"), ("classes?from=2026-02-01&to=2026-01-01", "to"),
            ("classes/customers?class=D", "class"), ("classes/customers?class=AB", "class"),
            ("classes/customers?limit=0", "limit"), ("classes/customers?after=x", "after"),
            ("classes/customers?order=luck", "order"),
            ("classes/customers.csv?class=Z", "class"),
        ];
        foreach (var (address, field) in bad)
        {
            var answer = await manager.GetAsync("/api/v1/insight/" + address, Cancel);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
            Assert.True(problem.GetProperty("fields").TryGetProperty(field, out _), address);
        }
    }

    [Fact]
    public async Task Classes_are_kept_to_a_store_and_names_to_who_may_see_them()
    {
        await using var shop = await FilledShop.With(Sales);
        var analyst = await shop.Client(Role.Analyst);
        var page = await analyst.Ask($"/insight/classes/customers?{Days}&class=A");
        Assert.All(page.Items(), c => Assert.Equal(
            JsonValueKind.Null,
            c.TryGetProperty("name", out var name) ? name.ValueKind : JsonValueKind.Null));
        var empty = await analyst.Ask("/insight/classes?from=2001-01-01&to=2001-01-02");
        Assert.Equal(0, empty.Number("customers"));
        Assert.Equal(0, empty.GetProperty("curve").GetArrayLength());
    }
}
