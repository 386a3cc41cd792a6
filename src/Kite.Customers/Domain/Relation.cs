namespace Kite.Customers;

/// <summary>What one customer is to another; each word has its counterpart.</summary>
public enum RelationKind
{
    Spouse,
    Parent,
    Child,
    Sibling,
    Relative,

    /// <summary>The other one is the household that this one belongs to.</summary>
    Household,
    HouseholdMember,
    Friend,
    BusinessCircle,

    /// <summary>The other one is the firm that this one works for.</summary>
    Employer,
    Employee,

    /// <summary>The other one decides on what this firm buys.</summary>
    DecisionMaker,
    DecidesFor,

    /// <summary>This one buys through the other one.</summary>
    BuysThrough,
    BuysFor,

    /// <summary>The other one is the firm of which this one is a unit.</summary>
    UnitOf,
    Unit,
}

/// <summary>
/// One end of a relation: each customer keeps what the other is to them, and both ends bear the
/// same key.
/// </summary>
public sealed class Relation
{
    public Guid CustomerId { get; init; }
    public Guid Id { get; init; }
    public Guid OtherId { get; init; }
    public RelationKind Kind { get; init; }
    public string? Note { get; set; }
    public string Source { get; init; } = "staff";
    public DateTimeOffset AddedAt { get; init; }
}
