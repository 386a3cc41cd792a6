using Kite.Insight;

namespace Kite.Tests.Insight.Cohorts;

/// <summary>Cohorts by first purchase, told as tables (A7).</summary>
public sealed class CohortStories
{
    private static readonly DateOnly Today = new(2026, 4, 20);

    [Fact]
    public void Whoever_first_bought_in_a_month_belongs_to_it_for_good() => Told(
        """
        customer day        net   return
        1        2026-01-05  100  no
        1        2026-01-05   50  no
        1        2026-03-31  100  no
        2        2026-01-31  200  no
        2        2026-02-01  -50  yes
        3        2026-02-10  300  no
        3        2026-03-10  300  no
        3        2026-03-11    0  no
        4        2026-03-01  -70  yes
        """,
        """
        cohort  of age came visits net finished
        2026-01 2  0   2    2      350 True
        2026-01 2  1   0    0      -50 True
        2026-01 2  2   1    1      100 True
        2026-01 2  3   0    0      0   False
        2026-02 1  0   1    1      300 True
        2026-02 1  1   1    2      300 True
        2026-02 1  2   0    0      0   False
        2026-03 0  0   0    0      0   True
        2026-03 0  1   0    0      0   False
        2026-04 0  0   0    0      0   False
        """);

    [Fact]
    public void Ages_put_together_only_cohorts_whose_month_is_over()
    {
        var table = Table(CohortStep.Month,
        [
            new(1, new(2026, 1, 5), 100), new(1, new(2026, 2, 5), 100),
            new(2, new(2026, 3, 5), 100), new(2, new(2026, 4, 5), 100),
        ]);

        // April is not over: that customer 2 came in it is not held against customer 1's February.
        Assert.Equal(
            ["0: 2 of 2", "1: 1 of 1", "2: 0 of 1"],
            table.Ages.Select(a => $"{a.Age}: {a.Customers} of {a.Of}"));
    }

    [Fact]
    public void Quarters_begin_with_the_year()
    {
        var table = Table(
            CohortStep.Quarter,
            [new(1, new(2025, 12, 31), 100), new(1, new(2026, 1, 1), 5), new(2, Today, 7)],
            from: new(2025, 11, 15));

        Assert.Equal(
            ["2025-10-01 – 2025-12-31", "2026-01-01 – 2026-03-31", "2026-04-01 – 2026-06-30"],
            table.Rows.Select(r => r.Joined.ToString()));
        Assert.Equal([1, 1, 0], table.Rows[0].Cells.Select(c => c.Customers));
        Assert.Equal(Today, table.Rows[0].Cells[^1].Days.To);
    }

    private static CohortTable Table(
        CohortStep step, IReadOnlyList<Sale> sales, DateOnly? from = null)
    {
        var habits = PlainCohorts.Habits(sales, Today);
        var count = new CohortCount(
            step, habits, Period.Of(from ?? new(2026, 1, 1), Today).Value, Today);
        foreach (var stretch in count.Stretches) count.Add(PlainCohorts.Figures(sales, stretch));
        return count.Table();
    }

    private static void Told(string sold, string expected)
    {
        var sales = Story.Lines(sold).Select(w => new Sale(
            Story.Number(w[0]), Plain.Day(w[1]), Story.Number(w[2]), w[3] == "yes")).ToList();
        var told = Table(CohortStep.Month, sales).Rows.SelectMany(
            r => r.Cells,
            (r, c) => $"{r.Joined.From:yyyy-MM} {r.Customers} {c.Age} {c.Customers} {c.Visits} "
                + $"{c.Net} {c.IsFinished}");

        Assert.Equal(Story.Lines(expected).Select(w => string.Join(' ', w)), told);
    }
}
