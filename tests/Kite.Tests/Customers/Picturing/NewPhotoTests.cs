using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>A new customer who comes with a photo: both are kept, or neither.</summary>
[Trait("books", "both")]
public sealed class NewPhotoTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_customer_and_the_photo_are_in_the_books_together()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();

        var added = await Add(shop, May.All, new() { Name = "Lin Mei", Phone = "13900004821" });

        Assert.Null(added.Refusal);
        Assert.Equal((40, "image/png"), (added.Value.Photo!.Width, added.Value.Photo.MediaType));
        Assert.Equal(Pictures.Png, await owner.Photo(added.Value.Id));
        Assert.Equal(["Lin Mei"], (await owner.Ask("/customers?search=4821")).Words("name"));
        Assert.True((await owner.Ask("/audit/chain")).GetProperty("whole").GetBoolean());
    }

    [Fact]
    public async Task What_cannot_be_kept_keeps_nothing()
    {
        await using var shop = await Shop.Open();
        var faulty = new CustomerFacts { Name = "Lin", Phone = "soon" };
        var unfit = new CustomerFacts { Name = "Lin", Tags = ["a,b"] };

        Assert.IsType<BadInput>((await Add(shop, May.All, faulty)).Refusal);
        Assert.IsType<BadInput>((await Add(shop, May.All, unfit)).Refusal);
        Assert.IsType<NotAllowed>(
            (await Add(shop, [May.WriteCustomers], new() { Name = "Lin" })).Refusal);

        Assert.Equal((0, 0), await shop.Books(async db => (
            await db.Set<Customer>().CountAsync(c => c.Number > 0, Cancel),
            await db.Set<CustomerPhoto>().CountAsync(Cancel))));
    }

    private static Task<Result<CustomerView>> Add(
        Shop shop, IEnumerable<string> may, CustomerFacts facts) =>
        shop.With((AddCustomer add) => add.Run(
            new Asker(
                Guid.CreateVersion7(), "lin",
                new HashSet<string>(may, StringComparer.Ordinal)),
            facts, "staff", Photo.Read(Pictures.Png).Value, Cancel));
}
