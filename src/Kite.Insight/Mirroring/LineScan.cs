using System.Data.Common;

namespace Kite.Insight;

/// <summary>Lines as they stream out of the mirror or the books, a handful at a time.</summary>
internal sealed class LineScan(
    DbDataReader reader, Func<DbDataReader, int> day, Func<DbDataReader, int> product)
{
    private const int Handful = 4096;

    /// <summary>The columns in the order in which they are read.</summary>
    public const string Columns = "position, customer_number, day, product";

    /// <summary>How many there are in this handful.</summary>
    public int Count { get; private set; }

    public long[] Position { get; } = new long[Handful];
    public long[] Customer { get; } = new long[Handful];
    public int[] Day { get; } = new int[Handful];
    public int[] Product { get; } = new int[Handful];

    /// <summary>Takes the next handful; false when there is nothing left.</summary>
    public bool Next()
    {
        Count = 0;
        while (Count < Handful && reader.Read())
        {
            Position[Count] = reader.GetInt64(0);
            Customer[Count] = reader.GetInt64(1);
            Day[Count] = day(reader);
            Product[Count] = product(reader);
            Count++;
        }
        return Count > 0;
    }
}
