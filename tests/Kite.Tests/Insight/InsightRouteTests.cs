using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kite.Tests.Insight;

/// <summary>The figures over HTTP: who may see them, and that lists lose nobody.</summary>
[Trait("books", "both")]
public sealed class InsightRouteTests
{
    private const string Days = "from=2026-06-01&to=2026-11-23";
    private const string Lines = Days + "&often=2&much=4000";

    // Customer n comes n % 5 + 1 times and spends ten times their number each time.
    private static readonly Sale[] Sales =
    [
        .. from number in Enumerable.Range(1, 25)
           from visit in Enumerable.Range(0, number % 5 + 1)
           select new Sale(number, new DateOnly(2026, 6, 1 + visit), number * 250),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Walking_through_a_list_meets_everyone_once_and_the_largest_first()
    {
        await using var shop = await FilledShop.With(Sales);
        var manager = await shop.Client(Role.Manager);
        var met = new List<JsonElement>();
        string? next = null;
        do
        {
            var page = await manager.Ask($"/insight/customers?{Days}&limit=7&after={next}");
            Assert.Equal(25, page.Number("customers"));
            met.AddRange(page.Items());
            next = page.Word("next");
        }
        while (next is not null);

        Assert.Equal(
            from sale in Sales
            group sale by sale.Customer into customer
            orderby customer.Sum(s => s.Net) descending, customer.Key
            select (customer.Key, customer.Sum(s => s.Net)),
            met.Select(c => (c.Number(), c.GetProperty("net").Number("amount"))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&quarter=A")]
    [InlineData("&cell=3-33-B")]
    [InlineData("&lasso=1,1;9,1;9,3000;1,3000")]
    [InlineData("&customer=7")]
    public async Task A_file_and_a_segment_hold_whom_the_list_holds(string pick)
    {
        await using var shop = await FilledShop.With(Sales);
        var manager = await shop.Client(Role.Manager);
        var list = await manager.Ask($"/insight/customers?{Lines}&limit=200{pick}");
        var numbers = list.Items().Select(c => c.Number()).Order().ToList();
        var file = await manager.GetStringAsync(
            $"/api/v1/insight/customers.csv?{Lines}{pick}", Cancel);
        Assert.Equal(numbers, NumbersIn(file));
        if (numbers.Count == 0) return;

        var kept = await manager.Tell("/segments", new { name = "Kept", of = Wish(pick) });
        Assert.Equal(numbers.Count, kept.Number("customers"));
        var members = await manager.Ask($"/segments/{kept.Word("id")}/members?limit=200");
        Assert.Equal(numbers, members.Items().Select(m => m.Number()));
        var map = await manager.Ask($"/insight/contribution-map?{Lines}&segment={kept.Word("id")}");
        Assert.Equal(
            numbers.Count,
            map.GetProperty("quarters").EnumerateArray().Sum(q => q.Number("customers")));
    }

    [Theory]
    [InlineData("gold?top=100")]
    [InlineData("lapsed")]
    [InlineData("new")]
    [InlineData("sleeping")]
    public async Task The_file_of_a_ready_list_holds_the_whole_list(string list)
    {
        await using var shop = await FilledShop.With(Sales);
        var manager = await shop.Client(Role.Manager);
        var page = await manager.Ask(
            $"/insight/lists/{list}{(list.Contains('?') ? '&' : '?')}limit=200");
        var file = await manager.GetStringAsync(
            "/api/v1/insight/lists/" + list.Split('?')[0] + "/customers.csv"
                + list[list.Split('?')[0].Length..],
            Cancel);
        Assert.Equal(page.Items().Select(c => c.Number()).Order(), NumbersIn(file));
    }

    [Fact]
    public async Task An_analyst_sees_numbers_and_no_names()
    {
        await using var shop = await FilledShop.With(Sales);
        var analyst = await shop.Client(Role.Analyst);
        var manager = await shop.Client(Role.Manager);
        foreach (var list in new[] { "customers", "lists/gold", "lists/sleeping" })
        {
            var seen = (await analyst.Ask($"/insight/{list}")).Items();
            Assert.All(seen, c => Assert.Null(NameOf(c)));
            var named = (await manager.Ask($"/insight/{list}")).Items();
            Assert.All(named, c => Assert.Equal($"Guest {c.Number()}", NameOf(c)));
        }

        var file = await analyst.GetStringAsync(
            $"/api/v1/insight/customers.csv?{Days}", Cancel);
        Assert.DoesNotContain("Guest", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/insight/contribution-map")]
    [InlineData("/insight/movement")]
    [InlineData("/insight/customers")]
    [InlineData("/insight/customers.csv")]
    [InlineData("/insight/lists/gold")]
    [InlineData("/insight/lists/gold/customers.csv")]
    [InlineData("/insight/customers/1")]
    [InlineData("/segments")]
    public async Task A_cashier_sees_no_figures(string address)
    {
        await using var shop = await Shop.Open();
        var cashier = await shop.Client(Role.Cashier);
        var answer = await cashier.GetAsync("/api/v1" + address, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_trail_keeps_that_a_list_was_taken_along()
    {
        await using var shop = await FilledShop.With(Sales);
        var manager = await shop.Client(Role.Owner);
        await manager.GetStringAsync($"/api/v1/insight/customers.csv?{Days}", Cancel);
        await manager.GetStringAsync("/api/v1/insight/lists/gold/customers.csv", Cancel);
        var trail = await manager.Ask("/audit?subject=customer-export");
        Assert.Equal(2, trail.Items().Count());
    }

    [Fact]
    public async Task Whoever_may_not_export_gets_no_file()
    {
        await using var shop = await Shop.Open();
        var seller = await shop.Client(Role.Salesperson);
        foreach (var file in new[] { "customers.csv", "lists/gold/customers.csv" })
        {
            var answer = await seller.GetAsync("/api/v1/insight/" + file, Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task What_cannot_be_used_is_named_by_its_field()
    {
        await using var shop = await Shop.Open();
        var manager = await shop.Client(Role.Manager);
        (string Address, string Field)[] bad =
        [
            ("contribution-map?from=2026-02-01&to=2026-01-01", "to"),
            ("contribution-map?often=-1&much=5", "often"),
            ("contribution-map?often=1&much=-5", "much"),
            ("contribution-map?often=1", "much"),
            ("contribution-map?rule=best", "rule"),
            ("contribution-map?store=99", "store"),
            ($"contribution-map?segment={Guid.CreateVersion7()}", "segment"),
            ("customers?quarter=E", "quarter"),
            ("customers?cell=here", "cell"),
            ("customers?lasso=1,2", "lasso"),
            ("customers?move=A", "move"),
            ("customers?limit=0", "limit"),
            ("customers?after=nonsense", "after"),
            ("movement?from=2026-01-01&to=2026-06-30&thenFrom=2026-06-30&thenTo=2026-07-30",
                "thenFrom"),
            ("lists/gold?top=0", "top"),
            ("lists/gold/customers.csv?top=101", "top"),
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
    public async Task A_name_is_given_to_one_segment_only()
    {
        await using var shop = await FilledShop.With(Sales);
        var manager = await shop.Client(Role.Manager);
        await manager.Tell("/segments", new { name = "Kept", of = Wish("") });
        var again = await manager.PostAsJsonAsync(
            "/api/v1/segments", new { name = "Kept", of = Wish("") }, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        var problem = await again.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.True(problem.GetProperty("fields").TryGetProperty("name", out _));
    }

    [Fact]
    public async Task Lines_that_are_kept_stand_until_others_are_asked_for()
    {
        await using var shop = await FilledShop.With(Sales);
        var manager = await shop.Client(Role.Manager);
        var kept = await manager.PutAsJsonAsync(
            "/api/v1/insight/lines", new { often = 3, much = 1200 }, Cancel);
        Assert.Equal(HttpStatusCode.NoContent, kept.StatusCode);
        Assert.Equal(("fixed", 3, 1200), await LinesOf(manager, ""));
        Assert.Equal(("fixed", 1, 9), await LinesOf(manager, "&often=1&much=9"));
        Assert.Equal("median", (await LinesOf(manager, "&rule=median")).Rule);
    }

    private static async Task<(string? Rule, long Often, long Much)> LinesOf(
        HttpClient client, string more)
    {
        var map = await client.Ask($"/insight/contribution-map?{Days}{more}");
        var lines = map.GetProperty("thresholds");
        return (
            lines.Word("rule"), lines.Number("often"), lines.GetProperty("much").Number("amount"));
    }

    private static Dictionary<string, object> Wish(string pick)
    {
        var wish = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["from"] = "2026-06-01", ["to"] = "2026-11-23", ["often"] = 2, ["much"] = 4000,
        };
        if (pick.Length == 0) return wish;

        var (key, value) = (pick[1..pick.IndexOf('=')], pick[(pick.IndexOf('=') + 1)..]);
        wish[key] = key == "customer" ? 7 : value;
        return wish;
    }

    private static string? NameOf(JsonElement customer) =>
        customer.TryGetProperty("name", out var name) ? name.GetString() : null;

    private static IEnumerable<long> NumbersIn(string file) => file
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
        .Select(line => Story.Number(line.Split(',')[0])).Order();
}
