using System.Globalization;
using CsCheck;
using Kite.Importing;

namespace Kite.Tests.Importing;

/// <summary>Amounts are read to the coin or refused; ten thousand never becomes ten.</summary>
public sealed class AmountReaderTests
{
    [Theory]
    [InlineData("11.77", "1177")]
    [InlineData("11.7", "1170")]
    [InlineData("11", "1100")]
    [InlineData(".50", "50")]
    [InlineData("-11.77", "-1177")]
    [InlineData("−11.77", "-1177")]
    [InlineData("11.77-", "-1177")]
    [InlineData("(11.77)", "-1177")]
    [InlineData("+11.77", "1177")]
    [InlineData("$11.77", "1177")]
    [InlineData("-$11.77", "-1177")]
    [InlineData("($11.77)", "-1177")]
    [InlineData("$ -11.77", "-1177")]
    [InlineData("US$11.77", "1177")]
    [InlineData("11.77 USD", "1177")]
    [InlineData("10,000", "1000000")]
    [InlineData("1,234,567.89", "123456789")]
    [InlineData("1 234 567.89", "123456789")]
    [InlineData("1\u00A0234.5", "123450")]
    [InlineData("1\u2009234.5", "123450")]
    [InlineData("1\u202F234.5", "123450")]
    [InlineData("1'234.50", "123450")]
    [InlineData("1’234.50", "123450")]
    [InlineData("１１．７７", "1177")]
    [InlineData("　＄１，２３４．５６　", "123456")]
    [InlineData("11.7700", "1177")]
    [InlineData("0.00", "0")]
    [InlineData("92233720368547758.07", "9223372036854775807")]
    [InlineData("-92233720368547758.08", "-9223372036854775808")]
    [InlineData("92233720368547758.08", "number-is-too-large")]
    [InlineData("99999999999999999999999999999999999999", "number-is-too-large")]
    [InlineData("1e9", "not-a-number")]
    [InlineData("1E9", "not-a-number")]
    [InlineData("0x10", "not-a-number")]
    [InlineData("NaN", "not-a-number")]
    [InlineData("∞", "not-a-number")]
    [InlineData("11²", "not-a-number")]
    [InlineData("1½", "not-a-number")]
    [InlineData("--5", "not-a-number")]
    [InlineData("(-5)", "not-a-number")]
    [InlineData("5.", "not-a-number")]
    [InlineData(".", "not-a-number")]
    [InlineData("$", "not-a-number")]
    [InlineData("", "cell-is-empty")]
    [InlineData(" \u00A0 ", "cell-is-empty")]
    [InlineData("1.234,56", "decimal-sign-does-not-fit")]
    [InlineData("11,77", "decimal-sign-does-not-fit")]
    [InlineData("1,2345.00", "decimal-sign-does-not-fit")]
    [InlineData("1234,567.00", "decimal-sign-does-not-fit")]
    [InlineData("1,234 567.00", "decimal-sign-does-not-fit")]
    [InlineData("1.2.3", "decimal-sign-does-not-fit")]
    [InlineData("10.000", "too-many-decimals")]
    [InlineData("11.775", "too-many-decimals")]
    [InlineData("11.7701", "too-many-decimals")]
    [InlineData("€11.77", "amount-is-in-another-currency")]
    [InlineData("11.77 EUR", "amount-is-in-another-currency")]
    [InlineData("£5", "amount-is-in-another-currency")]
    public void Dollars_with_a_decimal_point(string written, string says) =>
        Assert.Equal(says, Says(new AmountReader(Currency.Usd, DecimalSign.Point), written));

    [Theory]
    [InlineData("11,77", "1177")]
    [InlineData("1.234,56", "123456")]
    [InlineData("1.234.567", "123456700")]
    [InlineData("11,77 €", "1177")]
    [InlineData("€ 11,77-", "-1177")]
    [InlineData("10,000", "too-many-decimals")]
    [InlineData("11.77", "decimal-sign-does-not-fit")]
    [InlineData("1,234.56", "decimal-sign-does-not-fit")]
    public void Euros_with_a_decimal_comma(string written, string says) =>
        Assert.Equal(says, Says(new AmountReader(Currency.Eur, DecimalSign.Comma), written));

    [Theory]
    [InlineData("11.77", "1177")]
    [InlineData("11,77", "1177")]
    [InlineData("1.234,56", "123456")]
    [InlineData("1,234.56", "123456")]
    [InlineData("1,234,567", "123456700")]
    [InlineData("1.234.567,8", "123456780")]
    [InlineData("1 234,5", "123450")]
    [InlineData("12", "1200")]
    [InlineData("10,000", "amount-is-ambiguous")]
    [InlineData("10.000", "amount-is-ambiguous")]
    [InlineData("0.123", "too-many-decimals")]
    [InlineData("1234.567", "too-many-decimals")]
    [InlineData("1,234.5,6", "not-a-number")]
    [InlineData("1,234,56", "not-a-number")]
    public void Where_the_mapping_says_nothing_only_what_has_one_meaning_is_read(
        string written, string says) =>
        Assert.Equal(says, Says(new AmountReader(Currency.Eur, null), written));

    [Theory]
    [InlineData("VND", "150.000", "150000")]
    [InlineData("VND", "150.000 ₫", "150000")]
    [InlineData("VND", "150.000đ", "150000")]
    [InlineData("VND", "150000,00", "150000")]
    [InlineData("VND", "150,5", "too-many-decimals")]
    [InlineData("VND", "10,000", "too-many-decimals")]
    [InlineData("CNY", "￥12,5", "1250")]
    [InlineData("CNY", "12,50元", "1250")]
    [InlineData("KWD", "1,234", "1234")]
    [InlineData("DKK", "kr. 12,50", "1250")]
    [InlineData("DKK", "12,50 kr", "1250")]
    public void Each_currency_has_its_own_coins_and_signs(
        string currency, string written, string says) =>
        Assert.Equal(
            says, Says(new AmountReader(Currency.Of(currency), DecimalSign.Comma), written));

    [Fact]
    public void An_amount_written_in_any_way_is_read_back_to_the_coin() =>
        Gen.Select(AnyAmount, Gen.OneOf([.. Ways]), Gen.OneOf([.. Currency.Known]))
            .Sample((coins, way, currency) =>
            {
                var written = way.Write(coins, currency);
                var read = new AmountReader(currency, way.Sign).Read(written);
                return read.Refusal is null && read.Value == new Money(coins, currency);
            });

    [Fact]
    public void An_amount_read_without_or_against_its_mapping_is_the_same_or_refused() =>
        Gen.Select(
                AnyAmount,
                Gen.OneOf([.. Ways]),
                Gen.OneOf<DecimalSign?>(null, DecimalSign.Point, DecimalSign.Comma))
            .Sample((coins, way, sign) =>
            {
                var written = way.Write(coins, Currency.Eur);
                var read = new AmountReader(Currency.Eur, sign).Read(written);
                return read.Refusal is not null || read.Value.Coins == coins;
            });

    [Fact]
    public void A_text_of_any_kind_is_refused_or_read_and_never_breaks_the_reader() =>
        Gen.Select(
                Gen.String[Gen.OneOf([.. "0123456789.,' -+()$€e　１．"]), 0, 24],
                Gen.OneOf<DecimalSign?>(null, DecimalSign.Point, DecimalSign.Comma))
            .Sample((text, sign) =>
            {
                var read = new AmountReader(Currency.Usd, sign).Read(text);
                return read.Refusal is not null || text.Any(char.IsDigit);
            });

    [Theory]
    [InlineData("11.77|10,000|5", DecimalSign.Point)]
    [InlineData("10,000|11,77|5", DecimalSign.Comma)]
    [InlineData("1,234,567|8", DecimalSign.Point)]
    [InlineData("€ 11,77|x", DecimalSign.Comma)]
    [InlineData("10,000|20,000", null)]
    [InlineData("11,77|11.77", null)]
    [InlineData("5|6", null)]
    public void A_column_shows_its_decimal_sign(string column, DecimalSign? sign) =>
        Assert.Equal(sign, AmountReader.SignOf(Currency.Eur, column.Split('|')));

    [Fact]
    public void A_refusal_quotes_no_more_than_a_line()
    {
        var no = new AmountReader(Currency.Usd, null).Read(new string('x', 100_000)).Refusal;
        Assert.True(Assert.IsType<NotANumber>(no).Written.Length < 80);
    }

    private static readonly Gen<long> AnyAmount = Gen.OneOf(
        Gen.Long, Gen.Long[-2_000_000, 2_000_000], Gen.Long[-200, 200],
        Gen.Long[-2000, 2000].Select(coins => coins * 100_000));

    private static IEnumerable<Way> Ways =>
        from sign in Enum.GetValues<DecimalSign>()
        from minus in (string[])["-{0}", "{0}-", "({0})", "−{0}", "- {0}"]
        from money in (string[])["{0}", "{1}{0}", "{0} {2}"]
        let other = sign is DecimalSign.Point ? "," : "."
        from thousands in (string[])["", " ", "\u00A0", "\u202F", "'", "’", other]
        from isWide in (bool[])[false, true]
        select new Way(sign, minus, money, thousands, isWide);

    private static string Says(AmountReader reader, string written)
    {
        var read = reader.Read(written);
        return read.Refusal?.Code ?? read.Value.Coins.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>One way to write an amount.</summary>
    private sealed record Way(
        DecimalSign Sign, string Minus, string Money, string Group, bool IsWide)
    {
        public string Write(long coins, Currency currency)
        {
            var format = new NumberFormatInfo
            {
                NumberDecimalSeparator = Sign is DecimalSign.Point ? "." : ",",
                NumberGroupSeparator = Group,
            };
            var size = Math.Abs((decimal)coins) / currency.CoinsInUnit;
            var text = size.ToString($"N{currency.Decimals}", format);
            text = string.Format(
                CultureInfo.InvariantCulture, Money, text, currency.Sign, currency.Code);
            if (coins < 0) text = string.Format(CultureInfo.InvariantCulture, Minus, text);
            return IsWide ? string.Concat(text.Select(Widen)) : text;
        }

        private static char Widen(char c) => c is > ' ' and <= '~' ? (char)(c - '!' + '！') : c;
    }
}
