namespace Kite.Insight;

/// <summary>Whether more or fewer went one way than chance alone explains.</summary>
internal enum Beyond
{
    /// <summary>As many as a stable population would send.</summary>
    Chance,

    /// <summary>More than that, beyond what chance explains.</summary>
    More,

    /// <summary>Fewer than that, beyond what chance explains.</summary>
    Fewer,
}

/// <summary>A count beside what a stable population would have brought.</summary>
internal sealed record HeldAgainst(int Actual, double Expected, double Low, double High)
{
    public Beyond Beyond =>
        Actual > High ? Beyond.More : Actual < Low ? Beyond.Fewer : Beyond.Chance;
}

/// <summary>One way between two periods, held against chance.</summary>
internal sealed record StableWay(State From, State To, HeldAgainst Customers);

/// <summary>
/// A movement held against a stable population: everyone goes on from where the first period
/// left them, at their own pace and with their own purse, and nothing changes. What moves then
/// moves by chance, and by leaving as people have always left. All intervals hold together in
/// 95 of a hundred cases, and are as much wider as the models were off in their trial.
/// </summary>
internal sealed class StableMovement
{
    public const double Sure = 0.95;
    public const int States = 6;
    private const int Ends = 5;

    private readonly Movement movement;
    private readonly StableSums sums;
    private readonly double far;

    private StableMovement(Movement movement, StableSums sums, double bias)
    {
        (this.movement, this.sums, Bias) = (movement, sums, bias);
        var rows = Enum.GetValues<State>().Count(from => movement.RowOf(from) > 0);
        Compared = rows * Ends + Ends + 1;
        far = Tails.AllWithin(Sure, Compared);
    }

    /// <summary>How many counts are compared at once: the intervals hold for all of them.</summary>
    public int Compared { get; }

    /// <summary>By how much the models were off in all when put to the trial.</summary>
    public double Bias { get; }

    /// <summary>Every way from a state in which anyone was.</summary>
    public IEnumerable<StableWay> Ways() =>
        from start in Enum.GetValues<State>()
        where movement.RowOf(start) > 0
        from end in Enum.GetValues<State>()
        where end != State.New
        select new StableWay(start, end, Held(
            movement.Count(start, end), movement.RowOf(start), [(start, end)]));

    /// <summary>How many ended in a state.</summary>
    public HeldAgainst Into(State to) => Held(
        movement.Into(to), movement.Customers,
        [.. Enum.GetValues<State>().Select(from => (from, to))]);

    /// <summary>How many of those known in the first period ended in another state.</summary>
    public HeldAgainst Moved()
    {
        var known = movement.Customers - movement.RowOf(State.New);
        (State, State)[] stays =
            [.. Enum.GetValues<State>().Where(s => s != State.New).Select(s => (s, s))];
        var stayed = stays.Sum(s => movement.Count(s.Item1, s.Item2));
        return Held(known - stayed, known, stays, known);
    }

    /// <summary>
    /// Imagines how a stable population goes on, always by the same lots.
    /// </summary>
    public static StableMovement Of(Movement movement, AllGoing going, StableModel model) =>
        new(movement, StableSums.Of(going, model, movement.Thresholds), model.Bias);

    private HeldAgainst Held(
        int actual, int most, IReadOnlyList<(State From, State To)> ways, int? without = null)
    {
        var (sum, variance) = sums.Of(ways);
        var expected = without is { } all ? all - sum : sum;
        // Below one customer nobody can be half beyond chance.
        var half = far * Math.Sqrt(Math.Max(1, variance)) + Bias * expected;
        return new(
            actual, expected, Math.Max(0, expected - half), Math.Min(most, expected + half));
    }
}
