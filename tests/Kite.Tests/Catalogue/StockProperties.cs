using CsCheck;
using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>
/// Whoever writes at the same time: what is there is the sum of the movements, and a transfer
/// creates and destroys nothing.
/// </summary>
[Trait("books", "both")]
public sealed class StockProperties
{
    private sealed record Deed(int Kind, int Store, int Product, int Much, bool Overdraw);

    private static readonly Gen<Deed> Deeds = Gen.Select(
        Gen.Int[0, 4], Gen.Int[1, 2], Gen.Int[0, 1], Gen.Int[1, 5_000], Gen.Bool,
        (kind, store, product, much, overdraw) =>
            new Deed(kind, store, product, much, overdraw));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_level_is_the_sum_of_the_movements_whoever_writes_at_once()
    {
        await using var shop = await Shop.Open();
        var desk = await StockDesk.At(shop);
        await Deeds.Array[12, 24].SampleAsync(
            async deeds =>
            {
                // Four write at once, each one deed after the other.
                await Task.WhenAll(Enumerable.Range(0, 4).Select(async writer =>
                {
                    foreach (var deed in deeds.Where((_, i) => i % 4 == writer))
                        await Do(shop, deed);
                }));
                Assert.True((await desk.Verified()).IsWell);
                await NeverBelowZeroUntold(shop);
            },
            iter: 6, threads: 1);
    }

    [Fact]
    public async Task A_transfer_creates_and_destroys_nothing()
    {
        await using var shop = await Shop.Open();
        var desk = await StockDesk.At(shop);
        foreach (var store in new[] { 1, 2 })
        {
            await desk.Enter("received", store, "TEA", 20_000);
            await desk.Enter("received", store, "PIE", 20_000);
        }
        await Deeds.Array[8, 16].SampleAsync(
            async deeds =>
            {
                await Task.WhenAll(Enumerable.Range(0, 4).Select(async writer =>
                {
                    foreach (var deed in deeds.Where((_, i) => i % 4 == writer))
                        await Do(shop, deed with { Kind = 4 });
                }));
                Assert.Equal(80_000, await Total(shop));
                Assert.True((await desk.Verified()).IsWell);
            },
            iter: 6, threads: 1);
    }

    private static Task<Result<WholeSlip>> Do(Shop shop, Deed deed)
    {
        IReadOnlyList<SlipLine?> lines =
        [
            new()
            {
                Product = deed.Product == 0 ? "TEA" : "PIE", QuantityThousandths = deed.Much,
            },
            new()
            {
                Product = deed.Product == 0 ? "PIE" : "TEA", QuantityThousandths = 1,
            },
        ];
        return shop.With((NoteStock note) => deed.Kind switch
        {
            0 or 1 => note.Enter(
                Asker.Kite,
                new() { Store = deed.Store, Kind = StockMove.Received, Lines = lines }, Cancel),
            2 => note.Enter(
                Asker.Kite,
                new()
                {
                    Store = deed.Store, Kind = StockMove.Wasted, Lines = lines, Reason = "lost",
                    Overdraw = deed.Overdraw,
                },
                Cancel),
            3 => note.Count(
                Asker.Kite, new() { Store = deed.Store, Lines = lines }, Cancel),
            _ => note.Transfer(
                Asker.Kite,
                new() { From = deed.Store, To = 3 - deed.Store, Lines = lines }, Cancel),
        });
    }

    private static Task<long> Total(Shop shop) =>
        shop.Books(db => db.Set<StockLevel>().SumAsync(l => l.LevelThousandths, Cancel));

    private static async Task NeverBelowZeroUntold(Shop shop) => Assert.False(
        await shop.Books(db => db.Set<StockMovement>().AnyAsync(
            m => m.QuantityThousandths < 0 && m.LevelThousandths < 0 && !m.IsOverdrawn
                && m.Kind != StockMove.Counted,
            Cancel)));
}
