using Kite.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Tests;

/// <summary>What <c>kite verify</c> says of the search: whose words are off is counted.</summary>
[Trait("books", "both")]
public sealed class SearchCheckTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Books_that_were_only_ever_written_by_Kite_agree()
    {
        await using var shop = await Opened();

        var found = await Check(shop);

        Assert.True(found.IsWell);
        Assert.Equal("0", found.Figures["off"]);
        Assert.NotEqual("0", found.Figures["words"]);
    }

    [Fact]
    public async Task A_word_that_was_lost_is_noticed()
    {
        await using var shop = await Opened();
        await shop.Books(db => db.SearchTokens.Where(t => t.Token.StartsWith("mei"))
            .ExecuteDeleteAsync(Cancel));

        await Is(shop, off: "1");
    }

    [Fact]
    public async Task A_name_changed_behind_the_search_is_noticed()
    {
        await using var shop = await Opened();
        await shop.Books(db => db.Customers.Where(c => c.Name == "Lin Mei")
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, "Wang Mei"), Cancel));

        await Is(shop, off: "1");
    }

    [Fact]
    public async Task Words_that_lead_to_nobody_are_noticed()
    {
        await using var shop = await Opened();
        await shop.Books(async db =>
        {
            db.Add(new SearchToken
            {
                CustomerId = Guid.CreateVersion7(), CustomerNumber = 99, Token = "nobody",
            });
            return await db.SaveChangesAsync(Cancel);
        });

        await Is(shop, off: "1");
    }

    [Fact]
    public async Task Who_is_added_while_the_books_are_proved_is_no_fault()
    {
        await using var shop = await Opened();
        var owner = await shop.Client();
        var before = await Check(shop);

        var found = await shop.With(async (IServiceProvider services) =>
        {
            var db = services.GetRequiredService<KiteDb>();
            await using var reading = await db.ReadAsItStands(Cancel);
            Assert.Equal(2, await db.Customers.CountAsync(Cancel));
            await owner.Tell("/customers", new { name = "Wu", phone = "13900004829" });
            return await services.GetServices<ICheck>().OfType<SearchCheck>().Single()
                .Run(Cancel);
        });

        Assert.True(found.IsWell);
        Assert.Equal(before.Figures["words"], found.Figures["words"]);
        Assert.NotEqual(before.Figures["words"], (await Check(shop)).Figures["words"]);
    }

    private static async Task<Shop> Opened()
    {
        var shop = await Shop.Open();
        var owner = await shop.Client();
        await owner.Tell("/customers", new { name = "Lin Mei", phone = "13900004821" });
        await owner.Tell(
            "/customers", new { name = "Νίκος Παπάς", email = "nikos@papas.example" });
        return shop;
    }

    private static async Task Is(Shop shop, string off)
    {
        var found = await Check(shop);
        Assert.False(found.IsWell);
        Assert.Equal(off, found.Figures["off"]);
    }

    private static Task<Finding> Check(Shop shop) => shop.With(
        (IEnumerable<ICheck> checks) => checks.OfType<SearchCheck>().Single().Run(Cancel));
}
