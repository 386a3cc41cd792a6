namespace Kite.Customers;

/// <summary>Which stale records are asked for: those where this field is stale, or any.</summary>
public sealed record StaleQuestion
{
    public string? Field { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>A record that holds something stale.</summary>
public sealed record StaleView(CustomerView Customer, IReadOnlyList<StaleFieldView> Fields);

/// <summary>
/// A field that nobody has looked at for too long: what it says (null where that is sealed), when
/// someone last made sure of it or changed it, and since when a rule calls it stale.
/// </summary>
public sealed record StaleFieldView(
    string Field, string Name, object? Value, DateTimeOffset LookedAt,
    DateTimeOffset StaleSince, bool IsVerified);
