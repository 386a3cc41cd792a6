using System.Net.Http.Json;
using System.Text.Json;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Tests;

/// <summary>Many customers entering the books at once.</summary>
[Trait("books", "both")]
public sealed class CustomerBookTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_came_in_by_a_file_is_found_like_anybody_else()
    {
        await using var shop = await Shop.Open();
        await shop.Books(db => Add(db, shop, "欧阳静宜", "Đặng Thị Hoa", "Ελένη Γεωργίου"));
        var till = await shop.Client();

        foreach (var (typed, number) in new[]
        {
            ("静宜", 1), ("dang", 2), ("γεωργιου", 3), ("0000003", 3), ("card-2", 2),
        })
        {
            var page = await till.GetFromJsonAsync<JsonElement>(
                $"/api/v1/customers?search={Uri.EscapeDataString(typed)}", Cancel);
            var only = Assert.Single(page.GetProperty("items").EnumerateArray());
            Assert.Equal(number, only.GetProperty("number").GetInt64());
        }
    }

    [Fact]
    public async Task Each_has_a_data_key_of_their_own()
    {
        await using var shop = await Shop.Open();
        await shop.Books(db => Add(db, shop, "Lin Mei", "Anna Keller"));

        var (customers, keys) = await shop.Books(async db => (
            await db.Set<Customer>().Select(c => c.Id).ToListAsync(Cancel),
            await db.Set<DataKey>().Select(k => k.OwnerId).ToListAsync(Cancel)));

        Assert.Equal(2, customers.Count);
        Assert.Superset(customers.ToHashSet(), keys.ToHashSet());
    }

    private static async Task<Done> Add(KiteDb db, Shop shop, params string[] names)
    {
        await using var whole = await db.Database.BeginTransactionAsync(Cancel);
        var first = await Counter.Take(db, Counter.Customers, names.Length, Cancel);
        var customers = names.Select((name, i) => new Customer
        {
            Number = first + i, Name = name, Phone = $"+86130000000{i + 1}", CreatedAt = Shop.Noon,
        }).ToList();
        var keys = customers.Select(c => new CustomerKey
        {
            Source = "cards", Key = $"card-{c.Number}", CustomerId = c.Id,
            CustomerNumber = c.Number,
        }).ToList();
        var masters = shop.Services.GetRequiredService<MasterKeys>();
        await CustomerBook.Add(db, masters, customers, keys, Cancel);
        await whole.CommitAsync(Cancel);
        return Done.It;
    }
}
