using System.Data.Common;
using DuckDB.NET.Data;
using Kite.Sales;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>
/// Copies what the books have and the mirror has not, a bounded stretch at a time.
/// </summary>
internal static class NewPurchases
{
    /// <summary>Adds the purchases from one position to another, those removed left out.</summary>
    public static async Task Copy(
        KiteDb db, DuckDBConnection mirror, long from, long to, CancellationToken cancel)
    {
        await Append(db, mirror, from, to, cancel);
        var removals = await db.Set<PurchaseRemoval>().AsNoTracking()
            .Where(r => r.Position > from && r.Position <= to)
            .ToListAsync(cancel);
        foreach (var removal in removals)
        {
            mirror.Do(
                "DELETE FROM purchases WHERE position BETWEEN ? AND ?",
                removal.FirstPosition, removal.LastPosition);
        }
    }

    private static async Task Append(
        KiteDb db, DuckDBConnection mirror, long from, long to, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = """
            SELECT position, customer_number, store_number, day, net_coins, is_return
            FROM purchases WHERE position > @from AND position <= @to ORDER BY position
            """;
        Add(command, "@from", from);
        Add(command, "@to", to);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        using var appender = mirror.CreateAppender("purchases");
        while (await reader.ReadAsync(cancel))
        {
            appender.CreateRow()
                .AppendValue(reader.GetInt64(0))
                .AppendValue(reader.GetInt64(1))
                .AppendValue(reader.GetInt32(2))
                .AppendValue(reader.GetFieldValue<DateOnly>(3).DayNumber)
                .AppendValue(reader.GetInt64(4))
                .AppendValue(reader.GetBoolean(5))
                .EndRow();
        }
    }

    private static void Add(DbCommand command, string name, long value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
