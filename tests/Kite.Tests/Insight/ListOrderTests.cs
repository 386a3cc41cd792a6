using System.Net;
using CsCheck;
using Kite.Insight;

namespace Kite.Tests.Insight;

/// <summary>Lists of figures in every order that one may ask for.</summary>
public sealed class ListOrderTests
{
    private static readonly Gen<Visitor[]> Visitors = Gen
        .Select(Gen.Int[1, 9], Gen.Long[-50, 400])
        .Array[0, 60]
        .Select(some => some.Select((v, i) => new Visitor(i + 1, v.Item1, v.Item2)).ToArray());

    private static readonly Gen<Measure> Measures = Gen.Select(
        Gen.Int[0, Measure.Known.Count - 1], Gen.Bool,
        (figure, down) => new Measure(Measure.Known[figure], down));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Pages_put_together_are_the_whole_list_in_the_order_asked_for() =>
        Gen.Select(Visitors, Measures, Gen.Int[1, 9]).Sample((visitors, by, limit) =>
        {
            var figures = FiguresOf(visitors);
            var read = new List<Visitor>();
            Mark? after = null;
            do
            {
                var page = Selection.Everyone.Page(figures, after, limit, by);
                read.AddRange(page.Items);
                after = page.Next;
            }
            while (after is not null);

            var sign = by.Down ? -1 : 1;
            Assert.Equal(
                visitors.OrderBy(v => sign * FigureOf(v, by)).ThenBy(v => v.Customer), read);
        });

    [Theory, Trait("books", "both")]
    [InlineData("visits", "1 3 2"), InlineData("visits-down", "2 3 1")]
    [InlineData("average-down", "1 3 2"), InlineData("net", "2 1 3"), InlineData("", "3 1 2")]
    public async Task A_quarters_list_and_a_ready_list_are_put_in_order(
        string order, string numbers)
    {
        var day = new DateOnly(2026, 11, 2);
        await using var shop = await FilledShop.With(
        [
            new(1, day, 900),
            .. Enumerable.Range(0, 4).Select(i => new Sale(2, day.AddDays(i), 200)),
            .. Enumerable.Range(0, 2).Select(i => new Sale(3, day.AddDays(i), 600)),
        ]);
        var analyst = await shop.Client(Role.Analyst);

        var picked = await analyst.Ask(
            $"/insight/customers?from=2026-11-01&to=2026-11-23&order={order}");
        var gold = await analyst.Ask($"/insight/lists/gold?top=100&order={order}");

        Assert.Equal(numbers, string.Join(' ', picked.Items().Select(c => c.Number())));
        Assert.Equal(numbers, string.Join(' ', gold.Items().Select(c => c.Number())));
    }

    [Theory, Trait("books", "both")]
    [InlineData("/insight/customers"), InlineData("/insight/lists/new")]
    [InlineData("/segments/00000000-0000-7000-8000-000000000001/members")]
    public async Task An_order_that_a_list_does_not_know_is_told_at_its_field(string list)
    {
        await using var shop = await FilledShop.With(
            [new(1, new DateOnly(2026, 11, 2), 900)]);
        var answer = await (await shop.Client()).GetAsync(
            $"/api/v1{list}?order=shoe-size", Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("shoe-size", await answer.Content.ReadAsStringAsync(Cancel));
    }

    private static long FigureOf(Visitor visitor, Measure by) => by.Figure switch
    {
        "visits" => visitor.Visits,
        "average" => visitor.Average,
        _ => visitor.Net,
    };

    private static PeriodFigures FiguresOf(Visitor[] visitors) => new(
        Period.Of(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)).Value,
        [.. visitors.Select(v => v.Customer)],
        [.. visitors.Select(v => v.Visits)],
        [.. visitors.Select(v => v.Net)],
        OnlyReturned.Nobody,
        Unnamed.Nothing);
}
