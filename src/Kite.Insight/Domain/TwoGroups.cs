namespace Kite.Insight;

/// <summary>
/// From where to where those went who may have something, beside those whom chance leaves out of
/// it, whether anyone has used it or not.
/// </summary>
internal sealed class TwoGroups
{
    private readonly int[,,] counts = new int[2, StableMovement.States, StableMovement.States];

    public int Customers { get; private set; }
    public int Others { get; private set; }

    /// <summary>The two beside each other, row by row.</summary>
    public TwoMovements Beside => TwoMovements.Of(
        (from, to) => counts[0, (int)from, (int)to], (from, to) => counts[1, (int)from, (int)to],
        Enum.GetValues<State>().Where(s => s != State.New));

    /// <summary>
    /// Of what anyone may have: whoever came for the first time since may have come for its sake,
    /// so only the known count.
    /// </summary>
    public static TwoGroups Of(IEnumerable<Mover> movers, Func<long, bool> doesWithout)
    {
        var groups = new TwoGroups();
        foreach (var mover in movers.Where(m => m.From != State.New))
            groups.Add(mover.From, mover.To, doesWithout(mover.Customer), 1);
        return groups;
    }

    /// <summary>
    /// Of what was drawn among some: every one of them counts. Who had never bought anything was
    /// known and did not come; if they have not come since, they still do not.
    /// </summary>
    public static TwoGroups Drawn(
        IEnumerable<Mover> movers, IReadOnlyDictionary<long, bool> leftOut)
    {
        var groups = new TwoGroups();
        foreach (var mover in movers)
        {
            if (!leftOut.TryGetValue(mover.Customer, out var isLeftOut)) continue;

            var from = mover.From is State.New ? State.None : mover.From;
            groups.Add(from, mover.To, isLeftOut, 1);
        }
        var without = leftOut.Values.Count(isLeftOut => isLeftOut);
        var (never, neverWithout) = (
            leftOut.Count - without - groups.Customers, without - groups.Others);
        groups.Add(State.None, State.None, isLeftOut: false, never);
        groups.Add(State.None, State.None, isLeftOut: true, neverWithout);
        return groups;
    }

    private void Add(State from, State to, bool isLeftOut, int customers)
    {
        counts[isLeftOut ? 1 : 0, (int)from, (int)to] += customers;
        if (isLeftOut) Others += customers;
        else Customers += customers;
    }
}
