using CsCheck;

namespace Kite.Tests;

/// <summary>A period has its first and its last day in it.</summary>
public sealed class PeriodTests
{
    private static readonly DateOnly January = new(2026, 1, 1);

    [Fact]
    public void A_day_is_a_period_of_one_day()
    {
        var day = Period.Of(January, January).Value;
        Assert.Equal(1, day.Days);
        Assert.True(day.Contains(January));
        Assert.False(day.Contains(January.AddDays(1)));
    }

    [Fact]
    public void It_does_not_end_before_it_begins() => Assert.Equal(
        new PeriodEndsBeforeItBegins(January, January.AddDays(-1)),
        Period.Of(January, January.AddDays(-1)).Refusal);

    [Fact]
    public void The_one_before_is_as_long_and_touches() =>
        Gen.Select(Gen.Int[0, 700_000], Gen.Int[0, 4000]).Sample((from, length) =>
        {
            var begin = DateOnly.FromDayNumber(from + 4001);
            var period = Period.Of(begin, begin.AddDays(length)).Value;
            var before = period.Before();
            return before.Days == period.Days && before.To.AddDays(1) == period.From;
        });
}
