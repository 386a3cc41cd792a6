using Kite.Customers;

namespace Kite.Insight;

/// <summary>
/// The figures as they stood at one moment: whatever is asked of one snapshot fits together.
/// </summary>
internal abstract class Snapshot : IAsyncDisposable
{
    /// <summary>
    /// What every customer who came in the period did there, in one store or all.
    /// </summary>
    public abstract Task<PeriodFigures> Figures(
        Period period, int? store, CancellationToken cancel);

    /// <summary>The same for who goes through many periods and asks for each but once.</summary>
    public virtual Task<PeriodFigures> FiguresOnce(
        Period period, int? store, CancellationToken cancel) => Figures(period, store, cancel);

    /// <summary>How every customer has come up to a day, in one store or all.</summary>
    public abstract Task<Habits> Habits(DateOnly upTo, int? store, CancellationToken cancel);

    /// <summary>
    /// What came in on each business day, in one store or all, from everyone or one customer.
    /// </summary>
    public abstract Task<IReadOnlyList<DaySum>> Days(
        int? store, CancellationToken cancel, long? customer = null);

    /// <summary>How everyone came, boiled down for what is likely.</summary>
    public abstract Task<Comings> Comings(DateOnly upTo, int? store, CancellationToken cancel);

    /// <summary>
    /// Goes through the days on which each customer came up to a day, one customer after the
    /// other.
    /// </summary>
    public abstract Task Walk(
        DateOnly upTo, int? store, EachCustomer each, CancellationToken cancel);

    /// <summary>The days on which one customer came up to a day, in order.</summary>
    public abstract Task<int[]> DaysOf(
        long customer, DateOnly upTo, CancellationToken cancel);

    /// <summary>What the largest few customers of some days brought together.</summary>
    public abstract Task<long> LargestNet(
        Period period, int customers, CancellationToken cancel);

    /// <summary>
    /// What was worked out from figures up to a day; worked out anew where nobody keeps it.
    /// </summary>
    public virtual Task<T> Worked<T>(
        string what, DateOnly upTo, int? store, Func<Task<T>> work, Func<T, int> customers)
        where T : class => work();

    /// <summary>
    /// Everyone in the order of a figure of these days; made anew where nobody keeps it.
    /// </summary>
    public virtual Task<FigureRanking> Ranking(
        string of, Period period, Func<Task<FigureRanking>> make) => make();

    public abstract ValueTask DisposeAsync();
}

/// <summary>All purchases up to a position: how many, and their sum.</summary>
internal sealed record Totals(long Position, long Purchases, long Net)
{
    public static Totals operator -(Totals all, Totals some) => all with
    {
        Purchases = all.Purchases - some.Purchases,
        Net = all.Net - some.Net,
    };
}
