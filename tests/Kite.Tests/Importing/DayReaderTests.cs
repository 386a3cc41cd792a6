using System.Globalization;
using CsCheck;
using Kite.Importing;

namespace Kite.Tests.Importing;

/// <summary>Days are read as they are meant, or the mapping is asked.</summary>
public sealed class DayReaderTests
{
    [Theory]
    [InlineData(null, "19970131", "1997-01-31")]
    [InlineData(null, "1997-01-31", "1997-01-31")]
    [InlineData(null, "1997/1/31", "1997-01-31")]
    [InlineData(null, "1997.01.31", "1997-01-31")]
    [InlineData(null, "1997年1月31日", "1997-01-31")]
    [InlineData(null, "1997年 1月 5日", "1997-01-05")]
    [InlineData(null, "１９９７／０１／３１", "1997-01-31")]
    [InlineData(null, "31.01.1997", "1997-01-31")]
    [InlineData(null, "1/31/1997", "1997-01-31")]
    [InlineData(null, "5/5/1997", "1997-05-05")]
    [InlineData(null, "3/4/1997", "day-is-ambiguous")]
    [InlineData(DateForm.DayFirst, "3/4/1997", "1997-04-03")]
    [InlineData(DateForm.DayFirst, "03-04-1997", "1997-04-03")]
    [InlineData(DateForm.DayFirst, "1997-04-03", "1997-04-03")]
    [InlineData(DateForm.DayFirst, "1/31/1997", "no-such-day")]
    [InlineData(DateForm.MonthFirst, "3/4/1997", "1997-03-04")]
    [InlineData(DateForm.MonthFirst, "31/1/1997", "no-such-day")]
    [InlineData(DateForm.YearFirst, "31/1/1997", "day-does-not-fit")]
    [InlineData(DateForm.YearFirst, "19970229", "no-such-day")]
    [InlineData(DateForm.YearFirst, "19960229", "1996-02-29")]
    [InlineData(DateForm.DayFirst, "31/02/2024", "no-such-day")]
    [InlineData(null, "31.2.2024", "no-such-day")]
    [InlineData(null, "2024-02-31", "no-such-day")]
    [InlineData(null, "2024-13-01", "no-such-day")]
    [InlineData(null, "2024-00-01", "no-such-day")]
    [InlineData(null, "1899-12-31", "year-is-out-of-range")]
    [InlineData(null, "2201-01-01", "year-is-out-of-range")]
    [InlineData(null, "31/1/97", "year-has-two-digits")]
    [InlineData(null, "97-01-31", "year-has-two-digits")]
    [InlineData(null, "970131", "year-has-two-digits")]
    [InlineData(null, "97年1月31日", "year-has-two-digits")]
    [InlineData(null, "1997-01", "not-a-day")]
    [InlineData(null, "1997-01/31", "not-a-day")]
    [InlineData(null, "1997-01-31x", "not-a-day")]
    [InlineData(null, "35461", "not-a-day")]
    [InlineData(null, "yesterday", "not-a-day")]
    [InlineData(null, "", "cell-is-empty")]
    [InlineData(DateForm.ExcelSerial, "35461", "1997-01-31")]
    [InlineData(DateForm.ExcelSerial, "35461.75", "1997-01-31 18:00:00")]
    [InlineData(DateForm.ExcelSerial, "1", "1900-01-01")]
    [InlineData(DateForm.ExcelSerial, "59", "1900-02-28")]
    [InlineData(DateForm.ExcelSerial, "60", "no-such-day")]
    [InlineData(DateForm.ExcelSerial, "61", "1900-03-01")]
    [InlineData(DateForm.ExcelSerial, "0", "no-such-day")]
    [InlineData(DateForm.ExcelSerial, "99999999999", "no-such-day")]
    [InlineData(null, "1997-01-31T18:05", "1997-01-31 18:05:00")]
    [InlineData(null, "1997-01-31 18:05:09", "1997-01-31 18:05:09")]
    [InlineData(null, "1997-01-31T18:05:09.123Z", "1997-01-31 18:05:09 +00:00")]
    [InlineData(null, "1997-01-31T18:05:09+08:00", "1997-01-31 18:05:09 +08:00")]
    [InlineData(null, "1997-01-31 18:05:09 -0330", "1997-01-31 18:05:09 -03:30")]
    [InlineData(null, "19970131 18:05", "1997-01-31 18:05:00")]
    [InlineData(null, "1/31/1997 6:05 PM", "1997-01-31 18:05:00")]
    [InlineData(null, "1997年1月31日 18:05", "1997-01-31 18:05:00")]
    [InlineData(null, "1997-01-31 25:00", "no-such-time")]
    [InlineData(null, "1997-01-31 12:60", "no-such-time")]
    [InlineData(null, "1997-01-31 12:00+25:00", "no-such-time")]
    public void A_day_is_read_or_refused_by_name(DateForm? form, string written, string says)
    {
        var read = new DayReader(form).Read(written);
        Assert.Equal(says, read.Refusal?.Code ?? Say(read.Value));
    }

    [Fact]
    public void Every_day_in_every_form_is_read_as_it_was_written()
    {
        (DateForm? Form, string Format)[] ways =
        [
            (null, "yyyyMMdd"), (null, "yyyy-MM-dd"), (null, "yyyy/M/d"), (null, "yyyy年M月d日"),
            (DateForm.DayFirst, "d/M/yyyy"), (DateForm.DayFirst, "dd.MM.yyyy"),
            (DateForm.DayFirst, "dd-MM-yyyy"), (DateForm.MonthFirst, "M/d/yyyy"),
            (DateForm.MonthFirst, "MM/dd/yyyy"),
        ];
        Gen.Select(AnyDay, Gen.OneOf(ways)).Sample((day, way) =>
        {
            var written = day.ToString(way.Format, CultureInfo.InvariantCulture);
            return new DayReader(way.Form).Read(written).Value == new Moment(day);
        });
    }

    [Fact]
    public void A_day_whose_order_is_unknown_is_the_same_or_refused() =>
        Gen.Select(AnyDay, Gen.OneOf("d/M/yyyy", "M/d/yyyy", "dd.MM.yyyy"))
            .Sample((day, format) =>
            {
                var read = new DayReader(null).Read(
                    day.ToString(format, CultureInfo.InvariantCulture));
                return read.Refusal is not null || read.Value.Day == day;
            });

    [Fact]
    public void A_spreadsheets_count_of_days_is_its_calendar_day() =>
        AnyDay.Where(day => day > new DateOnly(1900, 3, 1)).Sample(day =>
        {
            var serial = day.ToDateTime(TimeOnly.MinValue).ToOADate();
            var written = serial.ToString(CultureInfo.InvariantCulture);
            return new DayReader(DateForm.ExcelSerial).Read(written).Value.Day == day;
        });

    [Fact]
    public void A_text_of_any_kind_is_refused_or_read_and_never_breaks_the_reader() =>
        Gen.Select(
                Gen.String[Gen.OneOf([.. "0123456789/-.: TZ年月日+PM"]), 0, 20],
                Gen.OneOf<DateForm?>(
                    null, DateForm.DayFirst, DateForm.MonthFirst, DateForm.YearFirst,
                    DateForm.ExcelSerial))
            .Sample((text, form) =>
            {
                var read = new DayReader(form).Read(text);
                return read.Refusal is not null || read.Value.Day.Year is >= 1900 and <= 2200;
            });

    [Theory]
    [InlineData("1/2/2024|13/2/2024", DateForm.DayFirst)]
    [InlineData("1/2/2024|2/13/2024", DateForm.MonthFirst)]
    [InlineData("1/2/2024|3/4/2024", null)]
    [InlineData("13/2/2024|2/13/2024", null)]
    [InlineData("20240102|20240203|", DateForm.YearFirst)]
    [InlineData("2024-01-02|n/a", DateForm.YearFirst)]
    [InlineData("1/2/2024|13/2/2024|31/2/2024", DateForm.DayFirst)]
    [InlineData("45293|45294.5", DateForm.ExcelSerial)]
    [InlineData("", null)]
    [InlineData("a|b", null)]
    public void A_column_shows_the_order_of_its_days(string column, DateForm? form) =>
        Assert.Equal(form, DayReader.FormOf(column.Split('|')));

    [Fact]
    public void A_moment_is_an_instant_by_the_stores_clock_or_by_its_own()
    {
        var athens = TimeZoneInfo.FindSystemTimeZoneById("Europe/Athens");
        var summer = new Moment(new(2024, 7, 1), new(12, 0));
        Assert.Equal(TimeSpan.FromHours(3), summer.In(athens).Offset);
        Assert.Equal(9, summer.In(athens).UtcDateTime.Hour);

        var told = summer with { Offset = TimeSpan.FromHours(8) };
        Assert.Equal(4, told.In(athens).UtcDateTime.Hour);

        var skipped = new Moment(new(2024, 3, 31), new(3, 30));
        Assert.Equal(1, skipped.In(athens).UtcDateTime.Hour);
    }

    private static readonly Gen<DateOnly> AnyDay = Gen.Int[
        new DateOnly(1900, 1, 1).DayNumber, new DateOnly(2200, 12, 31).DayNumber]
        .Select(DateOnly.FromDayNumber);

    private static string Say(Moment read) =>
        read.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        + (read.Time is { } time ? $" {time:HH:mm:ss}" : "")
        + (read.Offset is { } offset
            ? $" {(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}"
            : "");
}
