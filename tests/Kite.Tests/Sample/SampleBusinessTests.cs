using System.Net.Http.Json;
using System.Text.Json;
using Kite.Catalogue;
using Kite.Customers;
using Kite.Sales;
using Kite.Sample;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>The sample business in the books, as <c>kite demo</c> makes it.</summary>
[Trait("books", "both")]
public sealed class SampleBusinessTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sample_enters_the_books_by_the_doors_of_every_import()
    {
        await using var shop = await Shop.Open();
        var made = await Fill(shop);

        Assert.Equal(5_000, made.Customers);
        Assert.Equal(new DateOnly(2026, 11, 23), made.To);
        var (stores, purchases, broken) = await shop.Books(async db => (
            await db.StoresAsync(Cancel),
            await db.Set<Purchase>().AsNoTracking().ToListAsync(Cancel),
            await Chain.Broken(db, Cancel)));
        Assert.Null(broken);
        Assert.Equal(made.Purchases, purchases.Count);
        var byNumber = stores.ToDictionary(s => s.Number);
        Assert.All(purchases, p => Assert.Equal(
            p.Day, byNumber[p.StoreNumber].BusinessDay.Of(p.At!.Value)));
        // What is paid with cards bears the stamp of the books, which never stands still.
        Assert.DoesNotContain(purchases, p => p.At > Shop.Noon.AddSeconds(1));
        Assert.Equal(purchases.Count, purchases.Select(p => p.Reference).Distinct().Count());

        var lines = (await shop.Books(db => db.Set<PurchaseLine>().AsNoTracking()
            .ToListAsync(Cancel))).ToLookup(l => l.PurchaseId);
        Assert.All(purchases, p => Assert.Equal(p.NetCoins, lines[p.Id].Sum(l => l.NetCoins)));
        var codes = await shop.Books(db => db.Set<Product>().Select(p => p.Code)
            .ToListAsync(Cancel));
        Assert.InRange(codes.Count, 55, 65);
        Assert.Empty(lines.SelectMany(l => l).Select(l => l.Product).Except(codes));

        var till = await shop.Client();
        var page = await till.GetFromJsonAsync<JsonElement>(
            $"/api/v1/customers?search={Uri.EscapeDataString("欧阳")}", Cancel);
        Assert.NotEmpty(page.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task The_figures_of_a_day_are_the_same_at_every_hour()
    {
        await using var noon = await Shop.Open();
        await using var evening = await Shop.Open();
        evening.Clock.Advance(TimeSpan.FromHours(5));
        await Fill(noon);
        await Fill(evening);

        Assert.Equal(await Figures(noon), await Figures(evening));
    }

    [Fact]
    public async Task Everyone_in_the_sample_is_found_by_all_that_is_known_of_them()
    {
        await using var shop = await Shop.Open();
        await Fill(shop);

        var found = await shop.With((IEnumerable<ICheck> checks) =>
            checks.OfType<SearchCheck>().Single().Run(Cancel));

        Assert.True(found.IsWell, found.Figures["off"]);
    }

    [Fact]
    public async Task A_business_with_customers_is_left_alone()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        await till.PostAsJsonAsync("/api/v1/customers", new { name = "Lin" }, Cancel);

        var made = await Fill(shop);

        Assert.Equal(0, made.Customers);
        Assert.Equal(1, await shop.Books(db => db.Set<Customer>().CountAsync(Cancel)));
    }

    [Fact]
    public async Task There_is_someone_for_every_role_however_often_they_are_called()
    {
        await using var shop = await Shop.Open();
        await DemoPeople.Welcome(shop.Services);
        await DemoPeople.Welcome(shop.Services);

        var roles = await shop.Books(
            db => db.Set<Person>().Select(p => p.Role).ToListAsync(Cancel));
        Assert.Equal(Enum.GetValues<Role>().Order(), roles.Order());
    }

    private static Task<SampleBusiness.Made> Fill(Shop shop) =>
        SampleBusiness.Fill(shop.Services, shop.Clock, progress: null, Cancel);

    private static Task<List<string>> Figures(Shop shop) => shop.Books(async db =>
    {
        // What is sold at the till is named by its shift, whose key is another each time.
        var purchases = await db.Set<Purchase>().AsNoTracking()
            .Where(p => p.Source != "till")
            .OrderBy(p => p.Position).ToListAsync(Cancel);
        return purchases.ConvertAll(
            p => $"{p.CustomerNumber} {p.StoreNumber} {p.Day:O} {p.NetCoins} {p.Reference}");
    });
}
