namespace Kite.Insight;

/// <summary>
/// Where a customer stands in a list: the highest figure first, equal figures by number. It is
/// also the mark at which the next page goes on.
/// </summary>
internal readonly record struct Mark(long Figure, long Customer)
{
    public bool IsBefore(Mark other) =>
        Figure > other.Figure || (Figure == other.Figure && Customer < other.Customer);

    public static int Compare(Mark a, Mark b) =>
        a == b ? 0 : a.IsBefore(b) ? -1 : 1;
}
