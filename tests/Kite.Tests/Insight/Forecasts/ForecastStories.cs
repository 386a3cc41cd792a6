using CsCheck;
using Kite.Insight;

namespace Kite.Tests.Insight;

/// <summary>What a shopkeeper may expect of a forecast (A11, rules/analysis.md 13).</summary>
public sealed class ForecastStories
{
    private static readonly DateOnly Opened = new(2022, 1, 1);

    [Fact]
    public void What_repeats_every_year_is_expected_again_and_the_bounds_are_narrow()
    {
        var series = Months(Enumerable.Range(0, 48).Select(i => 1000.0 + 100 * (i % 12)));

        var forecast = Forecast.Of(series, ForecastModel.Smoothing, Ones(12), isCount: false);

        Assert.Equal(
            Enumerable.Range(0, 12).Select(i => 1000.0 + 100 * i),
            forecast.Months.Select(m => Math.Round(m.Expected, 2)));
        Assert.All(forecast.Months, m => Assert.InRange(
            m.Between.High95 - m.Between.Low95, 0, 1));
        Assert.Equal(18_600, forecast.Whole.Expected, 0.1);
    }

    [Fact]
    public void In_the_second_year_each_month_is_expected_as_it_was_a_year_ago()
    {
        var series = Months(Enumerable.Range(0, 18).Select(i => 500.0 + i * 10));

        var forecast = Forecast.Of(
            series, ForecastModel.SeasonalNaive, Ones(12), isCount: false);

        Assert.Equal(
            series.Levels.Skip(6).Select(v => Math.Round(v, 6)),
            forecast.Months.Select(m => Math.Round(m.Expected, 6)));
        Assert.All(forecast.Months, m =>
        {
            Assert.True(m.Between.Low95 < m.Between.Low80);
            Assert.True(m.Between.Low80 < m.Expected && m.Expected < m.Between.High80);
            Assert.True(m.Between.High80 < m.Between.High95);
        });
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-50, false)]
    public void A_shop_that_never_took_less_than_nothing_is_not_told_it_might(
        double least, bool holds)
    {
        var random = new Random(5);
        var months = Months(Enumerable.Range(0, 18).Select(
            i => i == 3 ? least : 1_000 * random.NextDouble()));

        var forecast = Forecast.Of(
            months, ForecastModel.SeasonalNaive, Ones(12), isCount: false);

        Assert.Equal(holds, forecast.Months.Min(m => m.Between.Low95) >= 0);
        Assert.True(forecast.Whole.Between.Low95 >= 0 || !holds);
    }

    [Theory]
    [InlineData(12, ForecastModel.SeasonalNaive)]
    [InlineData(23, ForecastModel.SeasonalNaive)]
    [InlineData(24, ForecastModel.Smoothing)]
    [InlineData(48, ForecastModel.Smoothing)]
    internal void Smoothing_begins_with_two_whole_years(int months, ForecastModel expected)
    {
        var series = Months(Enumerable.Range(0, months).Select(
            i => (1000 + 300 * Math.Sin(Math.PI * (i % 12) / 6)) * Math.Pow(1.01, i)));

        Assert.Equal(expected, HeldOut.Of(series, isCount: false).Chosen(months));
    }

    [Fact]
    public void A_model_that_was_worse_than_looking_a_year_back_is_switched_off()
    {
        // Four wild years, then every month as a year ago to the coin.
        var random = new Random(11);
        double[] year = [.. Enumerable.Range(0, 12).Select(_ => 5_000 * random.NextDouble())];
        var months = Enumerable.Range(0, 72).Select(
            i => year[i % 12] + (i < 48 ? 6_000 * random.NextDouble() : 0));
        var held = HeldOut.Of(Months(months), isCount: false);

        Assert.True(held.Smoothing!.Error > held.Naive!.Error);
        Assert.Equal(ForecastModel.SeasonalNaive, held.Chosen(72));
    }

    [Fact]
    public void Bounds_hold_about_as_often_as_they_say()
    {
        var all = new List<ForecastScore>();
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var series = Months(Enumerable.Range(0, 60).Select(
                i => (1000 + 300 * Math.Sin(Math.PI * (i % 12) / 6))
                    * (1 + 0.05 * (random.NextDouble() + random.NextDouble() - 1))));
            all.Add(HeldOut.Of(series, isCount: false).Smoothing!);
        }
        Assert.InRange(all.Average(s => s.Within80), 0.65, 0.92);
        Assert.InRange(all.Average(s => s.Within95), 0.85, 1);
    }

    [Fact]
    public void However_poor_some_months_were_every_bound_is_a_number()
    {
        Gen.Select(Gen.Double[0, 1], Gen.Double[0.001, 1_000]).Select(
                (odds, value) => odds < 0.2 ? value / 1_000_000 : value)
            .Array[24, 40].Sample(
                months =>
                {
                    var forecast = Forecast.Of(
                        Months(months), ForecastModel.Smoothing, Ones(24), isCount: false);
                    Assert.All(forecast.Months.Append(forecast.Whole), m => Assert.True(
                        double.IsFinite(m.Expected) && double.IsFinite(m.Between.Low95)
                        && double.IsFinite(m.Between.High95)));
                },
                iter: 25);
    }

    [Fact]
    public void A_closed_month_is_no_bad_month()
    {
        var days = Days(new(2023, 1, 1), new(2025, 12, 31), _ => 100)
            .Where(d => d.Day.Year != 2024 || d.Day.Month != 8).ToList();
        var today = new DateOnly(2026, 1, 10);

        var series = Series(days, today, SpecialDates.None);

        Assert.True(double.IsNaN(series.Levels[19]));
        var forecast = Forecast.Of(
            series, ForecastModel.Smoothing,
            [31], isCount: false);
        Assert.Equal(3_100, forecast.Months[0].Expected, 1.0);
    }

    [Fact]
    public void Days_of_a_promotion_teach_nothing_and_days_that_will_be_closed_bring_nothing()
    {
        var days = Days(
            new(2023, 1, 1), new(2025, 12, 31),
            day => day is { Month: 11, Day: 11 } ? 100_000 : 100).ToList();
        var special = days.Select(d => d.Day).Where(d => d is { Month: 11, Day: 11 }).ToHashSet();
        DateOnly[] shut = [.. Enumerable.Range(1, 10).Select(d => new DateOnly(2026, 1, d))];
        var dates = new SpecialDates(special, shut.ToHashSet());
        var today = new DateOnly(2026, 1, 1);
        var trading = TradingDays.Of(days, Measured.Net, today, dates.All);

        var series = MonthSeries.Of(days, Measured.Net, today, trading, dates);

        Assert.All(series.Levels, level => Assert.Equal(100, level, 0.001));
        Assert.Equal(21, trading.WorthOfMonth(new(2026, 1, 1), dates.Closed), 0.001);
    }

    [Fact]
    public void A_month_with_five_Saturdays_is_expected_to_bring_more()
    {
        var days = Days(
            new(2023, 1, 1), new(2025, 12, 31),
            day => day.DayOfWeek is DayOfWeek.Saturday ? 700 : 100)
            .Where(d => d.Day.DayOfWeek is not DayOfWeek.Monday).ToList();
        var today = new DateOnly(2026, 1, 1);
        var trading = TradingDays.Of(
            days, Measured.Net, today, new HashSet<DateOnly>());
        var series = MonthSeries.Of(days, Measured.Net, today, trading, SpecialDates.None);
        DateOnly[] months = [new(2026, 1, 1), new(2026, 4, 1)];

        var forecast = Forecast.Of(
            series, ForecastModel.Smoothing,
            [.. months.Select(m => trading.WorthOfMonth(m, SpecialDates.None.Closed))],
            isCount: false);

        // January: five Saturdays, 22 other open days; April: four and 22.
        Assert.Equal(5 * 700 + 22 * 100, forecast.Months[0].Expected, 30.0);
        Assert.Equal(4 * 700 + 22 * 100, forecast.Months[1].Expected, 30.0);
    }

    private static MonthSeries Months(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return new(Opened, all, all, Ones(all.Length));
    }

    private static double[] Ones(int count) => [.. Enumerable.Repeat(1.0, count)];

    private static MonthSeries Series(List<DaySum> days, DateOnly today, SpecialDates special) =>
        MonthSeries.Of(
            days, Measured.Net, today,
            TradingDays.Of(days, Measured.Net, today, special.All), special);

    private static IEnumerable<DaySum> Days(
        DateOnly first, DateOnly last, Func<DateOnly, long> net)
    {
        for (var day = first; day <= last; day = day.AddDays(1)) yield return new(day, net(day), 1);
    }
}
