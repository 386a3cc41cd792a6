using System.Globalization;
using Kite.Insight;

namespace Kite.Tests.Insight.Cohorts;

/// <summary>Cohorts worked out one customer at a time, with nothing of the program.</summary>
internal static class PlainCohorts
{
    /// <summary>Per cell: <c>1997-01 age 3: 12 of 40 came, 15 visits, 34500</c>.</summary>
    public static IEnumerable<string> Cells(
        IReadOnlyList<Sale> sales, int months, DateOnly from, DateOnly to, DateOnly today)
    {
        var known = sales.Where(s => s.Day <= today).GroupBy(s => s.Customer)
            .Where(c => c.Any(s => !s.IsReturn))
            .Select(c => (
                Joined: Begin(c.Where(s => !s.IsReturn).Min(s => s.Day), months),
                Sales: c.ToList()))
            .ToList();
        for (var joined = Begin(from, months); joined <= to; joined = joined.AddMonths(months))
        {
            var cohort = known.Where(k => k.Joined == joined).ToList();
            var age = 0;
            for (var begin = joined; begin <= today; begin = begin.AddMonths(months), age++)
            {
                var end = begin.AddMonths(months);
                var then = cohort.ConvertAll(
                    k => k.Sales.Where(s => s.Day >= begin && s.Day < end).ToList());
                var days = then.ConvertAll(
                    s => s.Where(x => !x.IsReturn).Select(x => x.Day).Distinct().Count());
                yield return $"{joined:yyyy-MM} age {age}: {days.Count(d => d > 0)} of "
                    + $"{cohort.Count} came, {days.Sum()} visits, "
                    + then.Sum(s => s.Sum(x => x.Net)).ToString(CultureInfo.InvariantCulture)
                    + (end > today ? " so far" : "");
            }
        }
    }

    public static IEnumerable<string> Told(CohortTable table) => table.Rows.SelectMany(
        row => row.Cells,
        (row, cell) => $"{row.Joined.From:yyyy-MM} age {cell.Age}: {cell.Customers} of "
            + $"{row.Customers} came, {cell.Visits} visits, {cell.Net}"
            + (cell.IsFinished ? "" : " so far"));

    public static Habits Habits(IEnumerable<Sale> sales, DateOnly today) => new(
    [
        .. sales.Where(s => s.Day <= today).GroupBy(s => s.Customer).OrderBy(c => c.Key)
            .Where(c => c.Any(s => !s.IsReturn))
            .Select(c => Habit.Of(
                c.Key, [.. c.Where(s => !s.IsReturn).Select(s => s.Day.DayNumber)],
                c.Sum(s => s.Net))),
    ]);

    public static PeriodFigures Figures(IEnumerable<Sale> sales, Period period)
    {
        var then = sales.Where(s => period.Contains(s.Day)).GroupBy(s => s.Customer)
            .OrderBy(c => c.Key)
            .Select(c => (
                c.Key,
                Days: c.Where(s => !s.IsReturn).Select(s => s.Day).Distinct().Count(),
                Net: c.Sum(s => s.Net)))
            .ToList();
        var (came, returned) = (then.FindAll(c => c.Days > 0), then.FindAll(c => c.Days == 0));
        return new(
            period, [.. came.Select(c => c.Key)], [.. came.Select(c => c.Days)],
            [.. came.Select(c => c.Net)],
            new OnlyReturned([.. returned.Select(c => c.Key)], [.. returned.Select(c => c.Net)]),
            Unnamed.Nothing);
    }

    private static DateOnly Begin(DateOnly day, int months) =>
        new(day.Year, (day.Month - 1) / months * months + 1, 1);
}
