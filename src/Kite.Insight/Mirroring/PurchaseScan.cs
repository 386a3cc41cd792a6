using DuckDB.NET.Data;

namespace Kite.Insight;

/// <summary>
/// The purchases of some days, of one store or all, as they stream out of the mirror, a handful
/// at a time: counting a handful in one go lets the processor fetch many counters at once.
/// </summary>
internal sealed class PurchaseScan : IDisposable
{
    private const int Handful = 4096;

    private readonly DuckDBCommand command;
    private readonly DuckDBDataReader reader;

    public PurchaseScan(DuckDBConnection mirror, int firstDay, int lastDay, int? store)
    {
        const string Sql = """
            SELECT customer_number, day, net_coins, is_return FROM purchases
            WHERE day BETWEEN ? AND ?
            """;
        command = store is { } number
            ? mirror.Command(Sql + " AND store_number = ?", firstDay, lastDay, number)
            : mirror.Command(Sql, firstDay, lastDay);
        reader = command.ExecuteReader();
    }

    /// <summary>How many there are in this handful.</summary>
    public int Count { get; private set; }

    public long[] Customer { get; } = new long[Handful];
    public int[] Day { get; } = new int[Handful];
    public long[] Net { get; } = new long[Handful];
    public bool[] IsReturn { get; } = new bool[Handful];

    /// <summary>Takes the next handful; false when there is nothing left.</summary>
    public bool Next()
    {
        Count = 0;
        while (Count < Handful && reader.Read())
        {
            Customer[Count] = reader.GetInt64(0);
            Day[Count] = reader.GetInt32(1);
            Net[Count] = reader.GetInt64(2);
            IsReturn[Count] = reader.GetBoolean(3);
            Count++;
        }
        return Count > 0;
    }

    public void Dispose()
    {
        reader.Dispose();
        command.Dispose();
    }
}
