using System.Globalization;
using System.Resources;
using Kite.Platform;

namespace Kite;

/// <summary>
/// How numbers, money and days are written for the person who reads: by the culture, with a true
/// minus, and large sums in the steps the language counts in.
/// </summary>
public static class Figures
{
    private static readonly ResourceManager Words = new(typeof(Texts));

    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    public static string Count(long number) => number.ToString("N0", Numbers(digits: 0));

    /// <summary>A share of one as percent: 0.156 is 15.6 %.</summary>
    public static string Percent(double share, int digits = 0) => Word("figure.percent").Replace(
        "{0}", (share * 100).ToString("N", Numbers(digits)), StringComparison.Ordinal);

    /// <summary>The exact amount with its sign, where this language puts it.</summary>
    public static string Exact(Money money) => Signed(
        money.Currency.InUnits(money.Coins), money.Currency, money.Currency.Decimals);

    /// <summary>The amount without cents, for sums in lists.</summary>
    public static string Whole(Money money) =>
        Signed(money.Currency.InUnits(money.Coins), money.Currency, digits: 0);

    /// <summary>Units without sign or cents, for columns whose head names the currency.</summary>
    public static string Bare(Money money) =>
        money.Currency.InUnits(money.Coins).ToString("N", Numbers(digits: 0));

    /// <summary>Units without sign, with cents only where there are some: 120, 0.50.</summary>
    public static string Units(Money money) => money.Currency.InUnits(money.Coins).ToString(
        "N", Numbers(money.Coins % money.Currency.CoinsInUnit == 0 ? 0 : money.Currency.Decimals));

    /// <summary>From one amount to another, the sign said once: ¥120–160.</summary>
    public static string Range(Money from, Money to) =>
        Beside(Units(from) + "–" + Units(to), from.Currency);

    /// <summary>The amount in the large steps the language counts in: ¥6.02 m, ¥602万.</summary>
    public static string Rounded(Money money)
    {
        var units = money.Currency.InUnits(money.Coins);
        var step = Steps().LastOrDefault(s => Math.Abs(units) >= s.From);
        if (step.Word is null) return Whole(money);

        var few = units / step.From;
        var digits = Math.Abs(few) switch { < 10 => 2, < 100 => 1, _ => 0 };
        return Signed(few, money.Currency, digits, step.Word);
    }

    /// <summary>How a quarter is called in a sentence: A, B, C, D, none, new.</summary>
    public static string State(string state) =>
        state.Length == 1 ? state : Word($"quarter.{state.ToLowerInvariant()}.short");

    public static string Day(DateOnly day) => day.ToString(Word("figure.day"), Culture);

    public static string LongDay(DateOnly day) => day.ToString(Word("figure.day.long"), Culture);

    /// <summary>From the first day to the last; a year they share is said once.</summary>
    public static string Days(Period period)
    {
        var first = period.From.Year == period.To.Year && Culture.TwoLetterISOLanguageName != "zh"
            ? period.From.ToString(Word("figure.day.no-year"), Culture)
            : Day(period.From);
        return $"{first} – {Day(period.To)}";
    }

    private static string Word(string key) =>
        Words.GetString(key, CultureInfo.CurrentUICulture) ?? key;

    private static string Signed(decimal units, Currency currency, int digits, string step = "")
    {
        var numbers = Numbers(digits);
        var bare = Math.Abs(units).ToString("N", numbers) + step;
        return (units < 0 ? numbers.NegativeSign : "") + Beside(bare, currency);
    }

    // Patterns 0 and 2 put the sign before the number, 1 and 3 after it.
    private static string Beside(string number, Currency currency) =>
        Culture.NumberFormat.CurrencyPositivePattern is 0 or 2
            ? currency.Sign + number
            : number + '\u00a0' + currency.Sign;

    private static NumberFormatInfo Numbers(int digits)
    {
        var numbers = (NumberFormatInfo)Culture.NumberFormat.Clone();
        numbers.NegativeSign = "−";
        numbers.NumberDecimalDigits = digits;
        return numbers;
    }

    private static IEnumerable<(decimal From, string? Word)> Steps() =>
        Word("figure.steps").Split(';').Select(step => step.Split(':')).Select(
            step => (decimal.Parse(step[0], CultureInfo.InvariantCulture), (string?)step[1]));
}
