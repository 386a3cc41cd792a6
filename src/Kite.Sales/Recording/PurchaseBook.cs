using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>The one way by which purchases enter the books: tills, programs, files.</summary>
public static class PurchaseBook
{
    /// <summary>Writes new purchases whose positions have been taken in this transaction.</summary>
    public static Task Write(
        KiteDb db, IReadOnlyList<Purchase> purchases, CancellationToken cancel) =>
        BulkWriter.Write(db, purchases, cancel);

    /// <summary>
    /// The first purchases settle the currency of a business that has chosen none.
    /// </summary>
    public static Task Settle(KiteDb db, Currency currency, CancellationToken cancel) =>
        db.Set<Business>()
            .Where(b => !b.CurrencyIsSettled)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(b => b.CurrencyCode, currency.Code)
                    .SetProperty(b => b.CurrencyIsSettled, true),
                cancel);

    internal static JsonObject Told(Purchase p) => new()
    {
        ["customer"] = p.CustomerNumber,
        ["day"] = p.Day.ToString("O", CultureInfo.InvariantCulture),
        ["netCoins"] = p.NetCoins,
        ["currency"] = p.Currency,
        ["store"] = p.StoreNumber,
        ["source"] = p.Source,
        ["reference"] = p.Reference,
    };
}
