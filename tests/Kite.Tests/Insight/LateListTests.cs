using System.Net;

namespace Kite.Tests.Insight;

/// <summary>Who is overdue, lost, won back: over HTTP, on the mirror as on the books.</summary>
[Trait("books", "both")]
public sealed class LateListTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    // Forty come every ten days until today, give or take one; the last ones do otherwise.
    private static readonly Sale[] Sales =
    [
        .. from n in Enumerable.Range(1, 40)
           from visit in Enumerable.Range(0, 20)
           select new Sale(n, Today.AddDays(-(n % 7) - 10 * visit - (visit * n) % 3), 100 + n),
        .. Steady(50, last: 24, visits: 20, every: 10),
        .. Steady(51, last: 27, visits: 20, every: 10),
        .. Steady(52, last: 600, visits: 20, every: 10),
        .. Steady(53, last: 620, visits: 20, every: 10),
        .. Steady(53, last: 0, visits: 3, every: 10),
        new(54, Today.AddDays(-5), 900),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Overdue_are_the_improbably_silent_the_most_improbable_first()
    {
        await using var shop = await FilledShop.With(Sales);
        var manager = await shop.Client(Role.Manager);
        var overdue = await manager.Ask("/insight/lists/overdue");
        Assert.Equal([51, 50], overdue.Items().Select(c => c.Number()));
        var first = overdue.Items().First();
        Assert.Equal(27, first.Number("silentDays"));
        Assert.True(first.GetProperty("chance").GetDouble() < 0.05);
        Assert.True(first.Word("expected")!.CompareTo("2026-11-20") < 0);
        var turned = await manager.Ask("/insight/lists/overdue?order=chance-down");
        Assert.Equal([50, 51], turned.Items().Select(c => c.Number()));
        var one = await manager.Ask("/insight/lists/overdue?limit=1");
        var two = await manager.Ask($"/insight/lists/overdue?limit=1&after={one.Word("next")}");
        Assert.Equal([50], two.Items().Select(c => c.Number()));
        Assert.Null(two.Word("next"));
    }

    [Fact]
    public async Task The_lost_are_not_overdue_and_who_came_again_is_won_back()
    {
        await using var shop = await FilledShop.With(Sales);
        var manager = await shop.Client(Role.Manager);
        Assert.Equal(
            [52], (await manager.Ask("/insight/lists/lost")).Items().Select(c => c.Number()));
        var back = Assert.Single((await manager.Ask("/insight/lists/won-back")).Items());
        Assert.Equal((53, "2026-11-03", 600), (
            back.Number(), back.Word("back"), back.Number("silentDays")));

        var lost = await manager.Ask("/insight/customers/52/rhythm");
        Assert.Equal("lost", lost.Word("state"));
        Assert.True(lost.GetProperty("staysAway").GetDouble() > 0.9);
        var won = await manager.Ask("/insight/customers/53/rhythm");
        Assert.Equal("inRhythm", won.Word("state"));
        Assert.Equal(
            "2026-11-03", Assert.Single(won.GetProperty("wonBack").EnumerateArray()).Word("back"));
        Assert.Equal(
            "notKnown", (await manager.Ask("/insight/customers/7777/rhythm")).Word("state"));
    }

    [Theory]
    [InlineData("overdue"), InlineData("lost"), InlineData("won-back")]
    public async Task The_file_holds_whom_the_list_holds(string list)
    {
        await using var shop = await FilledShop.With(Sales);
        var manager = await shop.Client(Role.Manager);
        var page = await manager.Ask($"/insight/lists/{list}?limit=200");
        var file = await manager.GetStringAsync(
            $"/api/v1/insight/lists/{list}/customers.csv", Cancel);
        Assert.NotEmpty(page.Items());
        Assert.Equal(
            page.Items().Select(c => c.Number()),
            file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
                .Select(line => Story.Number(line.Split(',')[0])));
    }

    [Fact]
    public async Task Where_too_few_came_twice_the_lists_are_empty()
    {
        await using var shop = await FilledShop.With(Steady(1, last: 400, visits: 9, every: 7));
        var manager = await shop.Client(Role.Manager);
        foreach (var list in new[] { "overdue", "lost", "won-back" })
            Assert.Empty((await manager.Ask($"/insight/lists/{list}")).Items());
        Assert.Equal(
            "notKnown", (await manager.Ask("/insight/customers/1/rhythm")).Word("state"));
    }

    [Fact]
    public async Task Only_lists_by_rhythm_are_ordered_by_chance()
    {
        await using var shop = await Shop.Open();
        var manager = await shop.Client(Role.Manager);
        foreach (var list in new[] { "gold", "sleeping", "won-back" })
        {
            var answer = await manager.GetAsync(
                $"/api/v1/insight/lists/{list}?order=chance", Cancel);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_books_and_the_mirror_walk_the_same_days()
    {
        await using var world = await MirrorWorld.With(
            [.. Sales, new(50, Today, -100, IsReturn: true), new(50, Today.AddDays(-24), 5)]);
        await using var mirror = await world.FromMirror();
        await using var books = await world.FromBooks();
        var (one, other) = (new List<string>(), new List<string>());
        await mirror.Walk(
            Today, null, (c, days) => one.Add($"{c}: {string.Join(' ', days.ToArray())}"), Cancel);
        await books.Walk(
            Today, null, (c, days) => other.Add($"{c}: {string.Join(' ', days.ToArray())}"),
            Cancel);
        Assert.Equal(45, one.Count);
        Assert.Equal(one, other);
        Assert.Equal(
            await mirror.DaysOf(50, Today, Cancel), await books.DaysOf(50, Today, Cancel));
        Assert.Equal(20, (await mirror.DaysOf(50, Today, Cancel)).Length);
    }

    private static IEnumerable<Sale> Steady(long customer, int last, int visits, int every) =>
        Enumerable.Range(0, visits)
            .Select(v => new Sale(customer, Today.AddDays(-last - every * v), 500));
}
