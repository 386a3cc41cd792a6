namespace Kite.Customers;

/// <summary>
/// What customers brought in: whoever keeps the purchases tells it. Each sale belongs to one
/// customer, so sums over customers count it once.
/// </summary>
public interface IWorthOf
{
    /// <summary>Who may be told.</summary>
    string Permission { get; }

    /// <summary>What each bought less what each gave back in these days, both included.</summary>
    Task<IReadOnlyDictionary<Guid, Money>> Of(
        IReadOnlyCollection<Guid> customers, DateOnly from, DateOnly to,
        CancellationToken cancel);
}

/// <summary>What one customer is worth, and where they stand among all.</summary>
public sealed record Worth(
    Money Year, Money Month, int? Rank, int Among, bool InTop10, bool InTop20);

/// <summary>Where customers stand among all: whoever keeps the figures tells it.</summary>
public interface IStandingOf
{
    /// <summary>Who may be told.</summary>
    string Permission { get; }

    Task<Worth?> Of(Asker asker, long number, CancellationToken cancel);
}
