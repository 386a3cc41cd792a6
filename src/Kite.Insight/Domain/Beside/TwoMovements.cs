namespace Kite.Insight;

/// <summary>
/// One way in two movements: the shares of those who started there, and their difference.
/// </summary>
internal sealed record BesideWay(
    State From, State To, Proportions Shares, double Low, double High)
{
    /// <summary>Chance alone would seldom make them differ as much.</summary>
    public bool IsTold => Low > 0 || High < 0;
}

/// <summary>
/// Two movements beside each other, row by row: of two seasons, or of those who may have
/// something and those who do without. Rows with fewer than thirty on either side say nothing;
/// all intervals hold together in 95 of 100 cases.
/// </summary>
internal sealed record TwoMovements(IReadOnlyList<BesideWay> Ways, int LeftOut)
{
    public const int LeastInRow = Move.EnoughForShares;
    private const double Sure = 0.95;

    public static TwoMovements Of(
        Func<State, State, int> ours, Func<State, State, int> theirs, IEnumerable<State> rows)
    {
        var compared = new List<(State From, State To, Proportions Shares)>();
        var leftOut = 0;
        foreach (var from in rows)
        {
            var (our, their) = (Row(ours, from), Row(theirs, from));
            if (our < LeastInRow || their < LeastInRow)
            {
                if (our + their > 0) leftOut++;
                continue;
            }
            foreach (var to in Ends)
            {
                var (some, others) = (ours(from, to), theirs(from, to));
                if (some + others > 0) compared.Add((from, to, new(some, our, others, their)));
            }
        }
        var far = Tails.AllWithin(Sure, compared.Count);
        return new(
            [
                .. compared.Select(c =>
                {
                    var (low, high) = c.Shares.Within(far);
                    return new BesideWay(c.From, c.To, c.Shares, low, high);
                }),
            ],
            leftOut);
    }

    private static IEnumerable<State> Ends => Enum.GetValues<State>().Where(s => s != State.New);

    private static int Row(Func<State, State, int> counts, State from) =>
        Ends.Sum(to => counts(from, to));
}
