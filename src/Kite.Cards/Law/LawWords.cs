using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>Says in words what a rule of the law asks.</summary>
internal static class LawWords
{
    // Per cent with two places are written like money with two: 12.5 is 1250 hundredths.
    public static readonly Currency Hundredths = Currency.Eur;

    /// <summary>The number with its unit; nothing where it is not asked.</summary>
    public static string Of(
        IStringLocalizer<Texts> texts, LawUnit unit, long? value, string currency) =>
        (unit, value) switch
        {
            (_, null) => "",
            (LawUnit.Money, { } coins) => Figures.Exact(new(coins, Currency.Of(currency))),
            (LawUnit.Months, { } months) => texts["law.months", Figures.Count(months)],
            (LawUnit.Days, { } days) => texts["law.days", Figures.Count(days)],
            (LawUnit.BasisPoints, { } part) =>
                Figures.Percent(part / 10_000d, part % 100 == 0 ? 0 : 2),
            (LawUnit.YesNo, { } says) => texts[says > 0 ? "law.yes" : "law.no"],
        };

    /// <summary>All that is asked, one after the other.</summary>
    public static string All(IStringLocalizer<Texts> texts, JurisdictionView law) => string.Join(
        "; ",
        law.Rules.Where(r => r.Value is not null).Select(
            r => $"{texts[$"law.rule.{r.Rule}"]}: {Of(texts, r.Unit, r.Value, law.Currency)}"));

    /// <summary>As it can be typed again: no thousands apart.</summary>
    public static string? Typed(LawUnit unit, long? value, string currency) => unit switch
    {
        _ when value is null => null,
        LawUnit.Money => Plain(value.Value, Currency.Of(currency)),
        LawUnit.BasisPoints => Plain(value.Value, Hundredths),
        _ => value.Value.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>What was typed, as it is kept; nothing typed is nothing asked.</summary>
    public static Result<LawNumber> Read(LawRule rule, string? typed, Currency currency)
    {
        if (string.IsNullOrWhiteSpace(typed)) return new LawNumber(rule);
        if (rule.Unit is LawUnit.Money or LawUnit.BasisPoints)
        {
            var unit = rule.Unit is LawUnit.Money ? currency : Hundredths;
            var read = TypedAmount.Read(typed, unit);
            return read.Refusal is { } unread ? unread : new LawNumber(rule, read.Value.Coins);
        }
        return int.TryParse(
            typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
            ? new LawNumber(rule, whole)
            : new AmountIsUnreadable(typed.Trim());
    }

    private static string Plain(long coins, Currency currency) =>
        currency.InUnits(coins).ToString(CultureInfo.InvariantCulture);
}
