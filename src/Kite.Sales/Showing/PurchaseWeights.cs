using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Kite.Customers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kite.Sales;

/// <summary>
/// Who bought lately, and for how much: by their last few purchases, so that it costs the same
/// for a customer of ten years as for one of ten days. Every search asks for it, so the question is
/// written out: each customer's purchases are walked once.
/// </summary>
internal sealed class PurchaseWeights(KiteDb db) : ICustomerWeights
{
    private const string OfPostgres = """
        SELECT w.id, p.last, p.worth FROM unnest(@ids) AS w (id)
        CROSS JOIN LATERAL (
            SELECT max(day) AS last, sum(net_coins)::bigint AS worth FROM (
                SELECT day, net_coins FROM purchases
                WHERE customer_id = w.id ORDER BY id DESC LIMIT 5) x) p
        WHERE p.last IS NOT NULL
        """;

    // A value of SQLite's can hold only one thing: the day, and behind its ten letters the sum.
    private const string OfSqlite = """
        WITH w AS MATERIALIZED (SELECT unhex(value) AS id FROM json_each(@ids)),
        p AS MATERIALIZED (
            SELECT id, (
                SELECT max(day) || sum(net_coins) FROM (
                    SELECT day, net_coins FROM purchases
                    WHERE customer_id = w.id ORDER BY id DESC LIMIT 5)) AS said
            FROM w)
        SELECT id, substr(said, 1, 10), CAST(substr(said, 11) AS INTEGER) FROM p
        WHERE said IS NOT NULL
        """;

    public async Task<IReadOnlyDictionary<Guid, Weight>> Of(
        IReadOnlyCollection<Guid> customers, CancellationToken cancel)
    {
        var found = new Dictionary<Guid, Weight>();
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = db.IsPostgres ? OfPostgres : OfSqlite;
        command.Parameters.Add(Ids(customers));
        await command.PrepareAsync(cancel);
        await using (var rows = await command.ExecuteReaderAsync(cancel))
        {
            while (await rows.ReadAsync(cancel)) found[IdOf(rows)] = new(DayOf(rows), rows.GetInt64(2));
        }
        await db.Database.CloseConnectionAsync();
        return found;
    }

    private DbParameter Ids(IReadOnlyCollection<Guid> ids) => db.IsPostgres
        ? new NpgsqlParameter("ids", ids.ToArray())
        : new SqliteParameter("@ids", JsonSerializer.Serialize(
            ids.Select(id => Convert.ToHexString(id.ToByteArray(bigEndian: true)))));

    private Guid IdOf(DbDataReader row) => db.IsPostgres
        ? row.GetGuid(0)
        : new(row.GetFieldValue<byte[]>(0), bigEndian: true);

    private DateOnly DayOf(DbDataReader row) => db.IsPostgres
        ? row.GetFieldValue<DateOnly>(1)
        : DateOnly.ParseExact(row.GetString(1), "O", CultureInfo.InvariantCulture);
}
