using System.Globalization;
using CsCheck;
using Kite.Customers;

namespace Kite.Tests;

/// <summary>Birthdays by the lunar calendar, and the solar days on which they are kept.</summary>
public sealed class LunarDateTests
{
    // Festivals and leap months as almanacs print them; the last column is the solar day.
    private const string Known = """
        written       in      kept on
        -01-01        2024    2024-02-10
        -01-01        2025    2025-01-29
        -01-01        2026    2026-02-17
        -05-05        2023    2023-06-22
        -08-15        2025    2025-10-06
        -08-15        2026    2026-09-25
        -03-06        2026    2026-04-22
        2020-04-01    2020    2020-04-23
        2020-04+-01   2020    2020-05-23
        2023-02-01    2023    2023-02-20
        2023-02+-01   2023    2023-03-22
        2023-03-01    2023    2023-04-20
        2025-06+-01   2025    2025-07-25
        2025-07-01    2025    2025-08-23
        2020-04+-01   2021    2021-05-12
        -12-30        2024    2025-01-28
        -12-30        2025    2026-02-16
        """;

    [Fact]
    public void A_lunar_day_is_kept_on_the_day_that_almanacs_print()
    {
        foreach (var line in Known.Split('\n')[1..])
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var date = LunarDate.Read(words[0])!.Value;
            var kept = date.SolarIn(int.Parse(words[1], CultureInfo.InvariantCulture));
            Assert.Equal(words[2], kept.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("1990-13-01"), InlineData("1990-00-01"), InlineData("1990-01-31")]
    [InlineData("2024-04+-01"), InlineData("2023-03+-01"), InlineData("1899-01-01")]
    [InlineData("90-04-12"), InlineData("1990-4-12"), InlineData(""), InlineData("-04+12")]
    public void What_is_no_day_of_the_calendar_is_not_read(string written) =>
        Assert.Null(LunarDate.Read(written));

    [Fact]
    public void The_thirtieth_of_a_short_month_is_kept_on_the_twenty_ninth()
    {
        var date = LunarDate.Read("-12-30")!.Value;
        var eves = Enumerable.Range(2020, 20).Select(year => date.SolarIn(year));
        var newYear = LunarDate.Read("-01-01")!.Value;
        Assert.Equal(
            Enumerable.Range(2021, 20).Select(y => newYear.SolarIn(y).AddDays(-1)), eves);
    }

    [Fact]
    public void The_next_one_is_never_past_and_within_thirteen_months() =>
        Gen.Select(
                Gen.Int[1, 12], Gen.Int[1, 30], Gen.Bool, Gen.Int[0, 60 * 365])
            .Sample((month, day, leap, later) =>
            {
                var from = new DateOnly(1990, 1, 1).AddDays(later);
                var next = new LunarDate(null, month, leap, day).Next(from);
                return next >= from && next <= from.AddDays(400);
            });

    [Fact]
    public void Written_and_read_again_it_is_the_same() =>
        Gen.Select(Gen.Int[1901, 2099], Gen.Int[1, 12], Gen.Int[1, 29])
            .Sample((year, month, day) =>
            {
                var date = new LunarDate(year, month, false, day);
                return LunarDate.Read(date.ToString()) == date;
            });

    [Theory]
    [InlineData("zh", "欧阳", "静宜", "欧阳静宜")]
    [InlineData(null, "欧阳", "静宜", "欧阳静宜")]
    [InlineData("vi", "Nguyễn", "Văn An", "Nguyễn Văn An")]
    [InlineData("hu-HU", "Nagy", "Anna", "Nagy Anna")]
    [InlineData("el", "Papadopoulou", "Eleni", "Eleni Papadopoulou")]
    [InlineData("en", null, "Ann", "Ann")]
    [InlineData("en", "Lee", null, "Lee")]
    [InlineData("en", null, null, null)]
    public void A_name_is_said_in_the_order_of_its_language(
        string? language, string? family, string? given, string? whole) =>
        Assert.Equal(whole, NameOrder.Whole(family, given, language));

    [Theory]
    [InlineData("1990-02-28", null, "2027-02-28")]
    [InlineData("1992-02-29", null, "2027-02-28")]
    [InlineData("1990-11-23", null, "2026-11-23")]
    [InlineData("1990-11-22", null, "2027-11-22")]
    [InlineData("1990-01-01", "-08-15", "2027-09-15")]
    [InlineData(null, null, null)]
    public async Task The_coming_birthday_is_told_with_the_customer(
        string? solar, string? lunar, string? next)
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var added = await till.Tell(
            "/customers", new { name = "Lin", birthDate = solar, lunarBirth = lunar });

        var shown = await till.Ask($"/customers/{added.Number()}");

        Assert.Equal(next, shown.GetProperty("nextBirthday").GetString());
    }
}
