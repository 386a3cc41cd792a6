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

    /// <summary>The same with what was bought, line by line.</summary>
    public static async Task Write(
        KiteDb db, IReadOnlyList<Purchase> purchases, IReadOnlyList<PurchaseLine> lines,
        CancellationToken cancel)
    {
        await BulkWriter.Write(db, purchases, cancel);
        await BulkWriter.Write(db, lines, cancel);
    }

    /// <summary>
    /// The first purchases settle the currency of a business that has chosen none; answers
    /// whether these did.
    /// </summary>
    public static async Task<bool> Settle(KiteDb db, Currency currency, CancellationToken cancel)
    {
        db.TouchBusiness();
        return await db.Set<Business>()
            .Where(b => !b.CurrencyIsSettled)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(b => b.CurrencyCode, currency.Code)
                    .SetProperty(b => b.CurrencyIsSettled, true),
                cancel) > 0;
    }

    /// <summary>
    /// The purchases that settled the currency were taken back: where no others came since, the
    /// next may settle it anew.
    /// </summary>
    internal static async Task Unsettle(KiteDb db, CancellationToken cancel)
    {
        // Whoever is about to write one is waited for, and seen.
        await Counter.Take(db, Counter.Purchases, 0, cancel);
        if (await db.Set<Purchase>().AnyAsync(cancel)) return;

        db.TouchBusiness();
        await db.Set<Business>().ExecuteUpdateAsync(
            set => set.SetProperty(b => b.CurrencyIsSettled, false), cancel);
    }

    /// <summary>
    /// Takes an import's purchases in this stretch of positions out of the books, and tells those
    /// who follow along; answers how many.
    /// </summary>
    internal static async Task<long> Remove(
        KiteDb db, Guid import, long first, long last, CancellationToken cancel)
    {
        if (first == 0) return 0;

        var further = await PurchaseLines.Remove(db, first, last, cancel);
        var gone = await db.Set<Purchase>()
            .Where(p => p.Position >= first && p.Position <= last && p.ImportId == import)
            .ExecuteDeleteAsync(cancel);
        var removal = new PurchaseRemoval
        {
            Position = await Counter.Take(db, Counter.Purchases, 1, cancel),
            FirstPosition = first,
            LastPosition = last,
        };
        await BulkWriter.Write(db, [removal], cancel);
        return gone + further;
    }

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
