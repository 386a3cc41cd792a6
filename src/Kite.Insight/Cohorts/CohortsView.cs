namespace Kite.Insight;

/// <summary>What a cohort did in one stretch; one not over cannot be compared yet.</summary>
public sealed record CohortCellView(
    int Age, DateOnly From, DateOnly To, int Customers, long Visits, Money Net, bool IsFinished);

/// <summary>Everyone who first bought in these days, and what they did since.</summary>
public sealed record CohortView(
    DateOnly From, DateOnly To, int Customers, IReadOnlyList<CohortCellView> Cells);

/// <summary>
/// All cohorts at one age whose stretch is over. <c>rate</c> is of <c>of</c> customers: the share
/// who came, or visits or coins for each of them.
/// </summary>
public sealed record CohortAgeView(
    int Age, int Cohorts, long Of, long Customers, long Visits, Money Net, double Rate);

/// <summary>Cohorts by the month or quarter of the first purchase.</summary>
public sealed record CohortsView(
    string By, string Measure, DateOnly Today, IReadOnlyList<CohortView> Cohorts,
    IReadOnlyList<CohortAgeView> Curve)
{
    internal static CohortsView Of(AskCohorts.Told told) => new(
        new Choice<CohortStep>(told.Table.Step).ToString(),
        told.Measure,
        told.Ground.Today,
        [
            .. told.Table.Rows.Select(r => new CohortView(
                r.Joined.From, r.Joined.To, r.Customers,
                [
                    .. r.Cells.Select(c => new CohortCellView(
                        c.Age, c.Days.From, c.Days.To, c.Customers, c.Visits,
                        told.Ground.Money(c.Net), c.IsFinished)),
                ])),
        ],
        [
            .. told.Table.Ages.Select(a => new CohortAgeView(
                a.Age, a.Cohorts, a.Of, a.Customers, a.Visits, told.Ground.Money(a.Net),
                Rate(told.Measure, a.Of, a.Customers, a.Visits, a.Net))),
        ]);

    /// <summary>What each of these customers did at the middle: came, visits, coins.</summary>
    internal static double Rate(
        string measure, long of, long customers, long visits, long net) => of == 0 ? 0
        : measure switch
        {
            AskCohorts.Visits => visits,
            AskCohorts.Net => net,
            _ => (double)customers,
        } / of;
}
