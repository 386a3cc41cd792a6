using System.Diagnostics;
using Kite.Insight;
using static Kite.Bench.Figure;

namespace Kite.Bench;

/// <summary>
/// What is likely of very many customers: fitting the four models and scoring everyone; beside
/// one plain pass of one likelihood over the same customers.
/// </summary>
internal static class LikelyScenario
{
    private static readonly DateOnly End = new(2026, 6, 30);

    public static async Task<IReadOnlyList<Figure>> Run(int customers, CancellationToken cancel)
    {
        var before = Process.GetCurrentProcess().WorkingSet64;
        var (comings, visits) = await Task.Run(() => Invent(customers), cancel);
        var (sum, plain) = Timed(() => Plainly(comings));
        var (fits, fitted) = Timed(() => Fit(comings));
        var judged = Judging.Of(comings);
        if (fits.Any(f => !f.IsSound) || judged.Best is not { } best || !double.IsFinite(sum))
            throw new InvalidOperationException("A fast answer that is none.");

        var (all, scored) = Timed(() => Scores.Of(
            comings, Moment.End, VisitModel.Of(best.Model, best.Fit.At), judged.Spend,
            Horizon.Usual).All());
        using var me = Process.GetCurrentProcess();
        var memory = (me.PeakWorkingSet64 - before) / 1e9;
        var what = Say($"{customers:N0} customers, {visits:N0} visits");
        return
        [
            new(
                $"four models fitted, {what}", Time(fitted), "under 10 s",
                fitted < TimeSpan.FromSeconds(10))
            {
                Yardstick = $"one plain pass {Time(plain)}",
                Ratio = Say($"{fitted / plain:N1} ×"),
            },
            new(
                $"{all.Length:N0} scored by {best.Model}", Time(scored), "under 5 s",
                scored < TimeSpan.FromSeconds(5))
            {
                Yardstick = $"one plain pass {Time(plain)}",
                Ratio = Say($"{scored / plain:N1} ×"),
            },
            new("memory for it", Say($"{memory:N2} GB"), "under 1.5 GB", memory < 1.5),
            .. OfCdnow(),
        ];
    }

    // As published, where the file is at hand: the middle of five.
    private static IEnumerable<Figure> OfCdnow()
    {
        if (CdnowFile.Read() is not { } comings) yield break;

        Fit(comings);
        var took = Enumerable.Range(0, 5).Select(_ => Timed(() => Fit(comings)).Took)
            .Order().ElementAt(2);
        yield return new(
            Say($"four models fitted, the {comings.Count:N0} customers of CDNOW"), Time(took),
            "under 2 s", took < TimeSpan.FromSeconds(2));
    }

    private static List<Fitted> Fit(Comings comings)
    {
        var every = Math.Max(1, (comings.Count + Fitting.Sample - 1) / Fitting.Sample);
        var (all, some) = (Pasts.Of(comings, Moment.End), Pasts.Of(comings, Moment.End, every));
        return
        [
            .. VisitModel.All.Select(model => Fitting.Visits(model, all, some)),
            Fitting.Spend(
                Spenders.Of(comings, Moment.End), Spenders.Of(comings, Moment.End, every)),
        ];
    }

    // The likelihood of BG/NBD once over, customer by customer, as it is printed in the paper.
    private static double Plainly(Comings comings)
    {
        const double r = 1, alpha = 10, a = 1, b = 6;
        var sum = 0.0;
        for (var i = 0; i < comings.Count; i++)
        {
            var past = comings.PastOf(i, Moment.End)!.Value;
            var (x, known, last) = (past.Again, past.Known / 7.0, past.Last / 7.0);
            var stays = Special.LnBeta(a, b + x) - Special.LnBeta(a, b)
                - (r + x) * Math.Log(alpha + known);
            var left = Special.LnBeta(a + 1, b + x - 1) - Special.LnBeta(a, b)
                - (r + x) * Math.Log(alpha + last);
            sum += Special.LnGamma(r + x) - Special.LnGamma(r) + r * Math.Log(alpha)
                + (x == 0 ? stays : Math.Max(stays, left)
                    + Math.Log(1 + Math.Exp(-Math.Abs(left - stays))));
        }
        return sum;
    }

    // Ten visits a customer in three years, by the story that the models tell.
    private static (Comings Comings, long Visits) Invent(int customers)
    {
        var lots = new Lots(7);
        var comings = new Comings(End.AddDays(-1095), End.AddDays(-548), End);
        var days = new List<int>();
        for (var number = 1; number <= customers; number++)
        {
            days.Clear();
            var at = End.DayNumber - lots.Next() * 1095;
            days.Add((int)at);
            var (pace, leaving) = (lots.Gamma(1.2) / 6, lots.Beta(.9, 13));
            while (lots.Next() > leaving && at <= End.DayNumber)
            {
                at += 7 * lots.Exponential() / pace;
                if (at <= End.DayNumber && (int)at > days[^1]) days.Add((int)at);
            }
            var size = lots.Gamma(3.7) / 1500;
            comings.Add(
                number, days.ToArray(), [.. days.Select(_ => 1 + (long)(lots.Gamma(6) / size))],
                [.. days.Select(_ => true)]);
        }
        return (comings, comings.Revisits + comings.Count);
    }

    private static (T Answer, TimeSpan Took) Timed<T>(Func<T> work)
    {
        var since = Stopwatch.GetTimestamp();
        var answer = work();
        return (answer, Stopwatch.GetElapsedTime(since));
    }

    private static string Time(TimeSpan time) => Say($"{time.TotalMilliseconds:N0} ms");
}
