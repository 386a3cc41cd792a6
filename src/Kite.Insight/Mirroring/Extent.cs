using DuckDB.NET.Data;

namespace Kite.Insight;

/// <summary>
/// From which customer to which, and from which day to which, the mirror reaches.
/// </summary>
internal sealed record Extent(
    long Purchases, long FirstCustomer, long LastCustomer, int FirstDay, int LastDay)
{
    public static Extent? Of(DuckDBConnection connection)
    {
        using var command = connection.Command(
            """
            SELECT count(*), min(customer), max(customer), min(day), max(day) FROM purchases
            """);
        using var reader = command.ExecuteReader();
        if (!reader.Read() || reader.GetInt64(0) == 0) return null;

        return new(
            reader.GetInt64(0), Math.Max(reader.GetInt64(1), 1), reader.GetInt64(2),
            reader.GetInt32(3), reader.GetInt32(4));
    }
}
