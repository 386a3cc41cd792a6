namespace Kite.Insight;

/// <summary>Why nothing is said of what is to come.</summary>
internal enum AheadDoubt
{
    None,

    /// <summary>Fewer than thirty customers stand in a row.</summary>
    Few,

    /// <summary>The two steps were not alike.</summary>
    Changing,
}

/// <summary>How many will stand in a place, and a quarter's share of those who come.</summary>
internal sealed record AheadFooting(Footing Footing, Within95 Customers, Within95? Share);

/// <summary>An expectation, and between what it lies in 95 of 100 tries.</summary>
internal sealed record Within95(double Expected, double Low, double High);

/// <summary>
/// Where customers will stand one and two periods ahead if all goes on as in the last two steps,
/// with as many arrivals. Never further: customers remember more than where they stood.
/// </summary>
internal sealed record LookAhead(
    AheadDoubt Doubt, SameTwice Same, IReadOnlyList<int> Now, IReadOnlyList<Footing> FewIn,
    IReadOnlyList<IReadOnlyList<AheadFooting>> Periods)
{
    public const int Farthest = 2;
    public const int LeastInRow = 30;

    public static LookAhead Of(Steps steps)
    {
        var held = Footings.All.Where(p =>
            steps.Row(0, p).Sum() + steps.Row(1, p).Sum() + steps.Now[(int)p] > 0).ToList();
        var few = held.Where(p =>
            steps.Row(0, p).Sum() < LeastInRow || steps.Row(1, p).Sum() < LeastInRow).ToList();
        var same = SameTwice.Of(
        [
            .. held.Select(p => (steps.Row(0, p), steps.Row(1, p))),
            (steps.Arrived(0), steps.Arrived(1)),
        ]);
        var doubt = few.Count > 0 || held.Count == 0 ? AheadDoubt.Few
            : same.IsSame ? AheadDoubt.None
            : AheadDoubt.Changing;
        return new(
            doubt, same, steps.Now, few, doubt is AheadDoubt.None ? AheadTries.Of(steps) : []);
    }
}
