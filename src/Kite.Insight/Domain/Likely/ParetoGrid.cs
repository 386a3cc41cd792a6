namespace Kite.Insight;

/// <summary>
/// The days of Pareto/NBD for one set of parameters: where within each day the curve is looked
/// at, and the areas behind every day. Five columns each: the value and its change with r,
/// alpha, s and beta.
/// </summary>
internal sealed class ParetoGrid
{
    private const int Five = 5;
    private readonly int[] starts;
    private readonly List<Node> nodes = [];

    private readonly record struct Node(
        double Weight, double LogA, double LogB, double InA, double InB);

    public ParetoGrid(double r, double alpha, double s, double beta, int mostDays)
    {
        (R, Alpha, S, Beta) = (r, alpha, s, beta);
        (ByAlpha, ByBeta) = (new(alpha, mostDays), new(beta, mostDays));
        starts = new int[mostDays + 1];
        for (var day = 0; day < mostDays; day++)
        {
            AddNodes(day * Weeks.OfADay, (day + 1) * Weeks.OfADay);
            starts[day + 1] = nodes.Count;
        }
    }

    public double R { get; }
    public double Alpha { get; }
    public double S { get; }
    public double Beta { get; }
    public DayTable ByAlpha { get; }
    public DayTable ByBeta { get; }

    /// <summary>
    /// For every day from the first to the last, the area behind it as a share of the curve's
    /// height on it, and the changes of that.
    /// </summary>
    public double[] Tails(int again, int first, int last)
    {
        var (rx, s1) = (R + again, S + 1);
        var tails = new double[(last - first + 1) * Five];
        for (var day = last - 1; day >= first; day--)
        {
            var (at, next) = ((day - first) * Five, (day - first + 1) * Five);
            double v = 0, byR = 0, byAlpha = 0, byS = 0, byBeta = 0;
            for (var i = starts[day]; i < starts[day + 1]; i++)
            {
                var node = nodes[i];
                var k = node.Weight * Math.Exp(-rx * node.LogA - s1 * node.LogB);
                v += k;
                byR -= k * node.LogA;
                byAlpha += k * rx * node.InA;
                byS -= k * node.LogB;
                byBeta += k * s1 * node.InB;
            }
            var logA = ByAlpha.Log[day + 1] - ByAlpha.Log[day];
            var logB = ByBeta.Log[day + 1] - ByBeta.Log[day];
            var inA = ByAlpha.Inverse[day] - ByAlpha.Inverse[day + 1];
            var inB = ByBeta.Inverse[day] - ByBeta.Inverse[day + 1];
            var kept = Math.Exp(-rx * logA - s1 * logB);
            var behind = tails[next];
            tails[at] = v + kept * behind;
            tails[at + 1] = byR + kept * (tails[next + 1] - logA * behind);
            tails[at + 2] = byAlpha + kept * (tails[next + 2] + rx * inA * behind);
            tails[at + 3] = byS + kept * (tails[next + 3] - logB * behind);
            tails[at + 4] = byBeta + kept * (tails[next + 4] + s1 * inB * behind);
        }
        return tails;
    }

    /// <summary>
    /// How likely it is to have left since the last visit or to be here still, as a share of
    /// the curve's height on that day.
    /// </summary>
    public void Left(double[] tails, int first, int again, Past past, Span<double> into)
    {
        var (rx, s1) = (R + again, S + 1);
        var (last, known) = ((past.Last - first) * Five, (past.Known - first) * Five);
        var logA = ByAlpha.Log[past.Known] - ByAlpha.Log[past.Last];
        var logB = ByBeta.Log[past.Known] - ByBeta.Log[past.Last];
        var q = Math.Exp(-rx * logA - s1 * logB);
        var qByR = -q * logA;
        var qByAlpha = q * rx * (ByAlpha.Inverse[past.Last] - ByAlpha.Inverse[past.Known]);
        var qByS = -q * logB;
        var qByBeta = q * s1 * (ByBeta.Inverse[past.Last] - ByBeta.Inverse[past.Known]);
        var still = Beta + past.Known * Weeks.OfADay;
        var behind = tails[known];
        var gone = tails[last] - q * behind;
        into[0] = q * still + S * gone;
        into[1] = qByR * still
            + S * (tails[last + 1] - qByR * behind - q * tails[known + 1]);
        into[2] = qByAlpha * still
            + S * (tails[last + 2] - qByAlpha * behind - q * tails[known + 2]);
        into[3] = qByS * still + gone
            + S * (tails[last + 3] - qByS * behind - q * tails[known + 3]);
        into[4] = qByBeta * still + q
            + S * (tails[last + 4] - qByBeta * behind - q * tails[known + 4]);
    }

    // Close to the first day the curve may be steep: there a day is cut into growing pieces.
    private void AddNodes(double from, double to)
    {
        var shift = Math.Min(Alpha, Beta);
        var length = Math.Log((shift + to) / (shift + from));
        var cells = 1 + (int)(2 * length);
        for (var cell = 0; cell < cells; cell++)
        {
            for (var k = 0; k < Nodes.At.Length; k++)
            {
                var grown = (shift + from) * Math.Exp((cell + Nodes.At[k]) * length / cells);
                var at = grown - shift;
                nodes.Add(new(
                    Nodes.Weight[k] * length / cells * grown,
                    Math.Log((Alpha + at) / (Alpha + from)),
                    Math.Log((Beta + at) / (Beta + from)),
                    1 / (Alpha + from) - 1 / (Alpha + at),
                    1 / (Beta + from) - 1 / (Beta + at)));
            }
        }
    }
}
