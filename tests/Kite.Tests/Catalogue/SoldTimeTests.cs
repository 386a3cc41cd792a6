using System.Globalization;
using CsCheck;
using Kite.Catalogue;

namespace Kite.Tests;

/// <summary>When a product is sold: weekdays and hours, over midnight too.</summary>
public sealed class SoldTimeTests
{
    private static readonly Store Harbour = new()
    {
        Name = "Harbour", TimeZone = "Asia/Shanghai", CutOff = new(4, 0),
    };

    private static readonly Gen<SoldTime> Times = Gen.Select(
        Gen.Int[1, 7].List[0, 7], Gen.Int[0, 1439], Gen.Int[0, 1439], Gen.Bool,
        (days, from, to, hours) => new SoldTime
        {
            Days = days.Count == 0 && !hours ? [1] : days,
            From = hours ? At(from) : null,
            To = hours ? At(to) : null,
        });

    [Theory]
    [InlineData("1-5 07:00-10:30", "2026-11-23 07:00", true)]
    [InlineData("1-5 07:00-10:30", "2026-11-23 10:30", false)]
    [InlineData("1-5 07:00-10:30", "2026-11-22 08:00", false)]
    [InlineData("6,7", "2026-11-22 23:00", true)]
    [InlineData("6,7", "2026-11-23 03:30", true)]
    [InlineData("6,7", "2026-11-23 04:00", false)]
    [InlineData("5 22:00-02:00", "2026-11-21 01:30", true)]
    [InlineData("5 22:00-02:00", "2026-11-20 01:30", false)]
    [InlineData("07:00-09:00; 17:00-19:00", "2026-11-23 18:00", true)]
    [InlineData("", "2026-11-23 18:00", true)]
    public void A_dish_is_sold_in_its_hours_by_the_stores_own_day(
        string times, string local, bool sold)
    {
        var dish = ProductView.Of(new Product { Code = "A", Name = "A", SoldTimes = times }, []);
        var at = new DateTimeOffset(
            DateTime.Parse(local, CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

        Assert.Equal(sold, dish.IsSoldAt(Harbour, at));
    }

    [Theory]
    [InlineData("8")]
    [InlineData("5-1")]
    [InlineData("1-5 25:00-26:00")]
    [InlineData("07:00")]
    [InlineData("monday")]
    [InlineData("1 2 07:00-08:00")]
    [InlineData("1-5 07:00-08:00 x")]
    public void What_is_no_time_is_not_taken_for_one(string written) =>
        Assert.Null(SoldTimes.Read(written));

    [Fact]
    public void What_is_written_is_read_as_the_same() => Times.List[0, 5].Sample(times =>
    {
        var written = SoldTimes.Write(times);

        Assert.Equal(written, SoldTimes.Write(SoldTimes.Read(written)));
        Assert.Equal(times.Count, SoldTimes.Read(written)!.Count);
    });

    private static TimeOnly At(int minute) => TimeOnly.MinValue.AddMinutes(minute);
}
