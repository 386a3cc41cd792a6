namespace Kite.Insight;

/// <summary>
/// One page of a list of customers, what the whole list adds up to, and where the next page
/// goes on.
/// </summary>
internal sealed record Selected<T>(
    int Customers, long Visits, long Net, IReadOnlyList<T> Items, Mark? Next);
