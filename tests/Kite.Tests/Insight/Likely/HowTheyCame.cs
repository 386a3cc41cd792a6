using Kite.Insight;

namespace Kite.Tests.Insight.Likely;

/// <summary>Sales boiled down the plain way, for what is likely.</summary>
internal static class HowTheyCame
{
    /// <summary>How everyone came, where no purchase was brought back on its day.</summary>
    public static Comings Of(IEnumerable<Sale> sales, string split, string end)
    {
        var known = sales.Where(s => s.Day <= Plain.Day(end)).ToList();
        var comings = new Comings(known.Min(s => s.Day), Plain.Day(split), Plain.Day(end));
        foreach (var customer in known.GroupBy(s => s.Customer).OrderBy(c => c.Key))
        {
            var days = customer.GroupBy(s => s.Day.DayNumber).OrderBy(d => d.Key).ToList();
            comings.Add(
                customer.Key,
                [.. days.Select(d => d.Key)],
                [.. days.Select(d => d.Sum(s => s.Net))],
                [.. days.Select(d => d.Any(s => !s.IsReturn))]);
        }
        return comings;
    }

    /// <summary>Customers made up by the model's own story, the same each time.</summary>
    public static Comings Invented(int customers, ulong seed = 11, double pace = 0.1)
    {
        var lots = new Lots(seed);
        var end = Plain.Day("2026-06-30");
        var comings = new Comings(end.AddDays(-363), end.AddDays(-182), end);
        for (var number = 1; number <= customers; number++)
        {
            var day = end.DayNumber - 182 - lots.Below(182);
            var days = new List<int> { day };
            var (rate, leaving) = (lots.Gamma(1.5) * pace / 1.5, lots.Beta(1, 4));
            var at = (double)day;
            while (lots.Next() > leaving)
            {
                at += 7 * lots.Exponential() / rate;
                if (at > end.DayNumber) break;
                if ((int)at > days[^1]) days.Add((int)at);
            }
            var size = lots.Gamma(4) / 3000;
            comings.Add(
                number, days.ToArray(),
                [.. days.Select(_ => 1 + (long)(lots.Gamma(6) / size))],
                [.. days.Select(_ => true)]);
        }
        return comings;
    }

    public static Pasts Pasts(Comings comings, Moment moment = Moment.End) =>
        Kite.Insight.Pasts.Of(comings, moment);

    public static Fitted Fit(string model, Comings comings, Moment moment = Moment.End) =>
        Fitting.Visits(model, Pasts(comings, moment), Pasts(comings, moment));

    public static VisitModel Made(this Fitted fit) => VisitModel.Of(fit.Model, fit.At);
}
