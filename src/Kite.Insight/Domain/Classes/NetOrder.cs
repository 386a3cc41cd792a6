namespace Kite.Insight;

/// <summary>
/// What everyone brought in a period, put in order: those who came, and those who only brought
/// something back.
/// </summary>
internal sealed class NetOrder
{
    private readonly long[] ascending;

    public NetOrder(PeriodFigures figures)
    {
        ascending = [.. figures.Net, .. figures.OnlyReturned.Nets];
        Array.Sort(ascending);
        // Money that was given back is not part of the whole that is shared out.
        var first = Array.FindIndex(ascending, net => net > 0);
        Positive = first < 0 ? 0 : ascending.Length - first;
        for (var i = ascending.Length - Positive; i < ascending.Length; i++)
            Total += ascending[i];
    }

    /// <summary>How many customers there are.</summary>
    public int Count => ascending.Length;

    /// <summary>How many of them brought anything.</summary>
    public int Positive { get; }

    /// <summary>All that was brought by those who brought anything: the hundred per cent.</summary>
    public long Total { get; }

    /// <summary>What the customer of this place brought; 0 is the largest.</summary>
    public long this[int place] => ascending[^(place + 1)];

    /// <summary>One more than how many brought more.</summary>
    public int RankOf(long net)
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
}
