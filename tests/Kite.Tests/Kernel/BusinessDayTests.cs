using System.Globalization;
using CsCheck;

namespace Kite.Tests;

/// <summary>
/// A bill at half past one belongs to yesterday, on every night of the year (T2).
/// </summary>
public sealed class BusinessDayTests
{
    private static readonly TimeZoneInfo Athens =
        TimeZoneInfo.FindSystemTimeZoneById("Europe/Athens");

    [Theory]
    [InlineData("2026-07-10T21:30Z", "2026-07-10")] // 00:30 on the 11th
    [InlineData("2026-07-11T00:59Z", "2026-07-10")] // 03:59, a minute before the cut-off
    [InlineData("2026-07-11T01:00Z", "2026-07-11")] // 04:00
    [InlineData("2026-07-11T09:00Z", "2026-07-11")]
    [InlineData("2027-01-01T01:30Z", "2026-12-31")] // 03:30 on New Year's night
    public void The_day_turns_at_the_cut_off(string at, string day) =>
        Assert.Equal(Day(day), new BusinessDay(Athens, new(4, 0)).Of(Instant(at)));

    [Theory]
    // The night of 29 March 2026: after 02:59 comes 04:00.
    [InlineData("03:30", "2026-03-29T00:59Z", "2026-03-28")]
    [InlineData("03:30", "2026-03-29T01:00Z", "2026-03-29")]
    [InlineData("04:00", "2026-03-29T00:59Z", "2026-03-28")]
    [InlineData("04:00", "2026-03-29T01:00Z", "2026-03-29")]
    // The night of 25 October 2026: after 03:59 comes 03:00 once more.
    [InlineData("03:30", "2026-10-25T00:29Z", "2026-10-24")]
    [InlineData("03:30", "2026-10-25T00:30Z", "2026-10-25")]
    [InlineData("03:30", "2026-10-25T01:10Z", "2026-10-25")] // 03:10 again: today stays today
    [InlineData("04:00", "2026-10-25T01:59Z", "2026-10-24")]
    [InlineData("04:00", "2026-10-25T02:00Z", "2026-10-25")]
    public void So_it_does_on_the_nights_when_clocks_change(string cutOff, string at, string day)
    {
        var turn = TimeOnly.Parse(cutOff, CultureInfo.InvariantCulture);
        Assert.Equal(Day(day), new BusinessDay(Athens, turn).Of(Instant(at)));
    }

    [Fact]
    public void A_later_bill_never_belongs_to_an_earlier_day()
    {
        string[] zones =
        [
            "Europe/Athens", "Asia/Shanghai", "Asia/Ho_Chi_Minh", "America/New_York",
            "Australia/Lord_Howe", "America/Havana", "Pacific/Apia", "UTC",
        ];
        var minutes = Gen.Long[0, 10 * 366 * 24 * 60];
        Gen.Select(Gen.OneOf(zones), Gen.Int[0, (24 * 4) - 1], minutes, Gen.Int[1, 180]).Sample(
            (zone, quarter, minute, later) =>
            {
                var cutOff = new TimeOnly(quarter / 4, quarter % 4 * 15);
                var day = new BusinessDay(TimeZoneInfo.FindSystemTimeZoneById(zone), cutOff);
                var at = new DateTimeOffset(2020, 1, 1, 0, 0, 0, default).AddMinutes(minute);
                return day.Of(at) <= day.Of(at.AddMinutes(later));
            },
            iter: 50_000);
    }

    [Fact]
    public void Around_every_change_of_clocks_days_only_go_forward()
    {
        var change = Instant("2026-10-24T22:00Z");
        for (var quarter = 0; quarter < 24 * 4; quarter++)
        {
            var day = new BusinessDay(Athens, new TimeOnly(quarter / 4, quarter % 4 * 15));
            var days = Enumerable.Range(0, 6 * 60).Select(m => day.Of(change.AddMinutes(m)));
            Assert.Equal(days.Order(), days);
        }
    }

    private static DateTimeOffset Instant(string at) =>
        DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);
}
