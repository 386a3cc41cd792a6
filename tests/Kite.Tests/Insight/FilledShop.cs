using Kite.Customers;
using Kite.Insight;
using Kite.Sales;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Tests.Insight;

/// <summary>
/// The whole product with sales in its books and a mirror that is level with them.
/// </summary>
internal static class FilledShop
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Shop> With(IEnumerable<Sale> sales)
    {
        var shop = await Shop.Open();
        await shop.Books(db => Fill(db, [.. sales]));
        var mirror = shop.Services.GetRequiredService<Mirror>();
        while (await mirror.Follow(Cancel)) { }
        return shop;
    }

    private static async Task<int> Fill(KiteDb db, List<Sale> sales)
    {
        var guests = sales.Select(s => s.Customer).Distinct()
            .ToDictionary(number => number, Guest);
        await using var whole = await db.Database.BeginTransactionAsync(Cancel);
        await BulkWriter.Write(db, [.. guests.Values], Cancel);
        var first = await Counter.Take(db, Counter.Purchases, sales.Count, Cancel);
        var rows = sales.Select((sale, i) =>
            (sale, Row: Purchase(sale, guests[sale.Customer], first + i))).ToList();
        await PurchaseBook.Write(
            db, rows.ConvertAll(r => r.Row), [.. rows.SelectMany(r => r.sale.LinesOf(r.Row))],
            Cancel);
        await whole.CommitAsync(Cancel);
        return sales.Count;
    }

    private static Customer Guest(long number) => new()
    {
        Number = number, Name = $"Guest {number}", CreatedAt = Shop.Noon, ChangedAt = Shop.Noon,
    };

    private static Purchase Purchase(Sale sale, Customer guest, long position) => new()
    {
        CustomerId = guest.Id,
        Position = position,
        CustomerNumber = guest.Number,
        StoreNumber = sale.Store,
        Day = sale.Day,
        NetCoins = sale.Net,
        IsReturn = sale.IsReturn,
        Currency = "CNY",
        Source = "test",
        Reference = $"{position}",
    };
}
