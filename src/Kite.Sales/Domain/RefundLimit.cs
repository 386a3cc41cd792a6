namespace Kite.Sales;

/// <summary>
/// How much somebody gives back alone: for one bill, and on one business day; nothing where there
/// is no end. Above it a second person signs. Each change is a version that stays.
/// </summary>
public sealed record RefundLimit
{
    /// <summary>1, 2, 3 … in the order in which they were set.</summary>
    public int Number { get; init; }
    public long? BillCoins { get; init; }
    public long? DayCoins { get; init; }
    public string Currency { get; init; } = "";
    public DateTimeOffset At { get; init; }
    public string By { get; init; } = "";

    /// <summary>
    /// How much more could be given back alone of a bill, after so much that day.
    /// </summary>
    internal long LeftAfter(long coinsOfDay) => Math.Min(
        BillCoins ?? long.MaxValue,
        DayCoins is { } day ? Math.Max(0, day - coinsOfDay) : long.MaxValue);
}
