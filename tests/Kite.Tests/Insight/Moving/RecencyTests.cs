using System.Net;
using CsCheck;
using Kite.Insight;

namespace Kite.Tests.Insight.Moving;

/// <summary>Where customers went by how long they had been away (A2; rules/analysis 5).</summary>
[Trait("books", "both")]
public sealed class RecencyTests
{
    private static readonly Thresholds Lines = Thresholds.Fixed(often: 1, much: 1000);

    private static readonly Period[] Windows =
    [
        Plain.Period("2026-01-01", "2026-01-31"), Plain.Period("2026-02-01", "2026-02-28"),
        Plain.Period("2026-03-01", "2026-03-31"),
    ];

    private static readonly Gen<Sale[]> Sales = Gen.Select(
            Gen.Long[1, 30], Gen.Int[-40, 100], Gen.Long[0, 2_500], Gen.Int[0, 9],
            (customer, day, net, back) => back == 0
                ? new Sale(customer, Windows[0].From.AddDays(day), -net, IsReturn: true)
                : new Sale(customer, Windows[0].From.AddDays(day), net))
        .Array[0, 140];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void It_is_what_one_would_count_by_hand() => Sales.Sample(sales =>
    {
        var recency = Recency.Of(
            [.. Windows.Select(w => Plain.Figures(sales, w))], Plain.Habits(sales), Lines);

        var byHand = sales.Where(s => !s.IsReturn).Select(s => s.Customer).Distinct()
            .Select(c => sales.Where(s => s.Customer == c).ToList())
            .Where(own => own.Exists(s => !s.IsReturn && s.Day <= Windows[2].To))
            .Select(own => $"{Before(own)}>{After(own)}")
            .CountBy(way => way)
            .ToDictionary(way => way.Key, way => way.Value);
        var told = RecencyView.Told(recency)
            .ToDictionary(m => $"{m.From}>{m.To}", m => m.Customers);
        Assert.Equal(byHand.OrderBy(w => w.Key), told.OrderBy(w => w.Key));
    });

    [Fact]
    public void Both_who_had_missed_and_who_were_away_make_up_those_who_did_not_come() =>
        Sales.Sample(sales =>
        {
            var windows = Windows.Select(w => Plain.Figures(sales, w)).ToList();
            var known = Plain.Habits(sales);
            var (recency, movement) = (
                Recency.Of(windows, known, Lines),
                Movement.Of(windows[1], windows[2], known, Lines));
            foreach (var to in Enum.GetValues<Footing>().Where(Footings.Comes))
            {
                Assert.Equal(
                    movement.Count(State.None, (State)(int)to),
                    recency.Count(Footing.Missed, to) + recency.Count(Footing.Away, to));
                Assert.Equal(
                    movement.Count((State)(int)to, State.None),
                    recency.Count(to, Footing.Missed));
            }
            Assert.Equal(
                movement.Customers,
                recency.RowOf(null) + Footings.All.Sum(from => recency.RowOf(from)));
        });

    [Fact]
    public async Task Each_count_opens_the_list_of_just_those_customers()
    {
        await using var shop = await FilledShop.With(Cdnow.Sample().Sales);
        var analyst = await shop.Client(Role.Analyst);
        const string Days = "from=1997-07-01&to=1997-09-30&thenFrom=1997-10-01"
            + "&thenTo=1997-12-31&often=1&much=2500";

        var told = await analyst.Ask($"/insight/movement/recency?{Days}");

        Assert.Equal("none", told.Word("doubt"));
        Assert.Equal("1997-04-01", told.Word("beforeFrom"));
        var moves = told.GetProperty("moves").EnumerateArray().ToList();
        Assert.Contains(moves, m => m.Word("from") == "missed" && m.Word("to") == "away");
        foreach (var move in moves)
        {
            var way = $"{move.Word("from")}-{move.Word("to")}";
            var list = await analyst.Ask($"/insight/customers?{Days}&move={way}&limit=1");
            Assert.Equal((way, move.Number("customers")), (way, list.Number("customers")));
        }
        // Who has missed one period comes again more often than who has missed two.
        Assert.True(Again("missed") > Again("away"));

        double Again(string from) => moves
            .Where(m => m.Word("from") == from && m.Word("to") is { Length: 1 })
            .Sum(m => m.GetProperty("share").GetDouble());
    }

    [Fact]
    public async Task Where_the_books_begin_later_it_is_not_told()
    {
        await using var shop = await FilledShop.With(Cdnow.Sample().Sales);

        var told = await (await shop.Client(Role.Analyst)).Ask(
            "/insight/movement/recency?from=1997-01-01&to=1997-03-31&thenFrom=1997-04-01"
            + "&thenTo=1997-06-30&often=1&much=2500");

        Assert.Equal("short-books", told.Word("doubt"));
        Assert.Equal(0, told.GetProperty("moves").GetArrayLength());
    }

    [Theory]
    [InlineData("B-away")]
    [InlineData("missed-missed")]
    [InlineData("new-missed")]
    [InlineData("away-new-B")]
    [InlineData("gone-B")]
    public async Task A_way_that_nobody_can_go_is_refused(string way)
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();

        using var answer = await owner.GetAsync($"/api/v1/insight/customers?move={way}", Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    private static string Before(List<Sale> own) => Letter(own, Windows[1])
        ?? (own.Where(s => !s.IsReturn).Min(s => s.Day) > Windows[1].To ? "new"
            : Letter(own, Windows[0]) is null ? "away"
            : "missed");

    private static string After(List<Sale> own) => Letter(own, Windows[2])
        ?? (Letter(own, Windows[1]) is null ? "away" : "missed");

    private static string? Letter(List<Sale> own, Period period)
    {
        var some = own.Where(s => period.Contains(s.Day)).ToList();
        var visits = some.Where(s => !s.IsReturn).Select(s => s.Day).Distinct().Count();
        if (visits == 0) return null;

        var much = some.Sum(s => s.Net) > 1000 * visits;
        return (visits > 1, much) switch
        {
            (true, true) => "B",
            (false, true) => "A",
            (true, false) => "D",
            _ => "C",
        };
    }
}
