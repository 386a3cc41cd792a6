using System.Net;
using System.Text.Json;

namespace Kite.Tests.Insight.Moving;

/// <summary>
/// Chance, reasons, months, the season and what is ahead, over HTTP on eighteen months of a
/// music shop.
/// </summary>
[Trait("books", "both")]
public sealed class MovementRouteTests
{
    private const string Halves = "from=1997-01-01&to=1997-06-30&thenFrom=1997-07-01"
        + "&thenTo=1997-12-31&often=1&much=2500";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_shop_without_arrivals_loses_its_best_by_chance_as_well()
    {
        await using var shop = await FilledShop.With(Cdnow.Sample().Sales);
        var analyst = await shop.Client(Role.Analyst);

        var movement = await analyst.Ask($"/insight/movement?{Halves}");
        var chance = await analyst.Ask($"/insight/movement/chance?{Halves}");
        Assert.Equal("none", chance.Word("doubt"));
        Assert.NotNull(chance.Word("model"));
        foreach (var move in movement.GetProperty("moves").EnumerateArray())
        {
            var way = chance.GetProperty("ways").EnumerateArray().Single(w =>
                w.Word("from") == move.Word("from") && w.Word("to") == move.Word("to"));
            Assert.Equal(
                move.Number("customers"), way.GetProperty("customers").Number("customers"));
        }
        // Most of B leave it though nothing changes: the mean draws everyone back.
        var left = chance.GetProperty("ways").EnumerateArray().Where(w =>
            w.Word("from") == "B" && w.Word("to") != "B");
        var stayed = chance.GetProperty("ways").EnumerateArray().Single(w =>
            w.Word("from") == "B" && w.Word("to") == "B");
        Assert.True(left.Sum(Expected) > Expected(stayed));

        var again = await analyst.Ask($"/insight/movement/chance?{Halves}");
        Assert.Equal(chance.GetRawText(), again.GetRawText());
    }

    [Fact]
    public async Task What_has_come_in_today_is_not_held_against_what_was_expected_until_yesterday()
    {
        var today = DateOnly.FromDateTime(Shop.Noon.UtcDateTime);
        var later = today.AddDays(-1).DayNumber - Plain.Day("1997-12-31").DayNumber;
        var begins = Plain.Day("1997-07-01").AddDays(later);
        var sales = Cdnow.Sample().Sales.Where(s => s.Day <= Plain.Day("1997-12-31"))
            .Select(s => s with { Day = s.Day.AddDays(later) }).ToList();
        var away = sales.GroupBy(s => s.Customer).First(c => c.All(s => s.Day < begins)).Key;
        sales.Add(new(away, today, 90_000));
        await using var shop = await FilledShop.With(sales);
        var analyst = await shop.Client(Role.Analyst);
        var periods = $"from={begins.AddDays(-181):yyyy-MM-dd}&to={begins.AddDays(-1):yyyy-MM-dd}"
            + $"&thenFrom={begins:yyyy-MM-dd}&often=1&much=2500";

        var chance = await analyst.Ask(
            $"/insight/movement/chance?{periods}&thenTo={today:yyyy-MM-dd}");
        var yesterday = $"{today.AddDays(-1):yyyy-MM-dd}";
        Assert.Equal(("none", yesterday), (chance.Word("doubt"), chance.Word("thenTo")));
        var until = await analyst.Ask($"/insight/movement?{periods}&thenTo={yesterday}");
        foreach (var move in until.GetProperty("moves").EnumerateArray())
        {
            var way = chance.GetProperty("ways").EnumerateArray().Single(w =>
                w.Word("from") == move.Word("from") && w.Word("to") == move.Word("to"));
            Assert.Equal(
                move.Number("customers"), way.GetProperty("customers").Number("customers"));
        }
    }

    [Fact]
    public async Task A_list_can_be_kept_to_a_reason_and_its_file_says_why()
    {
        await using var shop = await FilledShop.With(Cdnow.Sample().Sales);
        var manager = await shop.Client(Role.Manager);
        var movement = await manager.Ask($"/insight/movement?{Halves}");
        foreach (var move in movement.GetProperty("moves").EnumerateArray())
        {
            var way = $"{move.Word("from")}-{move.Word("to")}";
            var why = move.GetProperty("why");
            Assert.Equal(
                move.Number("customers"), why.EnumerateObject().Sum(w => w.Value.GetInt64()));
            foreach (var cause in why.EnumerateObject())
            {
                var list = await manager.Ask(
                    $"/insight/customers?{Halves}&move={way}&why={cause.Name}&limit=200");
                Assert.Equal(cause.Value.GetInt64(), list.Number("customers"));
                Assert.All(list.Items(), c => Assert.Equal(cause.Name, c.Word("why")));
            }
        }
        var file = await manager.GetStringAsync(
            $"/api/v1/insight/customers.csv?{Halves}&move=B-None&why=fewer-visits", Cancel);
        Assert.StartsWith(
            "number,name,from,to,visits_before,net_before,visits,net,why,by_visits,by_bills",
            file.TrimStart('\uFEFF').Replace("\"", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.Contains("fewer-visits", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_months_are_the_maps_of_their_days_by_lines_that_stay()
    {
        await using var shop = await FilledShop.With(Cdnow.Sample().Sales);
        var analyst = await shop.Client(Role.Analyst);
        var months = await analyst.Ask(
            "/insight/movement/months?from=1998-01-01&to=1998-06-30&often=1&much=2500&pictures=6");
        Assert.Equal(6, months.Number("months"));
        var frames = months.GetProperty("frames").EnumerateArray().ToList();
        Assert.Equal(6, frames.Count);
        foreach (var frame in frames)
        {
            var map = await analyst.Ask(
                $"/insight/contribution-map?from={frame.Word("from")}&to={frame.Word("to")}"
                + "&often=1&much=2500");
            Assert.Equal(Answered.Quarters(map), Answered.Quarters(frame));
            Assert.Equal(
                frame.Number("customers"),
                frame.GetProperty("cells").EnumerateArray().Sum(c => c.Number("customers")));
        }
        Assert.Equal("1998-06-30", frames[^1].Word("to"));
    }

    [Fact]
    public async Task Where_nothing_can_be_told_it_says_why()
    {
        await using var shop = await FilledShop.With(Cdnow.Sample().Sales);
        var owner = await shop.Client(Role.Owner);

        // The shop opened in 1997: no year before, and not four half-years.
        var season = await owner.Ask($"/insight/movement/season?{Halves}");
        Assert.Equal(("no-year", 0), (season.Word("doubt"), season.Ways()));
        var ahead = await owner.Ask($"/insight/movement/ahead?{Halves}");
        Assert.Equal("short-books", ahead.Word("doubt"));
        Assert.Empty(ahead.GetProperty("ahead").EnumerateArray());
        var apart = await owner.Ask(
            "/insight/movement/ahead?from=1997-01-01&to=1997-02-28"
            + "&thenFrom=1997-07-01&thenTo=1997-12-31&often=1&much=2500");
        Assert.Equal("apart", apart.Word("doubt"));

    }

    [Fact]
    public async Task Two_quarters_that_were_alike_lead_two_quarters_ahead()
    {
        await using var shop = await FilledShop.With(Cdnow.Sample().Sales);
        var owner = await shop.Client(Role.Owner);
        var quarters = await owner.Ask(
            "/insight/movement/ahead?from=1997-10-01&to=1997-12-31"
            + "&thenFrom=1998-01-01&thenTo=1998-03-31&often=0&much=2500");
        Assert.Equal("none", quarters.Word("doubt"));
        Assert.InRange(quarters.GetProperty("chance").GetDouble(), 0.05, 1);
        var ahead = quarters.GetProperty("ahead").EnumerateArray().ToList();
        Assert.Equal(2, ahead.Count);
        // Nobody joins any more, so all there are stand somewhere, and ever more are away.
        var away = quarters.GetProperty("now").EnumerateArray()
            .Single(s => s.Word("state") == "away").Number("customers");
        foreach (var period in ahead)
        {
            var standing = period.GetProperty("standing").EnumerateArray().ToList();
            Assert.Equal(2357, standing.Sum(s => Customers(s, "expected")), 1.0);
            Assert.All(standing, s => Assert.InRange(
                Customers(s, "expected"), Customers(s, "low"), Customers(s, "high")));
            var then = Customers(standing.Single(s => s.Word("state") == "away"), "expected");
            Assert.True(then > away);
            away = (long)then;
        }
    }

    [Fact]
    public async Task A_few_customers_make_no_model_and_no_expectation()
    {
        Sale[] sales =
        [
            .. Enumerable.Range(1, 20).SelectMany(n => new Sale[]
            {
                new(n, Plain.Day("1997-01-05"), 1_000), new(n, Plain.Day("1997-08-05"), 1_000),
            }),
        ];
        await using var shop = await FilledShop.With(sales);
        var owner = await shop.Client(Role.Owner);
        var chance = await owner.Ask($"/insight/movement/chance?{Halves}");
        Assert.Equal("few-customers", chance.Word("doubt"));
        Assert.Contains("200", chance.Word("why"), StringComparison.Ordinal);
        Assert.Empty(chance.GetProperty("ways").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, chance.GetProperty("moved").ValueKind);
    }

    [Theory]
    [InlineData("/insight/customers?why=both", "why")]
    [InlineData("/insight/customers?move=A-B&why=luck", "why")]
    [InlineData("/insight/customers?move=A-B&fits=TEA", "move")]
    [InlineData("/insight/customers?move=A-B&product=TEA", "move")]
    [InlineData("/insight/customers?move=A-B&abc=A", "move")]
    [InlineData("/insight/customers.csv?move=A-B&age=30-39", "move")]
    [InlineData("/insight/movement/months?pictures=1", "pictures")]
    [InlineData("/insight/movement/chance?often=-1&much=5", "often")]
    [InlineData("/insight/movement/season?from=2026-05-01&to=2026-01-01", "to")]
    [InlineData("/insight/movement/strategy?strategy=00000000-0000-0000-0000-000000000001",
        "strategy")]
    [InlineData("/insight/movement/campaign?campaign=00000000-0000-0000-0000-000000000001",
        "campaign")]
    [InlineData("/insight/movement/campaign", "campaign")]
    public async Task What_cannot_be_asked_is_refused_at_its_field(string address, string field)
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client(Role.Owner);
        var answer = await owner.GetAsync("/api/v1" + address, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Contains(
            field, problem.RootElement.GetProperty("fields").EnumerateObject().Select(f => f.Name));
    }

    private static double Expected(JsonElement way) => Customers(way, "expected");

    private static double Customers(JsonElement counted, string what) =>
        counted.GetProperty("customers").GetProperty(what).GetDouble();
}

/// <summary>Reads a comparison of two movements.</summary>
internal static class BesideAnswer
{
    extension(JsonElement beside)
    {
        public int Ways() => beside.GetProperty("ways").GetArrayLength();
    }
}
