namespace Kite.Insight;

/// <summary>What a rehearsal found of one day in one store.</summary>
internal sealed class RehearsalDay
{
    public Guid RehearsalId { get; init; }
    public DateOnly Day { get; init; }
    public int StoreNumber { get; init; }

    /// <summary>Receipts that were priced, and those that the strategy held for.</summary>
    public long Receipts { get; set; }
    public long Touched { get; set; }

    /// <summary>What these came to before any strategy.</summary>
    public long ListCoins { get; set; }

    /// <summary>What the strategy itself took off.</summary>
    public long GivenCoins { get; set; }

    /// <summary>What is paid less than without it, all strategies together.</summary>
    public long CostCoins { get; set; }
}

/// <summary>What a rehearsal found of one customer.</summary>
internal sealed class RehearsalCustomer
{
    public Guid CustomerId { get; init; }
    public Guid RehearsalId { get; init; }
    public long CustomerNumber { get; init; }
    public int Visits { get; init; }

    /// <summary>What they spent as it was.</summary>
    public long NetCoins { get; init; }
    public int Receipts { get; init; }
    public int Touched { get; init; }
    public long GivenCoins { get; init; }

    /// <summary>What they pay less with the strategy; below zero what they pay more.</summary>
    public long GainCoins { get; init; }

    /// <summary>Where they stand on the map before and after; nowhere who only brought back.
    /// </summary>
    public Quarter? Before { get; init; }
    public Quarter? After { get; init; }
}

/// <summary>An odd thing that a rehearsal found, with the receipt or the customer that shows it.
/// </summary>
internal sealed class RehearsalCase
{
    /// <summary>So many of one kind are kept; all are counted.</summary>
    public const int Kept = 500;

    public Guid RehearsalId { get; init; }
    public OddCheck Odd { get; init; }
    public int Line { get; init; }
    public long? CustomerNumber { get; init; }
    public Guid? PurchaseId { get; init; }
    public int? StoreNumber { get; init; }
    public DateOnly? Day { get; init; }

    /// <summary>What the receipt came to before any strategy, and what is paid.</summary>
    public long ListCoins { get; init; }
    public long PaidCoins { get; init; }

    /// <summary>What is odd about it, in money.</summary>
    public long Coins { get; init; }
}

/// <summary>What a figure of a rehearsal is about.</summary>
internal enum RehearsedFigure
{
    Total,

    /// <summary>Why the strategy did not hold, and for how many receipts.</summary>
    Reason,
    Check,
    Quarter,

    /// <summary>From which quarter to which.</summary>
    Move,
}

/// <summary>One figure of a rehearsal, by name.</summary>
internal sealed class RehearsalFigure
{
    public Guid RehearsalId { get; init; }
    public RehearsedFigure Kind { get; init; }
    public string Name { get; init; } = "";
    public long Count { get; init; }
    public long Coins { get; init; }
}
