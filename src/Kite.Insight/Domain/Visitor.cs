namespace Kite.Insight;

/// <summary>One customer's visits and money in a period.</summary>
internal readonly record struct Visitor(long Customer, int Visits, long Net)
{
    /// <summary>Spend per visit, rounded down to a whole coin.</summary>
    public long Average => Floor(Net, Visits);

    /// <summary>Division that rounds down below zero too, as a shopkeeper rounds a loss.</summary>
    public static long Floor(long whole, long parts)
    {
        var share = whole / parts;
        return share * parts > whole ? share - 1 : share;
    }
}
