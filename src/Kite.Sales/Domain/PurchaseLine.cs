namespace Kite.Sales;

/// <summary>
/// One thing of a purchase: what it was, how much of it, what was paid for it. The lines of a
/// purchase add up to its amount; what a return brought back stands in its lines.
/// </summary>
public sealed class PurchaseLine
{
    internal const int Most = 1_000;
    internal const int LongestCode = 60;
    internal const int LongestName = 200;

    /// <summary>A million of anything, in thousandths.</summary>
    internal const long MostThousandths = 1_000_000_000;

    public Guid CustomerId { get; init; }
    public Guid PurchaseId { get; init; }

    /// <summary>1, 2, 3 … in the order of the receipt.</summary>
    public int Line { get; init; }

    /// <summary>The product's code; whether the catalogue knows it is another matter.</summary>
    public string? Product { get; init; }

    /// <summary>What the receipt called it, where it said so.</summary>
    public string? Name { get; init; }

    /// <summary>1.5 kg as 1500, one piece as 1000.</summary>
    public long QuantityThousandths { get; init; }

    /// <summary>What was paid in the smallest coin; below zero for goods brought back.</summary>
    public long NetCoins { get; init; }
}
