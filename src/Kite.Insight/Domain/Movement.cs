namespace Kite.Insight;

/// <summary>
/// Who went from where to where between two periods. Both are parted by the same lines, so that
/// a customer who did the same did not move. Customers who came for the first time after the
/// second period do not exist in it yet and are not counted.
/// </summary>
internal sealed class Movement
{
    private const int States = 6;
    private readonly PeriodFigures first;
    private readonly PeriodFigures second;
    private readonly Habits known;
    private readonly int[] counts = new int[States * States];

    private Movement(
        PeriodFigures first, PeriodFigures second, Habits known, Thresholds thresholds)
    {
        (this.first, this.second, this.known, Thresholds) = (first, second, known, thresholds);
        foreach (var mover in Movers()) counts[(int)mover.From * States + (int)mover.To]++;
        Trend = new(
            IntoB: Into(State.B) - Count(State.B, State.B),
            OutOfB: RowOf(State.B) - Count(State.B, State.B),
            FromA: Count(State.A, State.B),
            Before: RowOf(State.B), CameBefore: first.Count,
            After: Into(State.B), CameAfter: second.Count);
    }

    public Thresholds Thresholds { get; }

    /// <summary>Whether the base as a whole moves toward B.</summary>
    public Trend Trend { get; }

    /// <summary>How many customers are counted: all who were known by the second period.</summary>
    public int Customers => counts.Sum();

    /// <summary>
    /// The movement between two periods; lines by median or mean are those of the first period
    /// and are used for both.
    /// </summary>
    public static Movement Of(
        PeriodFigures first, PeriodFigures second, Habits known, Thresholds thresholds) =>
        new(first, second, known, thresholds);

    /// <summary>Every way from a state to a state, the ways that nobody went too.</summary>
    public IEnumerable<Move> Moves() =>
        from start in Enum.GetValues<State>()
        from end in Enum.GetValues<State>()
        where end != State.New
        select new Move(start, end, Count(start, end), RowOf(start));

    public int Count(State from, State to) => counts[(int)from * States + (int)to];

    /// <summary>How many started in a state.</summary>
    public int RowOf(State from) => Enum.GetValues<State>().Sum(to => Count(from, to));

    /// <summary>How many ended in a state.</summary>
    public int Into(State to) => Enum.GetValues<State>().Sum(from => Count(from, to));

    /// <summary>One page of those who went one way, most money first if not told.</summary>
    public Selected<Mover> Page(
        State from, State to, Mark? after, int limit, Measure? by = null)
    {
        var measure = by ?? Measure.MostMoney;
        var best = new Best<Mover>(limit, after, mover => measure.Of(mover.Visitor));
        var (visits, net) = (0L, 0L);
        foreach (var mover in Movers())
        {
            if (mover.From != from || mover.To != to) continue;

            (visits, net) = (visits + mover.Visits, net + mover.Net);
            best.Add(mover);
        }
        var (items, next) = best.Page();
        return new(Count(from, to), visits, net, items, next);
    }

    /// <summary>The numbers of all who went one way, to keep as a segment.</summary>
    public IEnumerable<long> Numbers(State from, State to) =>
        Movers().Where(mover => mover.From == from && mover.To == to).Select(m => m.Customer);

    /// <summary>The period that tells of those who ended so: of who left, the first.</summary>
    public PeriodFigures Spoken(State to) => to == State.None ? first : second;

    /// <summary>Every customer known by the end of the second period, by number.</summary>
    private IEnumerable<Mover> Movers()
    {
        int before = 0, after = 0;
        for (var i = 0; i < known.Count; i++)
        {
            var customer = known.Customer(i);
            var was = StepTo(customer, first, ref before);
            var now = StepTo(customer, second, ref after);
            if (known.First(i) <= second.Period.To)
                yield return MoverOf(customer, known.First(i), was, now);
        }
    }

    private static Visitor StepTo(long customer, PeriodFigures figures, ref int at)
    {
        while (at < figures.Count && figures.Customers[at] < customer) at++;
        return at < figures.Count && figures.Customers[at] == customer ? figures[at] : default;
    }

    private Mover MoverOf(long customer, DateOnly firstPurchase, Visitor was, Visitor now)
    {
        var from = was.Visits > 0 ? StateOf(was)
            : firstPurchase > first.Period.To ? State.New
            : State.None;
        var to = now.Visits > 0 ? StateOf(now) : State.None;
        return new(customer, from, to, was.Visits, was.Net, now.Visits, now.Net);
    }

    private State StateOf(Visitor visitor) => (State)(int)Thresholds.Of(visitor);
}
