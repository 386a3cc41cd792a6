using Kite.Insight;

namespace Kite.Tests.Insight;

public sealed class StandingStories
{
    private static readonly Period Now = Plain.Period("2026-04-01", "2026-09-30");
    private static readonly Period Year = Plain.Period("2025-10-01", "2026-09-30");
    private static readonly Thresholds Lines = Thresholds.Fixed(often: 1, much: 1000);

    [Fact]
    public void A_customers_page_tells_quarter_worth_and_rank()
    {
        var standing = StandingOf(
            7, new(7, Plain.Day("2025-11-01"), 2400), new(7, Plain.Day("2026-04-01"), 1500),
            new(7, Plain.Day("2026-05-01"), 1500), new(8, Plain.Day("2026-05-01"), 9000));

        Assert.Equal((State.B, State.A), (standing.Now, standing.Before));
        Assert.Equal(new Visitor(7, 3, 5400), standing.Year);
        Assert.Equal((11, 490L), (standing.Months, standing.Month));
        Assert.Equal((2, 2), (standing.Rank, standing.Among));
        Assert.False(standing.InTop20);
    }

    [Fact]
    public void Who_came_first_this_month_is_worth_what_they_brought_this_month()
    {
        var standing = StandingOf(7, new Sale(7, Plain.Day("2026-09-15"), 2400));

        Assert.Equal((1, 2400L), (standing.Months, standing.Month));
        Assert.Equal((State.A, State.New), (standing.Now, standing.Before));
        Assert.True(standing.InTop10);
    }

    [Fact]
    public void Who_has_not_come_for_a_year_has_no_rank_but_a_rhythm()
    {
        var standing = StandingOf(7, new Sale(7, Plain.Day("2024-09-15"), 2400));

        Assert.Null(standing.Rank);
        Assert.Equal((0L, State.None, State.None), (standing.Month, standing.Now, standing.Before));
        Assert.Equal(1, standing.Habit?.Visits);
    }

    [Fact]
    public void Who_never_bought_is_new_and_worth_nothing_yet()
    {
        var standing = StandingOf(7);

        Assert.Equal((State.New, State.New), (standing.Now, standing.Before));
        Assert.Equal((false, 0L), (standing.InTop20, standing.Month));
    }

    private static Standing StandingOf(long customer, params Sale[] sales) =>
        Standing.Of(
            customer, Plain.Figures(sales, Now), Plain.Figures(sales, Now.Before()),
            Plain.Figures(sales, Year), Plain.Habits(sales), Lines);
}
