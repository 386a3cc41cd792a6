using CsCheck;
using Kite.Sales;

namespace Kite.Tests;

/// <summary>A customer's last twelve months.</summary>
[Trait("books", "both")]
public sealed class YearTests
{
    [Fact]
    public async Task A_year_is_told_month_by_month_and_returns_are_no_visits()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await owner.Tell("/stores", new { name = "Old Town" });
        await owner.Customer("Lin");
        foreach (var (day, coins) in new[]
        {
            ("2025-11-30", 9900), ("2026-03-01", 1000), ("2026-11-02", 2000),
            ("2026-11-02", 500), ("2026-11-20", -700),
        })
        {
            await owner.Tell("/purchases", new
            {
                customerNumber = 1, day, net = new { amount = coins, currency = "CNY" },
            });
        }

        var year = await owner.Ask("/customers/1/year");

        var months = year.GetProperty("months").EnumerateArray().ToList();
        Assert.Equal(12, months.Count);
        Assert.Equal("2025-12-01", months[0].Word("from"));
        Assert.Equal(1800, months[11].GetProperty("net").Number("amount"));
        Assert.Equal(1, months[11].Number("visits"));
        Assert.Equal(2800, year.GetProperty("net").Number("amount"));
        Assert.Equal(1, year.Number("visitsInSixMonths"));
        Assert.Equal("2026-11-02", year.Word("lastVisit"));
    }

    [Fact]
    public void The_usual_days_between_visits_are_the_middle_of_the_gaps()
    {
        var first = new DateOnly(2026, 1, 1);
        Assert.Null(VisitRhythm.Usual([first, first.AddDays(7), first.AddDays(14)]));
        Assert.Equal(7, VisitRhythm.Usual(Days(7, 7, 30)));
        Assert.Equal(10, VisitRhythm.Usual(Days(3, 10, 40)));

        IEnumerable<DateOnly> Days(params int[] gaps) =>
            gaps.Aggregate(new List<DateOnly> { first }, (days, gap) =>
            {
                days.Add(days[^1].AddDays(gap));
                return days;
            });
    }

    [Fact]
    public void A_steady_guest_has_a_steady_rhythm() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[4, 40]).Sample((gap, visits) =>
            VisitRhythm.Usual(Enumerable.Range(0, visits)
                .Select(i => new DateOnly(2020, 1, 1).AddDays(i * gap))) == gap);
}
