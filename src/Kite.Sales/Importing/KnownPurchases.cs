using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>What the books hold already of a batch's rows, asked for in one question.</summary>
internal static class KnownPurchases
{
    /// <summary>By buyer and reference.</summary>
    public static async Task<Dictionary<PurchaseName, Purchase>> Among(
        KiteDb db, string source, IReadOnlyCollection<PurchaseRow> rows, CancellationToken cancel)
    {
        if (rows.Count == 0) return [];

        return await Found(db, source, rows).AsNoTracking()
            .ToDictionaryAsync(
                p => new PurchaseName(p.CustomerId, p.Reference, p.RecordedUnder), cancel);
    }

    /// <summary>The lines that those have in the books, by purchase.</summary>
    public static async Task<ILookup<Guid, PurchaseLine>> LinesOf(
        KiteDb db, string source, IReadOnlyCollection<PurchaseRow> rows, CancellationToken cancel)
    {
        var lines = db.PurchaseLines;
        var theirs = rows.Count == 0
            ? []
            : await Found(db, source, rows)
                .SelectMany(p => lines.Where(
                    l => l.CustomerId == p.CustomerId && l.PurchaseId == p.Id))
                .AsNoTracking().ToListAsync(cancel);
        return theirs.ToLookup(l => l.PurchaseId);
    }

    private static IQueryable<Purchase> Found(
        KiteDb db, string source, IReadOnlyCollection<PurchaseRow> rows) =>
        db.IsPostgres ? InPostgres(db, source, rows) : InSqlite(db, source, rows);

    // The limit keeps the planner at one look into the index for each row.
    private static IQueryable<Purchase> InPostgres(
        KiteDb db, string source, IReadOnlyCollection<PurchaseRow> rows)
    {
        var customers = rows.Select(r => r.Buyer.Id).ToArray();
        var references = rows.Select(r => r.Reference).ToArray();
        var unders = rows.Select(r => r.Buyer.RecordedUnder).ToArray();
        return db.Purchases.FromSql(
            $"""
            SELECT DISTINCT p.* FROM unnest({customers}, {references}, {unders})
                AS w (customer, reference, under)
            CROSS JOIN LATERAL (
                SELECT * FROM purchases
                WHERE customer_id = w.customer AND source = {source}
                    AND reference = w.reference COLLATE "C" AND recorded_under = w.under
                LIMIT 1) p
            """);
    }

    private static IQueryable<Purchase> InSqlite(
        KiteDb db, string source, IReadOnlyCollection<PurchaseRow> rows)
    {
        var wanted = JsonSerializer.Serialize(rows.Select(r => new object[]
        {
            Convert.ToHexString(r.Buyer.Id.ToByteArray(bigEndian: true)), r.Reference,
            r.Buyer.RecordedUnder,
        }));
        return db.Purchases.FromSql(
            $"""
            SELECT DISTINCT p.* FROM json_each({wanted}) w
            CROSS JOIN purchases p ON p.customer_id = unhex(w.value ->> 0)
                AND p.source = {source} AND p.reference = w.value ->> 1
                AND p.recorded_under = w.value ->> 2
            """);
    }
}

/// <summary>What a purchase goes by among those of one source.</summary>
internal readonly record struct PurchaseName(Guid Customer, string Reference, long RecordedUnder)
{
    public static PurchaseName Of(PurchaseRow row) =>
        new(row.Buyer.Id, row.Reference, row.Buyer.RecordedUnder);
}
