using Kite.Insight;
using Kite.Sales;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests.Insight.Baskets;

/// <summary>What was on the receipts, in the mirror as in the books.</summary>
[Trait("books", "both")]
public sealed class MirrorLineTests
{
    private static readonly DateOnly Day = new(2026, 5, 1);

    [Fact]
    public async Task What_was_just_sold_is_in_the_next_basket()
    {
        await using var world = await MirrorWorld.With([Sale.With(1, Day, "TEA CAKE")]);
        await using var before = await world.FromMirror();
        await world.Sell(Sale.With(2, Day, "TEA NUT CAKE"), Sale.With(2, Day, "NUT"));
        await using var after = await world.FromMirror();

        Assert.Equal(["CAKE TEA 1 of 1 and 1 in 1"], await Pairs(before));
        Assert.Equal(
            [
                "CAKE NUT 1 of 2 and 2 in 3", "CAKE TEA 2 of 2 and 2 in 3",
                "NUT TEA 1 of 2 and 2 in 3",
            ],
            await Pairs(after));
    }

    [Fact]
    public async Task What_was_taken_back_leaves_the_baskets()
    {
        await using var world = await MirrorWorld.With([Sale.With(1, Day, "TEA CAKE")]);
        var first = await world.Sell(Sale.With(2, Day, "TEA CAKE"), Sale.With(2, Day, "NUT"));
        await using (var before = await world.FromMirror())
            Assert.Equal(["CAKE TEA 2 of 2 and 2 in 3"], await Pairs(before));
        await world.TakeBack(first, first + 1);
        await using var after = await world.FromMirror();

        Assert.Equal(["CAKE TEA 1 of 1 and 1 in 1"], await Pairs(after));
    }

    [Fact]
    public async Task A_restart_goes_on_where_it_was_and_a_mirror_made_anew_has_the_same()
    {
        var world = await MirrorWorld.With([Sale.With(1, Day, "TEA CAKE")]);
        await world.FollowAll();
        await world.Sell(Sale.With(2, Day, "CAKE NUT"));
        var again = world.Restarted();
        List<string> once;
        await using (var mirror = await again.FromMirror()) once = await Pairs(mirror);
        var anew = again.Restarted();
        File.Delete(anew.File);
        await using var third = anew;
        await using var fresh = await third.FromMirror();

        Assert.Equal(["CAKE NUT 1 of 2 and 1 in 2", "CAKE TEA 1 of 2 and 1 in 2"], once);
        Assert.Equal(once, await Pairs(fresh));
    }

    [Fact]
    public async Task What_a_till_pays_back_leaves_the_receipt_of_its_bill_though_nobody_is_named()
    {
        await using var world = await MirrorWorld.With([]);
        var (walkIn, bill, other, back) = (
            Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(),
            Guid.CreateVersion7());
        await using (var db = world.Open())
        {
            await using var whole = await db.Database.BeginTransactionAsync(MirrorWorld.Cancel);
            var first = await Counter.Take(db, Counter.Purchases, 3, MirrorWorld.Cancel);
            var rows = new[]
            {
                (Id: bill, Sale: Sale.With(-1, Day, "TEA CAKE NUT")),
                (Id: other, Sale: Sale.With(-1, Day, "TEA CAKE")),
                (Id: back, Sale: Sale.With(-1, Day, "TEA", back: true)),
            }.Select((r, i) => (r.Sale, Row: Unnamed(walkIn, r.Id, first + i, r.Sale))).ToList();
            await PurchaseBook.Write(
                db, rows.ConvertAll(r => r.Row),
                [.. rows.SelectMany(r => r.Sale.LinesOf(r.Row))], MirrorWorld.Cancel);
            await BulkWriter.Write(
                db, [new CheckoutRefund { Id = back, CheckoutId = bill, Day = Day }],
                MirrorWorld.Cancel);
            await whole.CommitAsync(MirrorWorld.Cancel);
        }
        await using var mirror = await world.FromMirror();
        await using var books = await world.FromBooks();
        foreach (var snapshot in new Snapshot[] { mirror, books })
        {
            Assert.Equal(
                ["CAKE NUT 1 of 2 and 1 in 2", "CAKE TEA 1 of 2 and 1 in 2"],
                await Pairs(snapshot));
        }
    }

    private static Purchase Unnamed(Guid walkIn, Guid id, long position, Sale sale) => new()
    {
        CustomerId = walkIn,
        Id = id,
        Position = position,
        CustomerNumber = sale.Customer,
        StoreNumber = 1,
        Day = sale.Day,
        NetCoins = sale.Net,
        IsReturn = sale.IsReturn,
        Currency = "CNY",
        Source = "till",
        Reference = $"{position}",
    };

    [Theory]
    [InlineData("UPDATE purchase_lines SET quantity_thousandths = 3000 WHERE product = 'TEA'")]
    [InlineData("UPDATE purchase_lines SET product = 'NUT' WHERE product = 'TEA'")]
    [InlineData("DELETE FROM purchase_lines WHERE product = 'TEA'")]
    public async Task A_line_that_differs_is_found(string change)
    {
        var world = await MirrorWorld.With(
            [Sale.With(1, Day, "TEA CAKE"), Sale.With(2, Day, "CAKE")]);
        await world.FollowAll();
        await using var stopped = world.Restarted();
        var before = await stopped.Check.Run(MirrorWorld.Cancel);
        Assert.Equal((true, "3"), (before.IsWell, before.Figures["lines"]));

        await using var db = stopped.Open();
        await db.Database.ExecuteSqlRawAsync(change, MirrorWorld.Cancel);
        Assert.False((await stopped.Check.Run(MirrorWorld.Cancel)).IsWell);
    }

    [Fact]
    public async Task A_mirror_at_rest_that_is_behind_has_the_lines_of_its_position()
    {
        var world = await MirrorWorld.With(
            [Sale.With(1, Day, "TEA CAKE"), Sale.With(2, Day, "CAKE"), Sale.With(3, Day, "NUT")]);
        await world.FollowAll();
        await using var stopped = world.Restarted();
        await stopped.Sell(Sale.With(4, Day, "TEA"));
        await stopped.TakeBack(2, 2);

        var finding = await stopped.Check.Run(MirrorWorld.Cancel);
        Assert.Equal((true, "3"), (finding.IsWell, finding.Figures["lines"]));
    }

    private static async Task<List<string>> Pairs(Snapshot snapshot) =>
        [.. PlainBaskets.Told(await Counted.Of(snapshot, least: 1))];
}
