using Kite.Cards;
using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>What is written together with a movement of value: both or neither.</summary>
[Trait("books", "both")]
public sealed class AlongsideTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_goes_along_is_there_when_the_payment_is()
    {
        await using var shop = await Shop.Open();
        var till = new Cashier(shop);
        var purse = await till.Purse();
        await till.TopUp(purse, 1000);

        var paid = await Ask(shop, new Payment(purse, 300), Note("soup"));

        Assert.Equal([$"soup {paid.Value.Transaction.Id}"], await Notes(shop));
        Assert.Equal(new(700, 0), await till.Balance(purse));
    }

    [Fact]
    public async Task Where_it_refuses_or_the_payment_does_neither_is_there_and_the_rest_is_served()
    {
        await using var shop = await Shop.Open();
        var till = new Cashier(shop);
        var purses = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => till.Purse()));
        foreach (var purse in purses) await till.TopUp(purse, 1000);

        var answers = await Task.WhenAll(purses.Select((purse, i) => (i % 3) switch
        {
            0 => Ask(shop, new Payment(purse, 300), Note($"bill {i}")),
            1 => Ask(shop, new Payment(purse, 300), Note($"bill {i}", new NoSuchPurse())),
            _ => Ask(shop, new Payment(purse, 1001), Note($"bill {i}")),
        }));

        Assert.Equal(
            ["", "no-such-purse", "too-little-in-purse", "", "no-such-purse",
                "too-little-in-purse"],
            answers.Select(a => a.Refusal?.Code ?? ""));
        Assert.Equal(["bill 0", "bill 3"], (await Notes(shop)).Select(n => n[..6]));
        var left = await Task.WhenAll(purses.Select(async p => (await till.Balance(p)).Principal));
        Assert.Equal<long>([700, 1000, 1000, 700, 1000, 1000], left);
        Assert.All((await till.Faults()).Values, count => Assert.Equal(0, count));
    }

    [Fact]
    public async Task Where_it_breaks_nothing_is_there_and_the_rest_is_served()
    {
        await using var shop = await Shop.Open();
        var till = new Cashier(shop);
        var purse = await till.Purse();
        await till.TopUp(purse, 1000);

        var broken = Ask(
            shop, new Payment(purse, 100), (_, _) => throw new InvalidOperationException("ink"));
        var well = Ask(shop, new Payment(purse, 300), Note("soup"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => broken);
        Assert.Null((await well).Refusal);
        Assert.Single(await Notes(shop));
        Assert.Equal(new(700, 0), await till.Balance(purse));
    }

    private static Task<Result<Posted>> Ask(
        Shop shop, Deed deed, Func<KiteDb, Moved, Task<Refusal?>> work) =>
        shop.With((TheBooks books) => books.Post(
            new(deed, Someone.Lin, new Store { Number = 1, Name = "Harbour" })
            {
                Alongside = work,
            }));

    // A store of this name stands for whatever is written.
    private static Func<KiteDb, Moved, Task<Refusal?>> Note(
        string name, Refusal? no = null) => async (db, moved) =>
    {
        db.For(Someone.Lin).Add(new Store
        {
            Number = (int)await Counter.Take(db, Counter.Stores, 1, Cancel),
            Name = $"{name} {moved.Told.Id}",
        });
        await db.SaveChangesAsync(Cancel);
        return no;
    };

    private static Task<List<string>> Notes(Shop shop) => shop.Books(db =>
        db.Set<Store>().OrderBy(s => s.Name).Select(s => s.Name).ToListAsync(Cancel));
}
