using System.Data.Common;
using System.Globalization;
using Kite.Customers;

namespace Kite.Sales;

/// <summary>
/// Who bought lately, and for how much: by their last few purchases, so that it costs the same
/// for a customer of ten years as for one of ten days. Each customer's purchases are walked once.
/// </summary>
internal sealed class PurchaseWeights(KiteDb db) : ICustomerWeights
{
    public async Task<IReadOnlyDictionary<Guid, Weight>> Of(
        IReadOnlyCollection<Guid> customers, CancellationToken cancel)
    {
        var ids = db.KeysFor(customers);
        var rows = await db.Ask(db.IsPostgres ? OfPostgres(ids) : OfSqlite(ids), Read, cancel);
        return rows.ToDictionary(r => r.Id, r => r.Weight);
    }

    private static FormattableString OfPostgres(object ids) =>
        $"""
        SELECT w.id, p.last, p.worth FROM unnest({ids}) AS w (id)
        CROSS JOIN LATERAL (
            SELECT max(day) AS last, sum(net_coins)::bigint AS worth FROM (
                SELECT day, net_coins FROM purchases
                WHERE customer_id = w.id ORDER BY id DESC LIMIT 5) x) p
        WHERE p.last IS NOT NULL
        """;

    // A value of SQLite's can hold only one thing: the day, and behind its ten letters the sum.
    private static FormattableString OfSqlite(object ids) =>
        $"""
        WITH w AS MATERIALIZED (SELECT unhex(value) AS id FROM json_each({ids})),
        p AS MATERIALIZED (
            SELECT id, (
                SELECT max(day) || sum(net_coins) FROM (
                    SELECT day, net_coins FROM purchases
                    WHERE customer_id = w.id ORDER BY id DESC LIMIT 5)) AS said
            FROM w)
        SELECT id, substr(said, 1, 10), CAST(substr(said, 11) AS INTEGER) FROM p
        WHERE said IS NOT NULL
        """;

    private (Guid Id, Weight Weight) Read(DbDataReader row)
    {
        var day = db.IsPostgres
            ? row.GetFieldValue<DateOnly>(1)
            : DateOnly.ParseExact(row.GetString(1), "O", CultureInfo.InvariantCulture);
        return (db.KeyIn(row, 0), new(day, row.GetInt64(2)));
    }
}
