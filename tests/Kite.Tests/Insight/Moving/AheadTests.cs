using Kite.Insight;

namespace Kite.Tests.Insight.Moving;

/// <summary>Two periods ahead at most, and only where two steps were alike.</summary>
public sealed class AheadTests
{
    private static readonly Thresholds Lines = Thresholds.Fixed(often: 1, much: 1000);

    private static readonly Period[] Windows =
    [
        Plain.Period("2026-01-01", "2026-01-31"), Plain.Period("2026-02-01", "2026-02-28"),
        Plain.Period("2026-03-01", "2026-03-31"), Plain.Period("2026-04-01", "2026-04-30"),
    ];

    [Theory]
    [InlineData(3.841459, 1, 0.05)]
    [InlineData(18.307038, 10, 0.05)]
    [InlineData(29.588298, 10, 0.001)]
    [InlineData(0.0157908, 1, 0.9)]
    public void Chi_square_is_that_of_the_tables(double sum, int freedom, double chance) =>
        Assert.Equal(chance, Tails.ChiSquare(sum, freedom), 1e-6);

    [Fact]
    public void Many_intervals_at_once_are_wider_than_one()
    {
        Assert.Equal(1.959964, Tails.AllWithin(0.95, 1), 1e-5);
        Assert.Equal(2.236477, Tails.AllWithin(0.95, 2), 1e-4);
        Assert.Equal(0.05, Tails.Normal(1.959964), 1e-6);
    }

    [Fact]
    public void Two_rows_differ_as_pearson_reckons()
    {
        // (20, 30) and (30, 20): four cells, each five off twenty-five.
        var same = SameTwice.Of([([20, 30], [30, 20])]);
        Assert.Equal((4.0, 1), (same.Sum, same.Freedom));
        Assert.False(same.IsSame);
        Assert.Equal(0.0455, same.Chance, 1e-4);

        // Columns of which fewer than five are to be expected go together.
        Assert.Equal(1, SameTwice.Of([([20, 30, 1], [30, 20, 2])]).Freedom);
        Assert.Equal(0, SameTwice.Of([([0, 0], [30, 20])]).Freedom);
    }

    [Fact]
    public void How_long_someone_is_away_is_part_of_where_they_stand()
    {
        var steps = StepsOf("""
            customer  sales
            1         2026-01-05:2000,2026-04-05:2000
            2         2026-02-05:2000
            3         2026-02-05:2000,2026-03-05:500,2026-03-06:500,2026-04-30:500
            4         2026-04-30:2000
            5         2026-03-01:500
            6         2026-01-05:500
            """);
        Assert.Equal("Missed>Away 2, A>D 1, A>Missed 1, new>C 1", Told(steps, 0));
        Assert.Equal(
            "Away>A 1, Away>Away 1, Missed>Away 1, C>Missed 1, D>C 1, new>A 1", Told(steps, 1));
        Assert.Equal([2, 0, 1, 0, 1, 2], steps.Now);
    }

    [Fact]
    public void Fewer_than_thirty_in_a_row_foretell_nothing()
    {
        var ahead = LookAhead.Of(StepsOf("""
            customer  sales
            1         2026-01-05:2000,2026-02-05:2000,2026-03-05:2000,2026-04-05:2000
            """));
        Assert.Equal((AheadDoubt.Few, 0), (ahead.Doubt, ahead.Periods.Count));
        Assert.Equal([Footing.A], ahead.FewIn);
    }

    [Fact]
    public void What_changed_between_two_steps_foretells_nothing()
    {
        var sales = Changing();
        var ahead = LookAhead.Of(
            Steps.Of([.. Windows.Select(w => Figures(sales, w))], Plain.Habits(sales), Lines));
        Assert.Equal((AheadDoubt.Changing, 0), (ahead.Doubt, ahead.Periods.Count));
        Assert.False(ahead.Same.IsSame);
    }

    [Fact]
    public void What_went_on_alike_goes_on_alike_and_lies_in_its_interval()
    {
        var sales = Steady();
        var ahead = LookAhead.Of(
            Steps.Of([.. Windows.Select(w => Figures(sales, w))], Plain.Habits(sales), Lines));
        Assert.Equal(AheadDoubt.None, ahead.Doubt);
        Assert.Equal(LookAhead.Farthest, ahead.Periods.Count);
        var now = ahead.Now;
        foreach (var period in ahead.Periods)
        {
            Assert.Equal(now.Sum(), period.Sum(p => p.Customers.Expected), 1e-6);
            Assert.All(period, p => Assert.InRange(
                p.Customers.Expected, p.Customers.Low, p.Customers.High));
            Assert.Equal(
                1, period.Where(p => p.Share is not null).Sum(p => p.Share!.Expected), 1e-9);
        }
        // Half of those who come are in A each time; so they will be.
        Assert.Equal(0.5, ahead.Periods[1][0].Share!.Expected, 0.05);
    }

    // Everyone comes in a pattern of their own that is the same in every step for the whole.
    private static List<Sale> Steady()
    {
        var (sales, lots) = (new List<Sale>(), new Lots(77));
        for (var customer = 1; customer <= 4_000; customer++)
        {
            sales.Add(new(customer, Plain.Day("2025-12-01"), 500));
            foreach (var window in Windows)
            {
                var net = lots.Next() < 0.5 ? 2_000 : 500;
                if (lots.Next() < 0.5) sales.Add(new(customer, window.From.AddDays(3), net));
            }
        }
        return sales;
    }

    private static List<Sale> Changing() =>
        [.. Steady().Where(s => s.Day < Windows[3].From || s.Customer % 3 > 0)];

    private static PeriodFigures Figures(List<Sale> sales, Period period) =>
        Plain.Figures(sales, period);

    private static Steps StepsOf(string story)
    {
        List<Sale> sales =
        [
            .. from line in Story.Lines(story)
               from sale in line[1].Split(',')
               let part = sale.Split(':')
               select new Sale(
                   Story.Number(line[0]), Plain.Day(part[0]), Story.Number(part[1])),
        ];
        return Steps.Of(
            [.. Windows.Select(w => Plain.Figures(sales, w))], Plain.Habits(sales), Lines);
    }

    private static string Told(Steps steps, int step) => string.Join(", ", [
        .. Footings.All.OrderBy(f => f is Footing.Missed ? 1 : f is Footing.Away ? 0 : 2)
            .SelectMany(from => Footings.All
                .Where(to => steps.Row(step, from)[(int)to] > 0)
                .Select(to => $"{from}>{to} {steps.Row(step, from)[(int)to]}")),
        .. Footings.All.Where(to => steps.Arrived(step)[(int)to] > 0)
            .Select(to => $"new>{to} {steps.Arrived(step)[(int)to]}"),
    ]);
}
