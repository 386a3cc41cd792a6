using System.Data.Common;
using DuckDB.NET.Data;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>
/// Copies what was on the purchases that are being copied: every line that names a product, with
/// what is known of its purchase, so that no question has to put the two together again.
/// </summary>
internal static class NewLines
{
    public static async Task Copy(
        KiteDb db, DuckDBConnection mirror, long from, long to, CancellationToken cancel)
    {
        var codes = ProductCodes.In(mirror);
        var known = codes.Count;
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = LinesInBooks.Between(db.IsPostgres);
        Add(command, "@from", from);
        Add(command, "@to", to);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        using (var appender = mirror.CreateAppender("lines"))
        {
            while (await reader.ReadAsync(cancel)) Append(reader, appender, codes);
        }
        using var products = mirror.CreateAppender("products");
        for (var number = known; number < codes.Count; number++)
            products.CreateRow().AppendValue(number).AppendValue(codes[number]).EndRow();
    }

    private static void Append(
        DbDataReader reader, DuckDBAppender appender, ProductCodes codes) =>
        appender.CreateRow()
            .AppendValue(reader.GetInt64(0))
            .AppendValue(reader.GetInt64(1))
            .AppendValue(reader.GetInt32(2))
            .AppendValue(reader.GetFieldValue<DateOnly>(3).DayNumber)
            .AppendValue(codes.Of(reader.GetString(4)))
            .AppendValue(reader.GetInt64(5))
            .AppendValue(reader.GetInt64(6))
            .AppendValue(reader.GetInt32(7))
            .AppendValue(reader.GetInt64(8))
            .EndRow();

    private static void Add(DbCommand command, string name, long value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
