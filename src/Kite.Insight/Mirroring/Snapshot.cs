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

    /// <summary>When every customer came first and last up to a day, in one store or all, and
    /// what they brought.</summary>
    public abstract Task<Lifetimes> Lifetimes(
        DateOnly upTo, int? store, CancellationToken cancel);

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

    /// <summary>What was on the receipts.</summary>
    public abstract AskLines Lines { get; }

    /// <summary>The codes of the products of the lines, by their numbers.</summary>
    public abstract Task<ProductCodes> Products(CancellationToken cancel);

    /// <summary>What of the lines was brought back whole.</summary>
    public Task<BroughtBack> BroughtBack() => Worked(
        "brought-back", DateOnly.MaxValue, store: null,
        async () => Insight.BroughtBack.Of(await Lines.Moved(CancellationToken.None)),
        back => back.Count);

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

/// <summary>
/// All purchases up to a position: how many, and their sum; their lines that name a product; and
/// a sum over what was sold of each product, by which two that differ in one line differ.
/// </summary>
internal sealed record Totals(
    long Position, long Purchases, long Net, long Lines = 0, long Goods = 0)
{
    public static Totals operator -(Totals all, Totals some) => all with
    {
        Purchases = all.Purchases - some.Purchases,
        Net = all.Net - some.Net,
        Lines = all.Lines - some.Lines,
        Goods = unchecked(all.Goods - some.Goods),
    };

    /// <summary>The same with what was sold of one more product.</summary>
    public Totals With(string code, long lines, long thousandths, long net) => this with
    {
        Lines = Lines + lines,
        Goods = unchecked(Goods + (Spread(code) * (lines + 31 * thousandths + 1_009 * net))),
    };

    // Fowler, Noll and Vo: a number for a code that is the same on every machine.
    private static long Spread(string code)
    {
        unchecked
        {
            var hash = 0xCBF29CE484222325;
            foreach (var c in code) hash = (hash ^ c) * 0x100000001B3;
            return (long)hash;
        }
    }
}
