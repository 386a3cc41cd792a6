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
    private readonly Lifetimes known;
    private readonly int[] counts = new int[States * States];
    private readonly Reasons?[] reasons = new Reasons?[States * States];

    private Movement(
        PeriodFigures first, PeriodFigures second, Lifetimes known, Thresholds thresholds)
    {
        (this.first, this.second, this.known, Thresholds) = (first, second, known, thresholds);
        foreach (var mover in Movers())
        {
            var way = (int)mover.From * States + (int)mover.To;
            counts[way]++;
            (reasons[way] ??= new()).Add(mover.Reason);
        }
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
        PeriodFigures first, PeriodFigures second, Lifetimes known, Thresholds thresholds) =>
        new(first, second, known, thresholds);

    public static Movement Of(
        PeriodFigures first, PeriodFigures second, Habits known, Thresholds thresholds) =>
        Of(first, second, known.Lifetimes, thresholds);

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

    /// <summary>Why those who went one way did; nobody's reasons where nobody went.</summary>
    public Reasons Why(State from, State to) =>
        reasons[(int)from * States + (int)to] ?? new Reasons();

    /// <summary>
    /// One page of those who went one way, for one reason or any, most money first if not told.
    /// </summary>
    public Selected<Mover> Page(
        State from, State to, Mark? after, int limit, Measure? by = null, Cause? why = null,
        Func<long, bool>? among = null)
    {
        var measure = by ?? Measure.MostMoney;
        var best = new Best<Mover>(limit, after, mover => measure.Of(mover.Visitor));
        var (customers, visits, net) = (0, 0L, 0L);
        foreach (var mover in Went(from, to, why, among))
        {
            (customers, visits, net) =
                (customers + 1, visits + mover.Visits, net + mover.Net);
            best.Add(mover);
        }
        var (items, next) = best.Page();
        return new(customers, visits, net, items, next);
    }

    /// <summary>All who went one way, for one reason or any, by number; of some only.</summary>
    public IEnumerable<Mover> Went(
        State from, State to, Cause? why = null, Func<long, bool>? among = null) =>
        Movers().Where(mover => mover.From == from && mover.To == to
            && (why is null || mover.Reason.Cause == why)
            && (among is null || among(mover.Customer)));

    /// <summary>The period that tells of those who ended so: of who left, the first.</summary>
    public PeriodFigures Spoken(State to) => to == State.None ? first : second;

    /// <summary>Every customer known by the end of the second period, by number.</summary>
    public IEnumerable<Mover> Movers()
    {
        int before = 0, after = 0;
        for (var i = 0; i < known.Count; i++)
        {
            var customer = known.Customers[i];
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
        return new(
            customer, from, to, was.Visits, was.Net, now.Visits, now.Net,
            from is State.New
                ? Reason.Arriving(now)
                : Reason.Of(
                    was, now, Thresholds,
                    Exposure.Of(first.Period, firstPurchase), second.Period.Days));
    }

    private State StateOf(Visitor visitor) => (State)(int)Thresholds.Of(visitor);
}
