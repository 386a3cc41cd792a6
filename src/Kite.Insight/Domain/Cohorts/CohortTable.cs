namespace Kite.Insight;

/// <summary>
/// What a cohort did in one stretch of the calendar, so many stretches after the one of its first
/// purchases. Only in finished stretches has everyone had the same time to come.
/// </summary>
internal sealed record CohortCell(
    int Age, Period Days, int Customers, long Visits, long Net, bool IsFinished);

/// <summary>Everyone who first bought in one stretch, and what they did since.</summary>
internal sealed record CohortRow(
    Period Joined, int Customers, IReadOnlyList<CohortCell> Cells);

/// <summary>
/// All cohorts together at one age: only those whose stretch at that age is over, so that the same
/// exposure is compared. <paramref name="Of"/> is how many customers these cohorts have.
/// </summary>
internal sealed record CohortAge(
    int Age, int Cohorts, long Of, long Customers, long Visits, long Net);

/// <summary>Cohorts by the stretch of the first purchase, in rows by age.</summary>
internal sealed record CohortTable(
    CohortStep Step, IReadOnlyList<CohortRow> Rows, IReadOnlyList<CohortAge> Ages)
{
    public static CohortTable Of(CohortStep step, IReadOnlyList<CohortRow> rows) => new(
        step,
        rows,
        [
            .. rows.SelectMany(row => row.Cells, (row, cell) => (Row: row, Cell: cell))
                .Where(at => at.Cell.IsFinished && at.Row.Customers > 0)
                .GroupBy(at => at.Cell.Age)
                .OrderBy(age => age.Key)
                .Select(age => new CohortAge(
                    age.Key,
                    age.Count(),
                    age.Sum(at => (long)at.Row.Customers),
                    age.Sum(at => (long)at.Cell.Customers),
                    age.Sum(at => at.Cell.Visits),
                    age.Sum(at => at.Cell.Net))),
        ]);
}
