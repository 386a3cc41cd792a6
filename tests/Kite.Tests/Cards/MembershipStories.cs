using CsCheck;
using Kite.Cards;

namespace Kite.Tests;

/// <summary>How long a term lasts and how its fee becomes income (T9); no table is asked.</summary>
public sealed class MembershipStories
{
    private static readonly Gen<(long Fee, DateOnly First, DateOnly Last)> Terms = Gen.Select(
        Gen.Long[1, 100_000_000_000], Gen.Int[0, 3_000], Gen.Int[0, 1_500],
        (fee, from, days) => (
            fee, new DateOnly(2024, 1, 1).AddDays(from),
            new DateOnly(2024, 1, 1).AddDays(from + days)));

    [Theory]
    [InlineData("2027-01-15", 12, "2028-01-14")]
    [InlineData("2027-03-01", 1, "2027-03-31")]
    [InlineData("2027-02-28", 12, "2028-02-27")]
    // Where a month has no such date, the term ends with the month: 28, 29 or 30 days long.
    [InlineData("2027-01-31", 1, "2027-02-28")]
    [InlineData("2028-01-31", 1, "2028-02-29")]
    [InlineData("2027-03-31", 1, "2027-04-30")]
    [InlineData("2028-02-29", 12, "2029-02-28")]
    [InlineData("2028-02-29", 48, "2032-02-28")]
    public void A_term_of_months_ends_before_the_same_date(
        string first, int months, string last) =>
        Assert.Equal(Day(last), MembershipTerm.LastOfMonths(Day(first), months));

    [Theory]
    // 365 of a common year: 31 days of January, then 28 of February.
    [InlineData(36_500, "2027-01-01", "2027-12-31", "2027-01-31", 3_100)]
    [InlineData(36_500, "2027-01-01", "2027-12-31", "2027-02-28", 5_900)]
    // A leap year has a day more, and the day weighs less.
    [InlineData(36_600, "2028-01-01", "2028-12-31", "2028-02-29", 6_000)]
    [InlineData(10_000, "2027-02-01", "2027-02-28", "2027-02-14", 5_000)]
    [InlineData(10_000, "2028-02-01", "2028-02-29", "2028-02-14", 4_827)]
    [InlineData(10_000, "2027-04-01", "2027-04-30", "2027-04-10", 3_333)]
    [InlineData(10_000, "2027-05-01", "2027-05-31", "2027-05-10", 3_225)]
    // Before the first day nothing, from the last day on everything.
    [InlineData(10_000, "2027-05-01", "2027-05-31", "2027-04-30", 0)]
    [InlineData(10_000, "2027-05-01", "2027-05-31", "2027-05-31", 10_000)]
    [InlineData(10_000, "2027-05-01", "2027-05-31", "2031-01-01", 10_000)]
    [InlineData(1, "2027-01-01", "2027-12-31", "2027-12-30", 0)]
    public void Of_a_fee_is_earned_what_of_the_days_is_over(
        long fee, string first, string last, string day, long earned) =>
        Assert.Equal(earned, MembershipTerm.Earned(fee, Day(first), Day(last), Day(day)));

    [Theory]
    [InlineData("2027-01-15", "2027-04-14", "2027-03-31", "01-31 02-28 03-31")]
    [InlineData("2027-01-15", "2027-04-14", "2027-04-13", "01-31 02-28 03-31")]
    [InlineData("2027-01-15", "2027-04-14", "2027-04-14", "01-31 02-28 03-31 04-14")]
    [InlineData("2027-01-15", "2027-02-28", "2027-06-30", "01-31 02-28")]
    [InlineData("2027-01-15", "2027-01-20", "2027-01-19", "")]
    [InlineData("2027-01-31", "2027-02-28", "2027-01-31", "01-31")]
    public void Income_is_posted_at_the_end_of_each_month_and_of_the_term(
        string first, string last, string over, string days) =>
        Assert.Equal(days, string.Join(
            ' ', MembershipTerm.Closings(Day(first), Day(last), Day(over))
                .Select(d => d.ToString("MM-dd", null))));

    [Theory]
    // Never a member; renewed before the end; in grace; too late; ended early today.
    [InlineData(null, null, "2027-05-10", "2027-05-10")]
    [InlineData("2027-05-31", "2027-06-10", "2027-05-10", "2027-06-01")]
    [InlineData("2027-05-01", "2027-05-11", "2027-05-10", "2027-05-02")]
    [InlineData("2027-05-01", "2027-05-09", "2027-05-10", "2027-05-10")]
    [InlineData("2027-05-10", "2027-05-10", "2027-05-10", "2027-05-11")]
    public void The_next_term_begins_without_a_gap_or_today(
        string? last, string? until, string today, string first) => Assert.Equal(
        Day(first),
        MembershipTerm.Next(
            last is null ? null : Day(last), until is null ? null : Day(until), Day(today)));

    [Fact]
    public void On_whatever_days_it_is_posted_all_of_the_fee_becomes_income_and_no_coin_more() =>
        Gen.Select(Terms, Gen.Int[-10, 1_600].Array[0, 40]).Sample((term, asked) =>
        {
            var (fee, first, last) = term;
            var (sum, days) = (0L, asked.Order().Select(first.AddDays).Append(last));
            foreach (var day in days)
            {
                var now = MembershipTerm.Earned(fee, first, last, day);
                Assert.InRange(now, sum, fee);
                sum = now;
            }
            Assert.Equal(fee, MembershipTerm.Earned(fee, first, last, last));
        });

    [Fact]
    public void The_closings_of_a_term_rise_and_the_last_of_them_is_its_last_day() =>
        Terms.Sample((_, first, last) =>
        {
            var days = MembershipTerm.Closings(first, last, last).ToList();
            Assert.Equal(last, days[^1]);
            Assert.Equal(days.Distinct().Order(), days);
            Assert.All(days, d => Assert.InRange(d, first, last));
        });

    private static DateOnly Day(string word) => DateOnly.Parse(word, null);
}
