using Kite.Customers;

namespace Kite.Sample;

/// <summary>An invented customer: who they are, and everything they bought.</summary>
internal sealed record Guest(string Name, Life Life, IReadOnlyList<Outing> Outings)
{
    public CustomerKind Kind { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? Address { get; init; }
    public string? Language { get; init; }
    public DateOnly? BirthDate { get; init; }
    public string? Note { get; init; }

    /// <summary>Where the record came from; the old cards had numbers of their own.</summary>
    public string Source { get; init; } = "staff";
    public string? OldCard { get; init; }
}
