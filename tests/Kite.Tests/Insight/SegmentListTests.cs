using System.Net;

namespace Kite.Tests.Insight;

/// <summary>Segments and their customers as lists: in order, page by page, as files.</summary>
[Trait("books", "both")]
public sealed class SegmentListTests
{
    private static readonly DateOnly Day = new(2026, 11, 2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_customers_of_a_segment_are_read_from_either_end_page_by_page()
    {
        await using var shop = await Filled();
        var manager = await shop.Client(Role.Manager);
        var id = await Kept(manager);

        Assert.Equal([1, 2, 3, 4, 5], await Walk(manager, id, "number"));
        Assert.Equal([5, 4, 3, 2, 1], await Walk(manager, id, "number-down"));
    }

    [Fact]
    public async Task A_file_of_them_has_names_only_for_who_may_see_names()
    {
        await using var shop = await Filled();
        var id = await Kept(await shop.Client(Role.Manager));
        var route = $"/api/v1/segments/{id}/members/export?order=number-down";

        var named = await (await shop.Client(Role.Manager)).GetStringAsync(route, Cancel);
        var bare = await (await shop.Client(Role.Analyst)).GetStringAsync(route, Cancel);
        var barred = await (await shop.Client(Role.Salesperson)).GetAsync(route, Cancel);

        Assert.Contains("5,Guest 5", named, StringComparison.Ordinal);
        Assert.DoesNotContain("Guest", bare, StringComparison.Ordinal);
        Assert.Equal(
            ["5", "4", "3", "2", "1"],
            bare.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..]);
        Assert.Equal(HttpStatusCode.Forbidden, barred.StatusCode);
    }

    [Fact]
    public async Task A_file_of_the_segments_holds_those_found()
    {
        await using var shop = await Filled();
        var manager = await shop.Client(Role.Manager);
        await Kept(manager);
        await Kept(manager, "Others");

        var file = await manager.GetStringAsync("/api/v1/segments/export?find=EVERY", Cancel);

        Assert.Contains("Everyone,5", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Others", file, StringComparison.Ordinal);
    }

    private static Task<Shop> Filled() => FilledShop.With(
        Enumerable.Range(1, 5).Select(number => new Sale(number, Day, number * 100)));

    private static async Task<string> Kept(HttpClient client, string name = "Everyone")
    {
        var made = await client.Tell(
            "/segments", new { name, of = new { from = "2026-11-01", to = "2026-11-23" } });
        return made.Word("id")!;
    }

    private static async Task<List<long>> Walk(HttpClient client, string id, string order)
    {
        var met = new List<long>();
        string? next = null;
        do
        {
            var page = await client.Ask(
                $"/segments/{id}/members?order={order}&limit=2&after={next}");
            met.AddRange(page.Items().Select(m => m.Number()));
            next = page.Word("next");
        }
        while (next is not null);
        return met;
    }
}
