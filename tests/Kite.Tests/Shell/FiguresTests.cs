using System.Globalization;

namespace Kite.Tests;

public sealed class FiguresTests
{
    private static readonly DateOnly First = new(2026, 3, 1);

    [Theory]
    [InlineData("en", "¥6.02 m")]
    [InlineData("zh-Hans", "¥602万")]
    [InlineData("el", "6,02 εκ. ¥")]
    [InlineData("vi", "6,02 tr ¥")]
    public void Large_sums_are_said_in_the_steps_the_language_counts_in(string tag, string said) =>
        In(tag, () => Assert.Equal(said, Bare(Figures.Rounded(new(602_000_000, Currency.Cny)))));

    [Theory]
    [InlineData(99_900, "¥999")]
    [InlineData(65_200_000, "¥652 k")]
    [InlineData(-1_234_500, "−¥12.3 k")]
    [InlineData(0, "¥0")]
    public void Sums_keep_three_figures(long coins, string said) =>
        In("en", () => Assert.Equal(said, Bare(Figures.Rounded(new(coins, Currency.Cny)))));

    [Theory]
    [InlineData("en", "−€1,310.50")]
    [InlineData("el", "−1.310,50 €")]
    public void An_amount_has_its_cents_and_a_true_minus(string tag, string said) =>
        In(tag, () => Assert.Equal(said, Bare(Figures.Exact(new(-131_050, Currency.Eur)))));

    [Fact]
    public void A_currency_without_coins_shows_none() =>
        In("en", () => Assert.Equal("₫50,000", Figures.Exact(new(50_000, Currency.Vnd))));

    [Theory]
    [InlineData("en", "15.6 %")]
    [InlineData("zh-Hans", "15.6%")]
    [InlineData("el", "15,6%")]
    public void A_share_is_said_in_percent(string tag, string said) =>
        In(tag, () => Assert.Equal(said, Bare(Figures.Percent(.156, 1))));

    [Fact]
    public void A_year_that_both_ends_share_is_said_once() =>
        In("en", () => Assert.Equal(
            "1 Mar – 31 Aug 2026", Figures.Days(Period.Of(First, new(2026, 8, 31)).Value)));

    [Fact]
    public void A_period_over_new_year_says_both_years() =>
        In("en", () => Assert.Equal(
            "1 Mar 2026 – 28 Feb 2027", Figures.Days(Period.Of(First, new(2027, 2, 28)).Value)));

    private static string Bare(string text) => text.Replace('\u00a0', ' ');

    private static void In(string tag, Action check)
    {
        var (culture, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(tag);
        try { check(); }
        finally { (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words); }
    }
}
