using DuckDB.NET.Data;

namespace Kite.Insight;

/// <summary>
/// How far the mirror reaches: its last position, its first and last day, and the greatest
/// number of a customer. Purchases taken back do not make it shrink, so it may be too wide.
/// </summary>
internal sealed record Extent(long Position, int FirstDay, int LastDay, long LastCustomer)
{
    public static readonly Extent Nothing = new(0, DateOnly.MaxValue.DayNumber, -1, 0);

    public bool Misses(int day, long customer) =>
        day < FirstDay || day > LastDay || customer > LastCustomer;

    public Extent With(int day, long customer) => this with
    {
        FirstDay = Math.Min(FirstDay, day),
        LastDay = Math.Max(LastDay, day),
        LastCustomer = Math.Max(LastCustomer, customer),
    };

    public static Extent Of(DuckDBConnection mirror)
    {
        using var command = mirror.Command(
            "SELECT position, first_day, last_day, last_customer FROM mirror");
        using var reader = command.ExecuteReader();
        reader.Read();
        return new(
            reader.GetInt64(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt64(3));
    }

    public void Write(DuckDBConnection mirror, string books) => mirror.Do(
        """
        UPDATE mirror
        SET books = ?, position = ?, first_day = ?, last_day = ?, last_customer = ?
        """,
        books, Position, FirstDay, LastDay, LastCustomer);
}
