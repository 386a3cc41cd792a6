using CsCheck;
using Kite.Insight;

namespace Kite.Tests.Insight;

public sealed class ContributionMapProperties
{
    private static readonly Gen<PeriodFigures> Figures = Gen.Select(
            Gen.Int[1, 40], Gen.Long[-5_000, 90_000])
        .Array[0, 60]
        .Select(drawn => Plain.Figures(
            [.. drawn.Select((d, i) => new Visitor(i * 3 + 1, d.Item1, d.Item2))]));

    private static readonly Gen<Thresholds> Lines = Gen.Select(
        Gen.Long[-1, 41], Gen.Long[-3_000, 60_000], Thresholds.Fixed);

    [Fact]
    public void Every_customer_is_in_exactly_one_quarter_and_the_sums_agree() =>
        Gen.Select(Figures, Lines).Sample((figures, lines) =>
        {
            var map = ContributionMap.Of(figures, lines);
            Assert.Equal(figures.Count, map.Quarters.Sum(q => q.Customers));
            Assert.Equal(figures.TotalVisits, map.Quarters.Sum(q => q.Visits));
            Assert.Equal(figures.TotalNet, map.Quarters.Sum(q => q.Net));
            Assert.Equal(figures.Count, map.Cells.Sum(cell => cell.Customers));
        });

    [Fact]
    public void Moving_a_line_up_only_moves_customers_down() =>
        Gen.Select(Figures, Lines, Gen.Long[0, 9], Gen.Long[0, 5_000]).Sample(
            (figures, lines, moreOften, moreMuch) =>
            {
                var before = ContributionMap.Of(figures, lines);
                var after = ContributionMap.Of(figures, lines with
                {
                    Often = lines.Often + moreOften,
                    Much = lines.Much + moreMuch,
                });
                Assert.True(after[Quarter.B].Customers <= before[Quarter.B].Customers);
                Assert.True(after[Quarter.C].Customers >= before[Quarter.C].Customers);
                Assert.Equal(figures.Count, after.Quarters.Sum(q => q.Customers));
            });

    [Fact]
    public void Printed_lines_typed_in_give_the_same_quarters() =>
        Gen.Select(Figures, Gen.Bool).Sample((figures, middle) =>
        {
            var rule = middle ? Rule.Median : Rule.Mean;
            var found = Thresholds.By(rule, figures, 0, 0);
            var typed = Thresholds.By(Rule.Fixed, figures, found.Often, found.Much);
            Assert.Equal(
                ContributionMap.Of(figures, found).Quarters,
                ContributionMap.Of(figures, typed).Quarters);
        });

    [Fact]
    public void Median_and_mean_are_those_of_the_fractions_rounded_down() =>
        Figures.Where(figures => figures.Count > 0).Sample(figures =>
        {
            decimal[] averages =
            [
                .. Each(figures).Select(v => (decimal)v.Net / v.Visits).Order(),
            ];
            var (low, high) = (averages[(figures.Count - 1) / 2], averages[figures.Count / 2]);
            Assert.Equal(Down((low + high) / 2), Median.Average(figures));
            Assert.Equal(Down(averages.Sum() / figures.Count), Mean.Average(figures));
        });

    [Fact]
    public void A_cell_holds_what_its_bounds_say() =>
        Gen.Select(Figures, Lines).Sample((figures, lines) =>
        {
            foreach (var cell in ContributionMap.Of(figures, lines).Cells)
            {
                var inBounds = Each(figures).Where(visitor => Lies(visitor, cell));
                Assert.Equal(
                    inBounds.Select(visitor => visitor.Customer),
                    Selection.Of(cell.Key, lines).Numbers(figures));
                Assert.Equal(cell.Customers, inBounds.Count());
                Assert.Equal(
                    cell.Customers < Cell.Filled ? cell.Customers : 0, cell.Points.Count);
            }
        });

    [Fact]
    public void Pages_put_together_are_the_whole_list_in_order() =>
        Gen.Select(Figures, Gen.Int[1, 9]).Sample((figures, limit) =>
        {
            var read = new List<Visitor>();
            Mark? after = null;
            do
            {
                var page = Selection.Everyone.Page(figures, after, limit);
                Assert.Equal(figures.Count, page.Customers);
                read.AddRange(page.Items);
                after = page.Next;
            }
            while (after is not null);

            Assert.Equal(Each(figures).OrderByDescending(v => v.Net).ThenBy(v => v.Customer), read);
        });

    [Fact]
    public void A_segment_and_the_others_make_the_whole() =>
        Gen.Select(Figures, Gen.Long[1, 180].Array[0, 60]).Sample((figures, numbers) =>
        {
            var inside = figures.Within(new(numbers));
            Assert.Equal(
                Each(figures).Where(visitor => numbers.Contains(visitor.Customer)), Each(inside));
        });

    private static IEnumerable<Visitor> Each(PeriodFigures figures)
    {
        for (var i = 0; i < figures.Count; i++) yield return figures[i];
    }

    private static bool Lies(Visitor visitor, Cell cell) =>
        !(visitor.Visits < cell.Visits.From)
        && !(visitor.Visits >= cell.Visits.To)
        && !((decimal)visitor.Net / visitor.Visits <= cell.Average.From)
        && !((decimal)visitor.Net / visitor.Visits > cell.Average.To);

    // A sum of decimals may miss the whole number it means by the last of 28 digits.
    private static long Down(decimal value) => (long)Math.Floor(Math.Round(value, 12));
}
