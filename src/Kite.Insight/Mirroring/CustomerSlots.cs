using DuckDB.NET.Data;

namespace Kite.Insight;

/// <summary>
/// Gives every customer a place in a row of counters, in the order of their numbers. Kite hands
/// numbers out one after the other, so the number itself is the place; where a business brought
/// numbers with wide gaps, they are looked up.
/// </summary>
internal sealed class CustomerSlots
{
    private readonly long first;
    private readonly long[]? numbers;
    private readonly Dictionary<long, int> slots = [];

    private CustomerSlots(long first, int count, long[]? numbers)
    {
        (this.first, Count, this.numbers) = (first, count, numbers);
        for (var i = 0; i < numbers?.Length; i++) slots.Add(numbers[i], i);
    }

    public int Count { get; }

    public static CustomerSlots Of(DuckDBConnection connection, Extent extent)
    {
        // 128 bits: a span from the least to the greatest number does not fit into 64.
        var span = (Int128)extent.LastCustomer - extent.FirstCustomer + 1;
        if (span <= 0) return new(1, 0, null);
        if (span <= Math.Max(1_000_000, 4 * extent.Purchases) && span < Array.MaxLength / 8)
            return new(extent.FirstCustomer, (int)span, null);

        var listed = Distinct(connection);
        return new(0, listed.Length, listed);
    }

    public int Of(long customer) =>
        numbers is null ? (int)(customer - first) : slots[customer];

    public long NumberAt(int slot) => numbers is null ? first + slot : numbers[slot];

    private static long[] Distinct(DuckDBConnection connection)
    {
        var found = new List<long>();
        using var command = connection.Command(
            "SELECT DISTINCT customer FROM purchases WHERE customer > 0 ORDER BY customer");
        using var reader = command.ExecuteReader();
        while (reader.Read()) found.Add(reader.GetInt64(0));
        return [.. found];
    }
}
