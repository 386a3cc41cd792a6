namespace Kite.Customers;

/// <summary>
/// A module's figures, as orders of lists. Registered with
/// <c>services.AddScoped&lt;IFigureOrders, …&gt;()</c>.
/// </summary>
public interface IFigureOrders
{
    IReadOnlyList<FigureOrder> Orders { get; }

    /// <summary>Everyone who has this figure, in the order of it.</summary>
    Task<Result<FigureRanking>> Ranking(Asker asker, string key, CancellationToken cancel);
}

/// <summary>
/// A figure that puts lists of customers in order, as <c>by=figure.KEY</c>, and the column
/// that shows it.
/// </summary>
public sealed record FigureOrder(string Key, string? Column, string Permission)
{
    internal string By => FigureQuestions.Under + Key;
}

/// <summary>
/// Customers in the order of one figure, equal ones in the order of their numbers; made to hold
/// a million.
/// </summary>
public sealed class FigureRanking
{
    private readonly long[] numbers;
    private readonly long[] figures;
    private readonly int[] places;

    private FigureRanking(long[] numbers, long[] figures, int[] places) =>
        (this.numbers, this.figures, this.places) = (numbers, figures, places);

    public int Count => numbers.Length;

    /// <summary>
    /// Numbers in order already, each with its figure: a count, coins, the number of a day.
    /// </summary>
    public static FigureRanking Of(long[] ascending, long[] figures)
    {
        var (keys, places) = ((long[])figures.Clone(), new int[figures.Length]);
        for (var i = 0; i < places.Length; i++) places[i] = i;
        Array.Sort(keys, places);
        // Who shares a figure: their places are in the order of their numbers.
        for (var from = 0; from < keys.Length;)
        {
            var to = from + 1;
            while (to < keys.Length && keys[to] == keys[from]) to++;
            if (to - from > 1) Array.Sort(places, from, to - from);
            from = to;
        }
        return new(ascending, figures, places);
    }

    internal bool Has(long number) => Array.BinarySearch(numbers, number) >= 0;

    /// <summary>The figure of one customer; nothing where they have none.</summary>
    internal long? Of(long number) =>
        Array.BinarySearch(numbers, number) is >= 0 and var at ? figures[at] : null;

    /// <summary>The numbers of all who come after a place, up or down.</summary>
    internal IEnumerable<long> After((long Figure, long Number)? place, bool down)
    {
        if (down)
        {
            var from = place is { } last ? Before(last) : Count;
            for (var i = from - 1; i >= 0; i--) yield return numbers[places[i]];
        }
        else
        {
            var from = place is { } last ? Before((last.Figure, last.Number + 1)) : 0;
            for (var i = from; i < Count; i++) yield return numbers[places[i]];
        }
    }

    /// <summary>The number after which the next one without a figure may come.</summary>
    internal long Skip(long number)
    {
        var at = Array.BinarySearch(numbers, number + 1);
        if (at < 0) return number;
        while (at + 1 < Count && numbers[at + 1] == numbers[at] + 1) at++;
        return numbers[at];
    }

    // How many come before a place.
    private int Before((long Figure, long Number) place)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var at = places[middle];
            if ((figures[at], numbers[at]).CompareTo(place) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
