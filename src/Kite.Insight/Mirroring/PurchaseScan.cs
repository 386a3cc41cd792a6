using DuckDB.NET.Data;

namespace Kite.Insight;

/// <summary>
/// The purchases of some days, of one store or all, as they stream out of the mirror.
/// </summary>
internal sealed class PurchaseScan : IDisposable
{
    private readonly DuckDBCommand command;
    private readonly DuckDBDataReader reader;

    public PurchaseScan(DuckDBConnection connection, int firstDay, int lastDay, int? store)
    {
        const string Sql = """
            SELECT customer, day, net, is_return FROM purchases WHERE day BETWEEN ? AND ?
            """;
        command = store is { } number
            ? connection.Command(Sql + " AND store = ?", firstDay, lastDay, number)
            : connection.Command(Sql, firstDay, lastDay);
        reader = command.ExecuteReader();
    }

    public long Customer => reader.GetInt64(0);
    public int Day => reader.GetInt32(1);
    public long Net => reader.GetInt64(2);
    public bool IsReturn => reader.GetBoolean(3);

    public bool Next() => reader.Read();

    public void Dispose()
    {
        reader.Dispose();
        command.Dispose();
    }
}
