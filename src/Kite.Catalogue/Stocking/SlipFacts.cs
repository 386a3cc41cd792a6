namespace Kite.Catalogue;

/// <summary>A product on a slip, and how much of it.</summary>
public sealed record SlipLine
{
    /// <summary>The product's code, or one of its barcodes.</summary>
    public string? Product { get; init; }

    /// <summary>1.5 kg as 1500; a correction may take away. Of a count: what was found.</summary>
    public long? QuantityThousandths { get; init; }

    /// <summary>
    /// Of a count: what the sheet expected when it was counted; what the books say now where
    /// nothing is said.
    /// </summary>
    public long? ExpectedThousandths { get; init; }
}

/// <summary>Goods received, corrected or wasted in a store, as they are noted.</summary>
public sealed record StockEntry
{
    /// <summary>The store's number.</summary>
    public int? Store { get; init; }

    /// <summary>received, corrected or wasted.</summary>
    public StockMove Kind { get; init; }
    public IReadOnlyList<SlipLine?>? Lines { get; init; }

    /// <summary>The supplier's delivery note, say.</summary>
    public string? Reference { get; init; }

    /// <summary>Why; a correction and a waste need one.</summary>
    public string? Reason { get; init; }

    /// <summary>More goes than is there by the books; needs a reason and the permission.</summary>
    public bool Overdraw { get; init; }
}

/// <summary>What was counted in a store.</summary>
public sealed record StockCount
{
    /// <summary>The store's number.</summary>
    public int? Store { get; init; }
    public IReadOnlyList<SlipLine?>? Lines { get; init; }

    /// <summary>What there is to say of it.</summary>
    public string? Reason { get; init; }
}

/// <summary>Goods that go from one store to another.</summary>
public sealed record StockTransfer
{
    /// <summary>The number of the store that gives.</summary>
    public int? From { get; init; }

    /// <summary>The number of the store that gets.</summary>
    public int? To { get; init; }
    public IReadOnlyList<SlipLine?>? Lines { get; init; }

    /// <summary>The paper that goes along, say.</summary>
    public string? Reference { get; init; }
    public string? Reason { get; init; }

    /// <summary>More goes than is there by the books; needs a reason and the permission.</summary>
    public bool Overdraw { get; init; }
}

/// <summary>A slip as it is shown.</summary>
public sealed record SlipView(
    Guid Id, long Number, SlipKind Kind, int Store, int? ToStore, DateOnly Day,
    DateTimeOffset At, string By, string? Reference, string? Reason, int Lines)
{
    internal static SlipView Of(StockSlip s) => new(
        s.Id, s.Number, s.Kind, s.StoreNumber, s.ToStoreNumber, s.Day, s.At, s.By, s.Reference,
        s.Reason, s.Lines);
}

/// <summary>A movement as it is shown.</summary>
public sealed record MovementView(
    Guid Id, int Store, Guid ProductId, string Product, string Name, StockMove Kind,
    long QuantityThousandths, long LevelThousandths, long? CountedThousandths, DateOnly Day,
    DateTimeOffset At, string By, Guid? Slip, string? Reference, string? Reason,
    bool IsOverdrawn)
{
    internal static MovementView Of(StockMovement m, Product p) => new(
        m.Id, m.StoreNumber, p.Id, p.Code, p.Name, m.Kind, m.QuantityThousandths,
        m.LevelThousandths, m.CountedThousandths, m.Day, m.At, m.By, m.SlipId, m.Reference,
        m.Reason, m.IsOverdrawn);
}

/// <summary>A slip with its lines.</summary>
public sealed record WholeSlip(SlipView Slip, IReadOnlyList<MovementView> Movements);
