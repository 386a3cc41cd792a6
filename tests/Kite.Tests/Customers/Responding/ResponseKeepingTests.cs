using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>What customers said follows them, and names nobody who is to be forgotten.</summary>
[Trait("books", "both")]
public sealed class ResponseKeepingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_follows_into_the_survivor_and_goes_home_and_so_do_withdrawals()
    {
        await using var shop = await Shop.Open();
        var desk = await MergeDesk.Open(shop);
        var (lin, twin) = (
            await desk.Add(new { name = "Lin" }), await desk.Add(new { name = "Lin 2" }));
        await Say(desk, lin, 5);
        var slip = await Say(desk, twin, 1);
        await Say(desk, twin, 3);
        await desk.Client.Tell(
            $"/customers/{twin}/responses/{slip}/withdrawals", new { reason = "a slip" });
        var before = await desk.All();

        var preview = await desk.Client.Tell(
            $"/customers/{lin}/merge-previews", new { other = twin });
        Assert.Equal(
            2,
            preview.GetProperty("follows").EnumerateArray()
                .Single(f => f.Word("kind") == "responses").Number("count"));
        var merge = await desk.Merge(lin, twin);
        var theirs = (await desk.Client.Ask($"/customers/{lin}/responses")).Items().ToList();
        Assert.Equal([1, 3, 5], theirs.Select(r => r.Number("value")).Order());
        Assert.Equal("a slip", theirs.Single(r => r.Number("value") == 1).Word("reason"));

        await desk.Undo(merge);
        Assert.Equal(before, await desk.All());
    }

    [Fact]
    public async Task What_was_said_after_the_merge_is_the_survivors()
    {
        await using var shop = await Shop.Open();
        var desk = await MergeDesk.Open(shop);
        var (lin, twin, third) = (
            await desk.Add(new { name = "Lin" }), await desk.Add(new { name = "Lin 2" }),
            await desk.Add(new { name = "Lin 3" }));
        await Say(desk, third, 2);
        var first = await desk.Merge(twin, third);
        await desk.Merge(lin, twin);
        await Say(desk, lin, 5);

        await desk.Undo(first);

        Assert.Equal([5], await Values(desk, lin));
        Assert.Empty(await Values(desk, twin));
        Assert.Equal([2], await Values(desk, third));
    }

    [Fact]
    public async Task Who_is_forgotten_is_named_by_no_note_and_what_they_said_still_counts()
    {
        await using var shop = await Shop.Open();
        var (desk, officer) = (await shop.Client(), await shop.Client(Role.PrivacyOfficer));
        var lin = await desk.Tell("/customers", new { name = "Lin", city = "Chania" });
        await desk.Tell("/retention-rules", new { name = "Old", months = 6, fields = Names });
        var at = $"/customers/{lin.Word("id")}/responses";
        await desk.Tell(
            at, new { kind = "satisfaction", value = 5, how = "phone", note = "Lin, Harbour St" });
        var slip = await desk.Tell(at, new { kind = "needShare", value = 7, how = "phone" });
        await desk.Tell(
            $"{at}/{slip.Word("id")}/withdrawals", new { reason = "Lin meant 70" });
        shop.Clock.Advance(TimeSpan.FromDays(200));
        await desk.Tell("/retention-scans", new { });
        var proposal = Assert.Single((await officer.Ask("/removals")).Items());
        await officer.Tell($"/removals/{proposal.Word("id")}/approvals", new { });

        var (notes, reasons) = await shop.Books(async db => (
            await db.Set<CustomerResponse>().CountAsync(r => r.Note != null, Cancel),
            await db.Set<ResponseWithdrawal>().CountAsync(w => w.Reason != null, Cancel)));
        Assert.Equal((0, 0), (notes, reasons));
        var told = await desk.Ask("/insight/degrees");
        Assert.Equal(1, told.GetProperty("degrees")[0].Number("answers"));
    }

    [Fact]
    public async Task Whoever_said_something_lately_is_not_proposed_to_be_forgotten()
    {
        await using var shop = await Shop.Open();
        var (desk, officer) = (await shop.Client(), await shop.Client(Role.PrivacyOfficer));
        var lin = await desk.Tell("/customers", new { name = "Lin" });
        await desk.Tell("/retention-rules", new { name = "Old", months = 6, fields = Names });
        shop.Clock.Advance(TimeSpan.FromDays(200));
        await desk.Tell(
            $"/customers/{lin.Word("id")}/responses",
            new { kind = "satisfaction", value = 5, how = "phone" });

        await desk.Tell("/retention-scans", new { });

        Assert.Empty((await officer.Ask("/removals")).Items());
    }

    [Fact]
    public async Task What_they_said_leaves_the_books_with_them()
    {
        await using var shop = await Shop.Open();
        var desk = await shop.Client();
        var lin = (await desk.Customer("Lin")).GetProperty("id").GetGuid();
        var at = $"/customers/{lin}/responses";
        var slip = await desk.Tell(at, new { kind = "needShare", value = 7, how = "phone" });
        await desk.Tell($"{at}/{slip.Word("id")}/withdrawals", new { reason = "a slip" });

        var left = await shop.Books(async db =>
        {
            await CustomerBook.Remove(db, [lin], Cancel);
            return await db.Set<CustomerResponse>().CountAsync(Cancel)
                + await db.Set<ResponseWithdrawal>().CountAsync(Cancel);
        });

        Assert.Equal(0, left);
    }

    private static readonly string[] Names = ["name"];

    private static async Task<string?> Say(MergeDesk desk, Guid customer, int value) =>
        (await desk.Client.Tell(
            $"/customers/{customer}/responses",
            new { kind = "satisfaction", value, how = "phone" })).Word("id");

    private static async Task<IEnumerable<long>> Values(MergeDesk desk, Guid customer) =>
        (await desk.Client.Ask($"/customers/{customer}/responses")).Items()
        .Select(r => r.Number("value"));
}
