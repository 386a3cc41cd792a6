namespace Kite.Customers;

/// <summary>What is offered for a complete record.</summary>
public enum IncentiveKind
{
    Coupon,
    Points,
    Gift,
}

/// <summary>
/// Something promised once to each customer in whose record certain fields are filled (K5).
/// </summary>
public sealed class Incentive
{
    public const int MostFields = 30;
    public const long MostPoints = 1_000_000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Name { get; set; } = "";
    public IncentiveKind Kind { get; set; }

    /// <summary>What is promised, as staff say it: a coffee, 10 off the next visit.</summary>
    public string Offer { get; set; } = "";

    /// <summary>How many points, where points are promised.</summary>
    public long? Points { get; set; }

    /// <summary>The fields that have to be filled, by their names on the wire, one a line.
    /// </summary>
    public string Fields { get; set; } = "";
    public DateOnly FirstDay { get; set; }

    /// <summary>The last day on which it is promised; null where there is no end.</summary>
    public DateOnly? LastDay { get; set; }
    public long Version { get; set; } = 1;

    public IReadOnlyList<string> Asked => Fields.Split('\n');

    public bool IsOpen(DateOnly day) => FirstDay <= day && (LastDay is null || day <= LastDay);

    /// <summary>What is still to be filled in, in the order of the offer.</summary>
    public IReadOnlyList<string> Missing(IReadOnlySet<string> held) =>
        [.. Asked.Where(field => !held.Contains(field))];

    /// <summary>The promise of it to one customer, as it is worded today.</summary>
    public IncentiveGrant Promise(Guid customer, DateTimeOffset at, Guid? by) => new()
    {
        CustomerId = customer,
        IncentiveId = Id,
        Kind = Kind,
        Offer = Offer,
        Points = Points,
        GrantedAt = at,
        GrantedBy = by,
    };
}

/// <summary>What became of a promise.</summary>
public enum GrantState
{
    /// <summary>Promised and not yet given.</summary>
    Owed,
    HandedOver,

    /// <summary>Taken back by staff, with a reason.</summary>
    Withdrawn,

    /// <summary>The customer's other record, into which this one was merged, has it.</summary>
    Joined,
}

/// <summary>
/// What one customer was promised for a complete record. There is one for each customer and
/// incentive at most, whatever is written by whom at the same time.
/// </summary>
public sealed class IncentiveGrant
{
    public Guid CustomerId { get; init; }
    public Guid IncentiveId { get; init; }
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public IncentiveKind Kind { get; init; }

    /// <summary>What was promised then; later changes of the offer do not touch it.</summary>
    public string Offer { get; init; } = "";
    public long? Points { get; init; }
    public GrantState State { get; set; }
    public DateTimeOffset GrantedAt { get; init; }

    /// <summary>Whose change made the record complete.</summary>
    public Guid? GrantedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; set; }
    public Guid? DecidedBy { get; set; }

    /// <summary>Why it was withdrawn.</summary>
    public string? Reason { get; set; }

    /// <summary>
    /// What two records that were both promised it are owed as one: once, and nothing more where
    /// either has it already.
    /// </summary>
    public static GrantState Together(GrantState one, GrantState other) =>
        one == GrantState.HandedOver || other == GrantState.HandedOver ? GrantState.HandedOver
        : one == GrantState.Owed || other == GrantState.Owed ? GrantState.Owed
        : one;

    /// <summary>The same promise on another record.</summary>
    public IncentiveGrant On(Guid customer) => new()
    {
        CustomerId = customer,
        IncentiveId = IncentiveId,
        Id = Id,
        Kind = Kind,
        Offer = Offer,
        Points = Points,
        State = State,
        GrantedAt = GrantedAt,
        GrantedBy = GrantedBy,
        DecidedAt = DecidedAt,
        DecidedBy = DecidedBy,
        Reason = Reason,
    };
}
