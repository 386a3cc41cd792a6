using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>
/// The audit trail as it is read: filters, pages, masks, and whether it is whole.
/// </summary>
[Trait("books", "both")]
public sealed class TrailRouteTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_trail_is_listed_the_latest_first_and_page_by_page()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await owner.Customer("Lin");
        await owner.Customer("Wu");

        var first = await owner.Ask("/audit?subject=customer&limit=1");
        var second = await owner.Ask(
            $"/audit?subject=customer&limit=1&after={first.Word("next")}");

        Assert.Equal("Wu", NameIn(first));
        Assert.Equal("Lin", NameIn(second));
        Assert.Null(second.Word("next"));
    }

    [Fact]
    public async Task Lines_are_found_by_who_by_what_and_by_day()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var lin = await owner.Customer("Lin");
        shop.Clock.Advance(TimeSpan.FromDays(3));
        await owner.Customer("Wu");

        var byWho = await owner.Ask("/audit?who=kite");
        var byWhat = await owner.Ask($"/audit?subjectId={lin.Word("id")}");
        var early = await owner.Ask("/audit?subject=customer&to=2026-11-23");
        var late = await owner.Ask("/audit?subject=customer&from=2026-11-26&to=2026-11-26");
        var never = await owner.Ask("/audit?from=9999-12-31&to=0001-01-01");

        Assert.Equal(["key", "business"], byWho.Words("subject"));
        Assert.Equal("Lin", NameIn(byWhat));
        Assert.Equal("Lin", NameIn(early));
        Assert.Equal("Wu", NameIn(late));
        Assert.Empty(never.Items());
    }

    [Fact]
    public async Task Only_who_may_see_names_sees_them_in_the_trail()
    {
        await using var shop = await Shop.Open();
        await (await shop.Client()).Tell(
            "/customers", new { name = "Lin", idDocument = "A 123" });
        var auditor = await shop.Client($"{May.ReadAudit}");
        var owner = await shop.Client();

        var masked = await auditor.Ask("/audit?subject=customer");
        var open = await owner.Ask("/audit?subject=customer");
        var cashier = await (await shop.Client(Role.Cashier)).GetAsync("/api/v1/audit", Cancel);

        Assert.DoesNotContain("Lin", masked.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("Lin", NameIn(open));
        Assert.DoesNotContain("A 123", open.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, cashier.StatusCode);
    }

    [Fact]
    public async Task A_line_that_was_changed_breaks_the_chain_where_it_stands()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await owner.Customer("Lin");
        var whole = await owner.Ask("/audit/chain");
        Assert.True(whole.GetProperty("whole").GetBoolean());

        await shop.Books(db => db.Set<AuditEntry>().Where(e => e.Position == 2)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.AskerName, "nobody"), Cancel));

        var broken = await owner.Ask("/audit/chain");
        Assert.False(broken.GetProperty("whole").GetBoolean());
        Assert.Equal(2, broken.Number("brokenAt"));
    }

    private static string? NameIn(System.Text.Json.JsonElement page) =>
        Assert.Single(page.Items()).GetProperty("changes").EnumerateArray()
            .Single(c => c.Word("field") == "name").Word("to");
}
