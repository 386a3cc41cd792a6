using System.Security.Cryptography;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>
/// What is sealed opens for who holds the keys, and goes dark when they are gone.
/// </summary>
[Trait("books", "both")]
public sealed class DataKeyTests
{
    private const string Passport = "E12345678";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_id_document_lies_sealed_and_is_found_by_its_token()
    {
        await using var shop = await Shop.Open();
        var mei = await Add(shop);

        Assert.Equal(Passport, await Read(shop, mei));
        var token = shop.Keys.Token("id-document", Passport);
        Assert.Equal([mei], await shop.Books(db => db.Set<Customer>()
            .Where(c => c.IdDocumentToken == token).Select(c => c.Id).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task Without_its_key_a_sealed_value_is_dark_for_ever()
    {
        await using var shop = await Shop.Open();
        var (mei, other) = (await Add(shop), await Add(shop));

        await shop.Books(db => db.Set<DataKey>()
            .Where(k => k.OwnerId == mei).ExecuteDeleteAsync(Cancel));

        await Assert.ThrowsAnyAsync<CryptographicException>(() => Read(shop, mei));
        Assert.Equal(Passport, await Read(shop, other));
        await using var db = shop.OpenBooks();
        Assert.Null(await Chain.Broken(db, Cancel));
    }

    [Fact]
    public async Task No_persons_key_opens_what_is_anothers()
    {
        await using var shop = await Shop.Open();
        var masters = shop.Keys;
        var (one, two) = (
            DataKey.New(Guid.CreateVersion7(), masters),
            DataKey.New(Guid.CreateVersion7(), masters));

        var box = one.Seal(masters, Passport);

        Assert.Equal(Passport, one.Open(masters, box));
        Assert.ThrowsAny<CryptographicException>(() => two.Open(masters, box));
        box[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => one.Open(masters, box));
    }

    [Fact]
    public async Task A_new_master_key_wraps_all_and_opens_all()
    {
        await using var shop = await Shop.Open();
        var mei = await Add(shop);
        await Fill(shop, RotateMasterKey.Batch + 20);
        var before = shop.Keys.Current;

        var rotated = await shop.With(
            (RotateMasterKey rotate) => rotate.Run(Someone.Lin, Cancel));

        Assert.Equal(before + 1, rotated.Value.Master);
        await using var db = shop.OpenBooks();
        Assert.Equal(rotated.Value.Keys, await db.Set<DataKey>().LongCountAsync(Cancel));
        Assert.True(await db.Set<DataKey>().AllAsync(k => k.Master == before + 1, Cancel));
        Assert.Equal(Passport, await Read(shop, mei));
        var token = shop.Keys.Token("id-document", Passport);
        Assert.True(await db.Set<Customer>().AnyAsync(c => c.IdDocumentToken == token, Cancel));
        Assert.Null(await Chain.Broken(db, Cancel));
    }

    [Fact]
    public async Task Another_copy_of_the_program_learns_of_the_new_key()
    {
        await using var shop = await Shop.Open();
        var elsewhere = shop.KeysElsewhere();
        var mei = await Add(shop);
        await shop.With((RotateMasterKey rotate) => rotate.Run(Someone.Lin, Cancel));

        await using var db = shop.OpenBooks();
        var box = (await db.Set<Customer>().SingleAsync(c => c.Id == mei, Cancel)).IdDocument!;
        var key = await db.KeyOf(mei, elsewhere, Cancel);

        Assert.Equal(Passport, key.Open(elsewhere, box));
    }

    [Fact]
    public async Task Only_who_keeps_the_settings_takes_a_new_key()
    {
        await using var shop = await Shop.Open();
        var rotated = await shop.With((RotateMasterKey rotate) =>
            rotate.Run(Someone.With(Role.Cashier, "wu"), Cancel));
        Assert.IsType<NotAllowed>(rotated.Refusal);
    }

    private static async Task<Guid> Add(Shop shop)
    {
        var facts = new CustomerFacts { Name = "Lin Mei", IdDocument = Passport };
        var added = await shop.With(
            (AddCustomer add) => add.Run(Someone.Lin, facts, "staff", Cancel));
        return added.Value.Id;
    }

    private static async Task<string> Read(Shop shop, Guid who)
    {
        await using var db = shop.OpenBooks();
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == who, Cancel);
        var key = await db.KeyOf(who, shop.Keys, Cancel);
        return key.Open(shop.Keys, customer.IdDocument!);
    }

    private static async Task Fill(Shop shop, int count)
    {
        await using var db = shop.OpenBooks();
        db.AddRange(Enumerable.Range(0, count)
            .Select(_ => DataKey.New(Guid.CreateVersion7(), shop.Keys)));
        await db.SaveChangesAsync(Cancel);
    }
}
