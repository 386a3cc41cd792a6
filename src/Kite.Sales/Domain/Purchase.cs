namespace Kite.Sales;

/// <summary>What a customer bought, or brought back, at one time in one store.</summary>
public sealed class Purchase
{
    // Beyond this an amount is a slip, and sums of many of them would no longer fit.
    internal const long MostCoins = 100_000_000_000_000;

    public Guid CustomerId { get; init; }
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>
    /// The place in the order in which purchases became visible; the mirror follows it.
    /// </summary>
    public long Position { get; init; }
    public long CustomerNumber { get; init; }
    public int StoreNumber { get; init; }

    /// <summary>The business day, fixed when posted by the store's cut-off and zone.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The instant, where the source knows one.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What was paid in the smallest coin; below zero for goods brought back.</summary>
    public long NetCoins { get; init; }
    public string Currency { get; init; } = "";
    public int Items { get; init; }

    /// <summary>Goods brought back: takes money away, is no visit.</summary>
    public bool IsReturn { get; init; }

    /// <summary>Which system sold it: <c>cdnow</c>, <c>till</c>, <c>api</c> …</summary>
    public string Source { get; init; } = "";

    /// <summary>
    /// The receipt's number in that system; where it has none, the row's content and its count,
    /// so that loading twice adds nothing.
    /// </summary>
    public string Reference { get; init; } = "";
    public Guid? ImportId { get; init; }

    /// <summary>
    /// The number of the record that it was recorded for, where that was merged into this
    /// customer; else 0. Two such records may each have had a purchase of the same name.
    /// </summary>
    public long RecordedUnder { get; init; }
}

/// <summary>A stretch of positions whose purchases are gone, for those who follow along.</summary>
public sealed class PurchaseRemoval
{
    public long Position { get; init; }
    public long FirstPosition { get; init; }
    public long LastPosition { get; init; }
}
