namespace Kite.Insight;

/// <summary>
/// The customers of a period in the order of what they brought. Equal money shares the better
/// rank, and whoever ties with the last of the top belongs to it.
/// </summary>
internal sealed class Ranks
{
    private readonly long[] ascending;

    public Ranks(PeriodFigures figures)
    {
        ascending = figures.Net.ToArray();
        Array.Sort(ascending);
    }

    public int Count => ascending.Length;

    /// <summary>The rank of this much money: one more than how many brought more.</summary>
    public int Of(long net)
    {
        var (low, high) = (0, ascending.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ascending[middle] > net) high = middle;
            else low = middle + 1;
        }
        return ascending.Length - low + 1;
    }

    /// <summary>
    /// What it takes to be among the first so many: at least a coin, for who brought nothing is
    /// at the top of no list.
    /// </summary>
    public long LeastOfTop(int customers) =>
        customers < 1 ? long.MaxValue
        : customers > Count ? 1
        : Math.Max(ascending[Count - customers], 1);

    /// <summary>What it takes to be among the best so many of a hundred, rounded up.</summary>
    public long LeastOfShare(int percent) => LeastOfTop((int)(((long)Count * percent + 99) / 100));
}
