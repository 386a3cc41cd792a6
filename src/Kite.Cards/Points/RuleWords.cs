using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>Says in words what a version of a rule says.</summary>
internal static class RuleWords
{
    public static string Of(
        IStringLocalizer<Texts> texts, PointRuleKind kind, PointVersionView v)
    {
        var parts = new List<string> { Said(texts, kind, v) };
        if (kind is not PointRuleKind.LargeBill && v.Least is { } least)
            parts.Add(texts["rule.says.least", Figures.Exact(least)]);
        if (v.Products.Count + v.Categories.Count > 0)
            parts.Add(string.Join(", ", v.Products.Concat(v.Categories)));
        if (v.Weekdays.Count > 0)
            parts.Add(string.Join(", ", v.Weekdays.Select(d => DayName(d))));
        return string.Join(" · ", parts);
    }

    /// <summary>The name of a weekday, 1 to 7 from Monday, in the reader's language.</summary>
    public static string DayName(int day) =>
        CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName((DayOfWeek)(day % 7));

    private static string Said(
        IStringLocalizer<Texts> texts, PointRuleKind kind, PointVersionView v) => kind switch
        {
            PointRuleKind.Amount => texts["rule.says.Amount", Count(v.Points), Exact(v.Every)],
            PointRuleKind.Visits => texts[
                $"rule.says.Visits.{v.Period}", Count(v.Points), v.Visits ?? 0],
            PointRuleKind.LargeBill => texts[
                "rule.says.LargeBill", Count(v.Points), Exact(v.Least)],
            PointRuleKind.Multiplier => texts["rule.says.Multiplier", v.Percent ?? 0],
            PointRuleKind.Lasting => texts["rule.says.Lasting", Count(v.Days)],
            PointRuleKind.Worth => texts["rule.says.Worth", Count(v.Points), Exact(v.Every)],
        };

    private static string Exact(Money? money) => money is { } m ? Figures.Exact(m) : "";

    private static string Count(long? number) => Figures.Count(number ?? 0);
}
