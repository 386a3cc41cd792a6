namespace Kite.Tests;

/// <summary>Every currency knows its coins.</summary>
public sealed class CurrencyTests
{
    [Fact]
    public void Each_has_three_letters_and_a_sign()
    {
        Assert.All(Currency.Known, c => Assert.Matches("^[A-Z]{3}$", c.Code));
        Assert.All(Currency.Known, c => Assert.NotEmpty(c.Sign));
        Assert.Equal(
            Currency.Known.Count(), Currency.Known.DistinctBy(c => c.Code).Count());
    }

    [Theory]
    [InlineData("CNY", 100), InlineData("EUR", 100), InlineData("VND", 1), InlineData("JPY", 1)]
    [InlineData("KRW", 1), InlineData("BHD", 1000), InlineData("TND", 1000), InlineData("ISK", 1)]
    public void A_unit_has_so_many_coins(string code, long coins)
    {
        Assert.Equal(coins, Currency.Of(code).CoinsInUnit);
        Assert.Equal(1m, Currency.Of(code).InUnits(coins));
    }

    [Theory]
    [InlineData("eur"), InlineData(" EUR "), InlineData("Eur")]
    public void It_is_found_however_it_is_written(string written) =>
        Assert.Same(Currency.Eur, Currency.Find(written));

    [Theory]
    [InlineData(""), InlineData("€"), InlineData("EURO"), InlineData("XXX")]
    public void What_is_none_is_not_found(string written)
    {
        Assert.Null(Currency.Find(written));
        Assert.Throws<ArgumentException>(() => Currency.Of(written));
    }
}
