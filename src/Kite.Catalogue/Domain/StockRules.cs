namespace Kite.Catalogue;

/// <summary>What sales and counts mean for stock.</summary>
public static class StockRules
{
    /// <summary>A million of anything, in thousandths.</summary>
    public const long MostThousandths = 1_000_000_000;

    /// <summary>
    /// Whether a sale takes stock down: only what was sold after the last count, for that has
    /// found it gone already. A sale without its hour counts from the day after the count, and on
    /// the store's own day today, since it is told as it happens.
    /// </summary>
    public static bool TakesStock(
        DateOnly day, DateTimeOffset? at, StockLevel level, DateOnly today) =>
        !level.IsClosed && (at is { } instant
            ? instant > level.CountedAt
            : day > level.CountedDay || day == today);

    /// <summary>
    /// What was found more or less than was expected. What the sheet said when it was counted
    /// goes before what the books say now: goods sold since then were not there to be missed.
    /// </summary>
    public static long Difference(long counted, long? onTheSheet, long now) =>
        counted - (onTheSheet ?? now);

    /// <summary>Whether there is less than the threshold.</summary>
    public static bool IsLow(long level, long? low) => level < low;
}
