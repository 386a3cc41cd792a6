using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>Who comes first, and who is never found.</summary>
[Trait("books", "both")]
public sealed class RankingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whole_names_come_before_beginnings_and_first_words_before_others()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        foreach (var name in new[] { "Linda Mei", "Mei Lin", "Lin Mei", "Lin", "Berlin Tea" })
            await till.Customer(name);

        var found = await till.Ask("/customers/matches?search=lin");

        Assert.Equal(["Lin", "Lin Mei", "Mei Lin", "Linda Mei"], found.Words("name"));
    }

    [Fact]
    public async Task Who_bought_lately_comes_first_and_of_these_who_bought_most()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        foreach (var name in new[] { "Wei A", "Wei B", "Wei C", "Wei D" })
            await till.Customer(name);
        await till.Tell("/stores", new { name = "Old Town" });
        await Buy(till, 1, "2026-11-20", 100);
        await Buy(till, 2, "2026-11-02", 900);
        await Buy(till, 3, "2025-01-10", 9000);

        var found = await till.Ask("/customers/matches?search=wei");

        Assert.Equal(["Wei B", "Wei A", "Wei C", "Wei D"], found.Words("name"));
    }

    [Fact]
    public async Task A_stores_walk_in_customer_is_never_found()
    {
        await using var shop = await Shop.Open();
        await shop.Books(async db =>
        {
            db.Add(new Customer
            {
                Number = -1, Kind = CustomerKind.WalkIn, Name = "Counter", Phone = "+8613900004821",
                CreatedAt = Shop.Noon,
            });
            await db.SaveChangesAsync(Cancel);
            var customer = await db.Set<Customer>().SingleAsync(Cancel);
            await db.Retoken(customer, Cancel);
            return await db.SaveChangesAsync(Cancel);
        });
        var till = await shop.Client();

        foreach (var typed in new[] { "counter", "4821", "-1", "1" })
        {
            Assert.Empty((await till.Ask($"/customers/matches?search={typed}")).Items());
            Assert.Empty((await till.Ask($"/customers?search={typed}")).Items());
        }
    }

    [Fact]
    public async Task Who_is_renamed_or_gone_is_not_found_by_the_old_name()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        await till.Customer("Anna Keller");
        var id = await shop.Books(async db =>
        {
            var anna = await db.Set<Customer>().SingleAsync(Cancel);
            anna.Name = "Anna Schmidt";
            await db.Retoken(anna, Cancel);
            await db.SaveChangesAsync(Cancel);
            return anna.Id;
        });
        Assert.Empty((await till.Ask("/customers/matches?search=keller")).Items());
        Assert.Single((await till.Ask("/customers/matches?search=schmidt")).Items());

        await shop.Books(async db =>
        {
            await CustomerBook.Remove(db, [id], Cancel);
            return Done.It;
        });
        Assert.Empty((await till.Ask("/customers/matches?search=schmidt")).Items());
        Assert.Equal(0, await shop.Books(db => db.Set<SearchToken>().CountAsync(Cancel)));
    }

    [Fact]
    public async Task Books_of_an_older_kite_get_their_search_words_anew()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        await till.Customer("张小明");
        await till.Customer("Anna Keller");
        await shop.Books(db => db.Set<SearchToken>().ExecuteDeleteAsync(Cancel));
        await shop.Books(db => db.Set<Counter>()
            .Where(c => c.Name == "search-tokens").ExecuteDeleteAsync(Cancel));

        for (var twice = 0; twice < 2; twice++)
        {
            await shop.With(async (RenewTokens renew) =>
            {
                await renew.Run(Cancel);
                return Done.It;
            });
            Assert.Equal(["张小明"], (await till.Ask("/customers?search=zxm")).Words("name"));
            Assert.Equal(["Anna Keller"], (await till.Ask("/customers?search=kel")).Words("name"));
        }
    }

    private static Task Buy(HttpClient till, long customer, string day, int coins) => till.Tell(
        "/purchases",
        new { customerNumber = customer, day, net = new { amount = coins, currency = "CNY" } });
}
