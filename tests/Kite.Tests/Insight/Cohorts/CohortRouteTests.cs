using System.Net;
using System.Text.Json;

namespace Kite.Tests.Insight.Cohorts;

/// <summary>Cohorts over HTTP: figures, cells that lead on, files, refusals.</summary>
[Trait("books", "both")]
public sealed class CohortRouteTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static IEnumerable<Sale> Sales =>
        from number in Enumerable.Range(1, 12)
        from visit in Enumerable.Range(0, number % 4 + 1)
        select new Sale(
            number, new DateOnly(2026, 7, 3).AddDays(number * 3 + visit * 20), number * 100);

    [Fact]
    public async Task Each_cell_leads_to_a_list_of_as_many_customers()
    {
        await using var shop = await FilledShop.With(Sales);
        var owner = await shop.Client();
        var view = await owner.Ask("/insight/cohorts?by=month&from=2026-07-01&measure=visits");

        var customers = 0L;
        foreach (var cohort in view.GetProperty("cohorts").EnumerateArray())
        {
            customers += cohort.Number("customers");
            var joined = $"figure.firstVisit.from={cohort.Word("from")}"
                + $"&figure.firstVisit.to={cohort.Word("to")}";
            foreach (var cell in cohort.GetProperty("cells").EnumerateArray())
            {
                var list = await owner.Ask(
                    $"/customers/count?{joined}&figure.visits.from=1"
                    + $"&figure.visits.since={cell.Word("from")}"
                    + $"&figure.visits.until={cell.Word("to")}");
                Assert.Equal(cell.Number("customers"), list.Number("count"));
            }
        }
        Assert.Equal(12, customers);
        Assert.Equal(
            ["2026-07-01", "2026-08-01", "2026-09-01", "2026-10-01", "2026-11-01"],
            view.GetProperty("cohorts").EnumerateArray().Select(c => c.Word("from")!));
        var curve = view.GetProperty("curve")[1];
        Assert.Equal(
            (double)curve.Number("visits") / curve.Number("of"),
            curve.GetProperty("rate").GetDouble());
    }

    [Fact]
    public async Task A_store_and_a_segment_narrow_cohorts_and_a_file_has_a_row_for_each_cell()
    {
        await using var shop = await FilledShop.With(
            [.. Sales, .. Sales.Select(s => s with { Store = 2, Customer = s.Customer + 12 })]);
        var owner = await shop.Client();
        foreach (var name in new[] { "One", "Two" }) await owner.Tell("/stores", new { name });
        var often = await owner.Tell("/segments", new
        {
            name = "Often",
            rule = new { field = "figure.visits", @operator = "atLeast", values = new[] { "4" } },
        });

        var all = await owner.Ask("/insight/cohorts?from=2026-07-01");
        var store = await owner.Ask("/insight/cohorts?from=2026-07-01&store=2");
        var few = await owner.Ask(
            $"/insight/cohorts?from=2026-07-01&store=2&segment={often.Word("id")}");

        Assert.Equal((24, 12, 3), (Joined(all), Joined(store), Joined(few)));
        var file = await owner.GetStringAsync(
            "/api/v1/insight/cohorts/export?from=2026-07-01&store=2", Cancel);
        Assert.Equal(1 + 5 + 4 + 3 + 2 + 1, file.Trim().Split('\n').Length);
    }

    [Theory]
    [InlineData("by=week", "by", "no-such-cohort")]
    [InlineData("measure=joy", "measure", "no-such-measure")]
    [InlineData("from=2010-01-01", "from", "too-many-cohorts")]
    [InlineData("from=2026-03-02&to=2026-03-01", "to", "period-ends-before-it-begins")]
    [InlineData("from=2027-03-02", "from", "period-ends-before-it-begins")]
    [InlineData("to=3026-03-02", "to", "day-is-beyond-reach")]
    [InlineData("store=77", "store", "no-such-store")]
    public async Task What_cannot_be_asked_is_refused_at_its_field(
        string query, string field, string code)
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var answer = await owner.GetAsync("/api/v1/insight/cohorts?" + query, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var body = JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(code, body.GetProperty("fields").GetProperty(field)[0].Word("code"));
    }

    [Fact]
    public async Task A_cashier_sees_no_cohorts()
    {
        await using var shop = await Shop.Open();
        var cashier = await shop.Client(Role.Cashier);
        foreach (var route in new[] { "cohorts", "cohorts/export" })
        {
            var answer = await cashier.GetAsync("/api/v1/insight/" + route, Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    private static long Joined(JsonElement view) =>
        view.GetProperty("cohorts").EnumerateArray().Sum(c => c.Number("customers"));
}
