using Kite.Customers;

namespace Kite.Insight;

/// <summary>
/// A customer in a list of figures, with what puts them there. Names are absent for who may not
/// see them; what a list does not speak of is null.
/// </summary>
public sealed record ListedCustomer(
    long Number, string? Name, CustomerKind Kind, int Visits, Money Net, Money Average)
{
    public int? Rank { get; init; }
    public DateOnly? First { get; init; }
    public DateOnly? Last { get; init; }
    public int? SilentDays { get; init; }

    /// <summary>The usual days between two visits.</summary>
    public double? Pause { get; init; }

    /// <summary>The day by which half of their pauses would have ended.</summary>
    public DateOnly? Expected { get; init; }

    /// <summary>How likely a pause as long is, or that they stay away.</summary>
    public double? Chance { get; init; }

    /// <summary>The day on which they came again.</summary>
    public DateOnly? Back { get; init; }
    public string? MovedFrom { get; init; }
    public string? MovedTo { get; init; }

    /// <summary>Visits and money of the first of two periods.</summary>
    public int? VisitsBefore { get; init; }
    public Money? NetBefore { get; init; }

    /// <summary>Why they moved.</summary>
    public string? Why { get; init; }

    /// <summary>How their money changed through how often they came.</summary>
    public Money? ByVisits { get; init; }

    /// <summary>How their money changed through what a visit brought.</summary>
    public Money? ByBills { get; init; }

    /// <summary>
    /// How many times as likely as anyone to buy what the list is about; by category, how many
    /// of its products they bought.
    /// </summary>
    public double? Fit { get; init; }

    /// <summary>Why it fits, in a sentence.</summary>
    public string? Reason { get; init; }
}

/// <summary>A page of such a list, and what the whole list adds up to.</summary>
public sealed record CustomerList(
    int Customers, long Visits, Money Net, IReadOnlyList<ListedCustomer> Items, string? Next)
{
    /// <summary>The lines by which they were picked, of a list of the map or the movement.
    /// </summary>
    public ThresholdsView? Thresholds { get; init; }
}
