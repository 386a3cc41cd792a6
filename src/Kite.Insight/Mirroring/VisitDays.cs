namespace Kite.Insight;

/// <summary>Takes one customer's days of visits, in order, each once.</summary>
internal delegate void EachCustomer(long customer, ReadOnlySpan<int> days);
