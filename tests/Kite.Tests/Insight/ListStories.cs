using Kite.Insight;

namespace Kite.Tests.Insight;

public sealed class ListStories
{
    private static readonly Period LastYear = Plain.Period("2025-01-01", "2025-12-31");
    private static readonly Period ThisYear = Plain.Period("2026-01-01", "2026-09-30");

    [Fact]
    public void Who_ties_with_the_last_of_the_top_is_gold_too()
    {
        var figures = Plain.Figures(
            new Visitor(1, 1, 500), new(2, 1, 900), new(3, 4, 500), new(4, 2, 100));
        var gold = Gold.Top(figures, customers: 2, after: null, limit: 10);

        Assert.Equal(
            [(2L, 1), (1L, 2), (3L, 2)],
            gold.Items.Select(item => (item.Visitor.Customer, item.Rank)));
        Assert.Equal((3, 1900L), (gold.Customers, gold.Net));
    }

    [Fact]
    public void Who_brought_nothing_is_never_gold()
    {
        var figures = Plain.Figures(new Visitor(1, 3, 0), new(2, 1, -5), new(3, 1, 1));
        Assert.Equal(1, Gold.Top(figures, customers: 3, after: null, limit: 10).Customers);
        Assert.Equal(1, Gold.TopShare(figures, percent: 100, after: null, limit: 10).Customers);
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(20, 2)]
    [InlineData(11, 2)]
    [InlineData(0, 0)]
    public void A_share_of_the_top_is_rounded_up_to_whole_customers(int percent, int gold)
    {
        var figures = Plain.Figures(
            [.. Enumerable.Range(1, 10).Select(n => new Visitor(n, 1, n * 100))]);
        Assert.Equal(gold, Gold.TopShare(figures, percent, after: null, limit: 99).Customers);
    }

    [Fact]
    public void Last_years_largest_who_have_not_come_back_are_listed_with_their_silence()
    {
        Sale[] sales =
        [
            new(1, Plain.Day("2025-03-01"), 9000), new(1, Plain.Day("2025-11-30"), 500),
            new(2, Plain.Day("2025-05-01"), 8000), new(2, Plain.Day("2026-02-01"), 10),
            new(3, Plain.Day("2025-05-01"), 300),
            new(4, Plain.Day("2025-05-01"), 7000),
            new(4, Plain.Day("2026-05-01"), -7000, IsReturn: true),
        ];
        var lapsed = Lapsed.Page(
            Plain.Figures(sales, LastYear), Plain.Figures(sales, ThisYear), Plain.Habits(sales),
            percent: 75, after: null, limit: 10);

        Assert.Equal(
            [
                new(new(1, 2, 9500), 1, Plain.Day("2025-11-30"), 304),
                new(new(4, 1, 7000), 3, Plain.Day("2025-05-01"), 517),
            ],
            lapsed.Items);
    }

    [Fact]
    public void A_customer_is_new_for_ninety_days()
    {
        var on = Plain.Day("2026-09-30");
        Sale[] sales =
        [
            new(1, on.AddDays(-89), 100), new(2, on.AddDays(-90), 900), new(2, on, 900),
            new(3, on, 400), new(3, on.AddDays(-1), 50),
        ];
        var newcomers = Newcomers.Page(
            Plain.Figures(sales, Newcomers.Until(on)), Plain.Habits(sales), after: null,
            limit: 10);

        Assert.Equal(
            [
                new Newcomer(new(3, 2, 450), on.AddDays(-1)),
                new Newcomer(new(1, 1, 100), on.AddDays(-89)),
            ],
            newcomers.Items);
    }

    [Fact]
    public void A_customer_sleeps_by_their_own_rhythm()
    {
        // The days before 30 September on which each one came, and whether they sleep.
        const string Told = """
            days             sleeps  why
            30,37,44         no      weekly-but-thirty-days-are-allowed-to-everyone
            17,24,31         no      weekly-and-silent-for-seventeen
            31,38,45         yes     weekly-and-silent-for-more-than-thirty
            90,60,120        no      monthly-and-silent-for-sixty
            91,121,151       yes     monthly-and-silent-for-more-than-ninety
            90,120,150       no      exactly-three-pauses
            180              no      came-once-and-half-a-year-is-allowed
            181              yes     came-once-and-more
            181,181          yes     twice-on-one-day-is-one-visit
            100,130,160,161  yes     pauses-of-30-30-and-1-have-the-median-30
            """;
        var on = Plain.Day("2026-09-30");
        foreach (var line in Story.Lines(Told))
        {
            int[] days =
                [.. line[0].Split(',').Select(word => on.DayNumber - Story.Count(word))];
            var sleeps = Habit.Of(7, days, 0).IsAsleep(on) ? "yes" : "no";
            Assert.Equal($"{line[1]}: {line[2]}", $"{sleeps}: {line[2]}");
        }
    }

    [Fact]
    public void Sleepers_are_listed_by_what_they_brought()
    {
        var on = Plain.Day("2026-09-30");
        Sale[] sales =
        [
            new(1, on.AddDays(-200), 100), new(2, on.AddDays(-300), 900), new(3, on, 5000),
        ];
        var asleep = Sleepers.Page(Plain.Habits(sales), on, after: null, limit: 1);

        var longest = Assert.Single(asleep.Items);
        Assert.Equal((2L, 300), (longest.Habit.Customer, longest.SilentDays));
        Assert.Equal((2, 1000L), (asleep.Customers, asleep.Net));
        Assert.NotNull(asleep.Next);
    }
}
