using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>
/// Days of the lunar calendar in the reader's words: 三月初六, or the sixth of the third.
/// </summary>
internal static class LunarWords
{
    private static readonly string[] Months =
    [
        "正月", "二月", "三月", "四月", "五月", "六月",
        "七月", "八月", "九月", "十月", "冬月", "腊月",
    ];

    private static readonly string[] Tens = ["初", "十", "廿", "三"];
    private static readonly string[] Ones = ["十", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

    private static bool InChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    public static string Month(int month) =>
        InChinese ? Months[month - 1] : month.ToString(CultureInfo.CurrentCulture);

    public static string Day(int day) => InChinese
        ? day switch
        {
            20 => "二十",
            30 => "三十",
            10 => "初十",
            _ => Tens[day / 10] + Ones[day % 10],
        }
        : day.ToString(CultureInfo.CurrentCulture);

    extension(IStringLocalizer texts)
    {
        /// <summary>The day without its year: birthdays come every year.</summary>
        public string Lunar(LunarDate date) => texts[
            date.IsLeap ? "lunar.said.leap" : "lunar.said", Day(date.Day), Month(date.Month)];
    }
}
