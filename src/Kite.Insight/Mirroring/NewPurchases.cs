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
    public static async Task<Extent> Copy(
        KiteDb db, DuckDBConnection mirror, Extent had, long to, CancellationToken cancel)
    {
        var from = had.Position;
        var has = await Append(db, mirror, had, to, cancel);
        await NewLines.Copy(db, mirror, from, to, cancel);
        var removals = await db.Set<PurchaseRemoval>().AsNoTracking()
            .Where(r => r.Position > from && r.Position <= to)
            .ToListAsync(cancel);
        foreach (var removal in removals)
        {
            foreach (var table in new[] { "purchases", "lines" })
            {
                mirror.Do(
                    $"DELETE FROM {table} WHERE position BETWEEN ? AND ?",
                    removal.FirstPosition, removal.LastPosition);
            }
        }
        return has with { Position = to };
    }

    private static async Task<Extent> Append(
        KiteDb db, DuckDBConnection mirror, Extent had, long to, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = """
            SELECT position, customer_number, store_number, day, net_coins, is_return
            FROM purchases WHERE position > @from AND position <= @to ORDER BY position
            """;
        Add(command, "@from", had.Position);
        Add(command, "@to", to);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        using var appender = mirror.CreateAppender("purchases");
        var has = had;
        while (await reader.ReadAsync(cancel))
        {
            var (customer, day) = (
                reader.GetInt64(1), reader.GetFieldValue<DateOnly>(3).DayNumber);
            appender.CreateRow()
                .AppendValue(reader.GetInt64(0))
                .AppendValue(customer)
                .AppendValue(reader.GetInt32(2))
                .AppendValue(day)
                .AppendValue(reader.GetInt64(4))
                .AppendValue(reader.GetBoolean(5))
                .EndRow();
            if (has.Misses(day, customer)) has = has.With(day, customer);
        }
        return has;
    }

    private static void Add(DbCommand command, string name, long value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
