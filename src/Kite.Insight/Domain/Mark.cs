namespace Kite.Insight;

/// <summary>
/// Where a customer stands in a list: most money first, equal money by number. It is also the
/// mark at which the next page goes on.
/// </summary>
internal readonly record struct Mark(long Net, long Customer)
{
    public bool IsBefore(Mark other) =>
        Net > other.Net || (Net == other.Net && Customer < other.Customer);

    public static int Compare(Mark a, Mark b) =>
        a == b ? 0 : a.IsBefore(b) ? -1 : 1;
}
