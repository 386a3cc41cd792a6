namespace Kite.Catalogue;

/// <summary>Why there is more or less of a product in a store.</summary>
public enum StockMove
{
    Received,
    Sold,

    /// <summary>A customer brought it back.</summary>
    Returned,

    /// <summary>It was counted; what was found more or less than the books said.</summary>
    Counted,
    TransferredOut,
    TransferredIn,
    Corrected,

    /// <summary>Spoilt, broken, given away or lost.</summary>
    Wasted,
}

/// <summary>
/// One change of what a store has of a product. Movements are only ever added; their sum is what
/// is there, and each says what was there after it (T4).
/// </summary>
public sealed class StockMovement
{
    public int StoreNumber { get; init; }
    public Guid ProductId { get; init; }

    /// <summary>1, 2, 3 … for this store and product: two writers never both write the next.
    /// </summary>
    public long Line { get; init; }
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public StockMove Kind { get; init; }

    /// <summary>What came, or below zero what went: 1.5 kg as 1500.</summary>
    public long QuantityThousandths { get; init; }

    /// <summary>What is there after it.</summary>
    public long LevelThousandths { get; init; }

    /// <summary>What was found, where it was counted.</summary>
    public long? CountedThousandths { get; init; }

    /// <summary>The store's business day.</summary>
    public DateOnly Day { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Who noted it.</summary>
    public string By { get; init; } = "";

    /// <summary>The paper it stands on: a receipt of goods, a count, a transfer.</summary>
    public Guid? SlipId { get; init; }

    /// <summary>The customer's receipt, the supplier's delivery note.</summary>
    public string? Reference { get; init; }
    public string? Reason { get; init; }

    /// <summary>More went than was there by the books; someone who may said why.</summary>
    public bool IsOverdrawn { get; init; }
}

/// <summary>
/// What a store has of a product. A store keeps stock of a product from the day on which it first
/// received or counted it.
/// </summary>
public sealed class StockLevel
{
    public int StoreNumber { get; init; }
    public Guid ProductId { get; init; }

    /// <summary>The sum of all movements.</summary>
    public long LevelThousandths { get; init; }

    /// <summary>The line of the last movement, and so how many there are.</summary>
    public long LastLine { get; init; }

    /// <summary>Below this it is said to be low; never where none is said.</summary>
    public long? LowThousandths { get; set; }

    /// <summary>The store no longer keeps stock of it: sales take nothing down.</summary>
    public bool IsClosed { get; set; }

    /// <summary>When it was last counted, or first received: what was sold before is in it.
    /// </summary>
    public DateTimeOffset CountedAt { get; init; }
    public DateOnly CountedDay { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
}

/// <summary>What a paper in the stock room is about.</summary>
public enum SlipKind
{
    Receipt,
    Count,
    Transfer,
    Correction,
    Waste,
}

/// <summary>
/// What was noted in the stock room at once: goods received, a count, a transfer. Its lines are
/// the movements that bear its key.
/// </summary>
public sealed class StockSlip
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public long Number { get; init; }
    public SlipKind Kind { get; init; }
    public int StoreNumber { get; init; }

    /// <summary>Where a transfer goes.</summary>
    public int? ToStoreNumber { get; init; }
    public DateOnly Day { get; init; }
    public DateTimeOffset At { get; init; }
    public string By { get; init; } = "";

    /// <summary>The supplier's delivery note, say.</summary>
    public string? Reference { get; init; }
    public string? Reason { get; init; }

    /// <summary>How many products it names.</summary>
    public int Lines { get; init; }
}
