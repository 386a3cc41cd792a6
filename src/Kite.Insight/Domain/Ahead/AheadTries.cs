namespace Kite.Insight;

/// <summary>
/// Reckons two periods ahead by the shares of both steps together, and draws lots for the
/// interval: other shares that would have brought the same counts, other arrivals, and chance.
/// </summary>
internal static class AheadTries
{
    private const int Tries = 1000;
    private const ulong Seed = 20_425;
    private const int Many = Footings.Many;

    public static IReadOnlyList<IReadOnlyList<AheadFooting>> Of(Steps steps)
    {
        var counts = Footings.All.Select(p => Added(steps.Row(0, p), steps.Row(1, p))).ToArray();
        int[] arrivals = [steps.Arrived(0).Sum(), steps.Arrived(1).Sum()];
        var arrived = Added(steps.Arrived(0), steps.Arrived(1));
        var expected = Expected(steps.Now, counts, arrivals.Average(), arrived);
        var tried = new double[Tries][][];
        Parallel.For(0, Tries, t => tried[t] = Try(
            steps.Now, counts, arrivals, arrived, new Lots(Seed * (ulong)(t + 1))));
        return
        [
            .. expected.Select((at, step) => (IReadOnlyList<AheadFooting>)
            [
                .. Footings.All.Select(p => Told(
                    p, at, [.. tried.Select(one => one[step])])),
            ]),
        ];
    }

    private static AheadFooting Told(Footing place, double[] expected, double[][] tried) => new(
        place,
        Between(expected[(int)place], [.. tried.Select(t => t[(int)place])]),
        Footings.Comes(place)
            ? Between(Share(expected, place), [.. tried.Select(t => Share(t, place))])
            : null);

    private static double Share(double[] at, Footing place)
    {
        var come = Footings.All.Where(Footings.Comes).Sum(p => at[(int)p]);
        return come == 0 ? 0 : at[(int)place] / come;
    }

    private static Within95 Between(double expected, double[] tried)
    {
        Array.Sort(tried);
        return new(
            expected,
            Math.Min(expected, tried[(int)(0.025 * (Tries - 1))]),
            Math.Max(expected, tried[(int)(0.975 * (Tries - 1))]));
    }

    private static double[][] Expected(
        IReadOnlyList<int> now, double[][] counts, double arrivals, double[] arrived)
    {
        var at = now.Select(n => (double)n).ToArray();
        var ahead = new double[LookAhead.Farthest][];
        for (var step = 0; step < ahead.Length; step++)
        {
            var next = new double[Many];
            for (var from = 0; from < Many; from++) Spread(counts[from], at[from], next);
            Spread(arrived, arrivals, next);
            ahead[step] = at = next;
        }
        return ahead;
    }

    private static void Spread(double[] counts, double customers, double[] into)
    {
        var all = counts.Sum();
        if (all == 0) return;
        for (var to = 0; to < Many; to++) into[to] += customers * counts[to] / all;
    }

    private static double[][] Try(
        IReadOnlyList<int> now, double[][] counts, int[] arrivals, double[] arrived, Lots lots)
    {
        var shares = counts.Select((row, from) => Drawn(
            row, to => Footings.Leads((Footing)from, (Footing)to), lots)).ToArray();
        var ofArrivals = Drawn(arrived, to => Footings.Comes((Footing)to), lots);
        var at = now.ToArray();
        var ahead = new double[LookAhead.Farthest][];
        for (var step = 0; step < ahead.Length; step++)
        {
            var next = new int[Many];
            for (var from = 0; from < Many; from++) Throw(lots, shares[from], at[from], next);
            Throw(lots, ofArrivals, Arriving(lots, arrivals), next);
            at = next;
            ahead[step] = Array.ConvertAll(next, n => (double)n);
        }
        return ahead;
    }

    // As many as in one of the two periods, and as chance strays from that.
    private static int Arriving(Lots lots, int[] arrivals)
    {
        double usual = arrivals[lots.Below(arrivals.Length)];
        return (int)Math.Max(0, Math.Round(usual + Math.Sqrt(usual) * lots.Normal()));
    }

    // Shares that would have brought these counts (Dirichlet, half a customer beforehand).
    private static double[] Drawn(double[] counts, Func<int, bool> leads, Lots lots)
    {
        var drawn = new double[Many];
        for (var to = 0; to < Many; to++) drawn[to] = leads(to) ? lots.Gamma(counts[to] + 0.5) : 0;
        var all = drawn.Sum();
        return Array.ConvertAll(drawn, d => d / all);
    }

    private static void Throw(Lots lots, double[] shares, int customers, int[] into)
    {
        var (left, rest) = (customers, 1.0);
        for (var to = 0; to < Many && left > 0; to++)
        {
            if (shares[to] <= 0) continue;

            var went = lots.Binomial(left, Math.Min(1, shares[to] / rest));
            into[to] += went;
            (left, rest) = (left - went, rest - shares[to]);
        }
    }

    private static double[] Added(int[] first, int[] second) =>
        [.. first.Zip(second, (a, b) => (double)(a + b))];
}
