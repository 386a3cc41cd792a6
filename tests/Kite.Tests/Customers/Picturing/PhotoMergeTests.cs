using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>The photos of two records that turn out to be one customer.</summary>
[Trait("books", "both")]
public sealed class PhotoMergeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    // whose photo there is before; what the survivor shows
    [InlineData("Lin Twin", "png")]
    [InlineData("Lin", "png")]
    [InlineData("Twin", "jpeg")]
    [InlineData("", "none")]
    public async Task The_survivors_photo_stands_or_the_others_is_shown(
        string with, string shows)
    {
        await using var shop = await Shop.Open();
        var desk = await MergeDesk.Open(shop);
        var (lin, twin) = await Two(desk, with);
        var before = await desk.All();
        var preview = await desk.Client.Tell(
            $"/customers/{lin}/merge-previews", new { other = twin });

        var merge = await desk.Merge(lin, twin);

        Assert.Equal((shows, shows), (await Shown(desk, lin), await Shown(desk, twin)));
        Assert.Equal(with == "Twin" ? 1 : 0, preview.GetProperty("follows").EnumerateArray()
            .Count(f => f.Word("kind") == "photos"));
        await desk.Undo(merge);
        Assert.Equal(before, await desk.All());
        Assert.Equal(with.Contains("Twin") ? "jpeg" : "none", await Shown(desk, twin));
    }

    [Fact]
    public async Task The_photo_that_followed_is_sealed_for_the_survivor()
    {
        await using var shop = await Shop.Open();
        var desk = await MergeDesk.Open(shop);
        var (lin, twin) = await Two(desk, "Twin");
        await desk.Merge(lin, twin);

        await shop.Books(db => db.Set<DataKey>().Where(k => k.OwnerId == twin)
            .ExecuteDeleteAsync(Cancel));

        Assert.Equal("jpeg", await Shown(desk, lin));
    }

    [Fact]
    public async Task A_photo_put_on_since_stays_with_the_survivor_and_the_other_goes_home()
    {
        await using var shop = await Shop.Open();
        var desk = await MergeDesk.Open(shop);
        var (lin, twin) = await Two(desk, "Twin");
        var merge = await desk.Merge(lin, twin);
        await desk.Client.PutPhoto(lin, Pictures.Png);

        await desk.Undo(merge);

        Assert.Equal(("png", "jpeg"), (await Shown(desk, lin), await Shown(desk, twin)));
    }

    [Fact]
    public async Task A_photo_taken_off_since_is_the_others_again_and_no_more_the_survivors()
    {
        await using var shop = await Shop.Open();
        var desk = await MergeDesk.Open(shop);
        var (lin, twin) = await Two(desk, "Twin");
        var merge = await desk.Merge(lin, twin);
        await desk.Client.DropPhoto(lin);
        Assert.Equal("none", await Shown(desk, twin));

        await desk.Undo(merge);

        Assert.Equal(("none", "jpeg"), (await Shown(desk, lin), await Shown(desk, twin)));
    }

    [Fact]
    public async Task Through_two_merges_it_comes_to_the_last_and_back_in_any_order()
    {
        await using var shop = await Shop.Open();
        var desk = await MergeDesk.Open(shop);
        var (lin, twin) = await Two(desk, "Twin");
        var wu = await desk.Add(new { name = "Lin Mei Wu" });
        var before = await desk.All();
        var first = await desk.Merge(lin, twin);
        var second = await desk.Merge(wu, lin);
        Assert.Equal("jpeg", await Shown(desk, wu));

        await desk.Undo(first);
        Assert.Equal(("none", "jpeg"), (await Shown(desk, wu), await Shown(desk, twin)));
        var last = await shop.Books(db => db.Set<Merge>()
            .Where(m => m.UndoneAt == null).Select(m => m.Id).SingleAsync(Cancel));
        await desk.Undo(last);

        Assert.NotEqual(second, last);
        Assert.Equal(before, await desk.All());
    }

    private static async Task<(Guid Lin, Guid Twin)> Two(MergeDesk desk, string with)
    {
        var lin = await desk.Add(new { name = "Lin Mei" });
        var twin = await desk.Add(new { name = "Mei Lin" });
        if (with.Contains("Lin")) await desk.Client.PutPhoto(lin, Pictures.Png);
        if (with.Contains("Twin")) await desk.Client.PutPhoto(twin, Pictures.Jpeg);
        return (lin, twin);
    }

    private static async Task<string> Shown(MergeDesk desk, Guid customer) =>
        await desk.Client.Photo(customer) switch
        {
            null => "none",
            var bytes when bytes.SequenceEqual(Pictures.Png) => "png",
            var bytes when bytes.SequenceEqual(Pictures.Jpeg) => "jpeg",
            _ => "another",
        };
}
