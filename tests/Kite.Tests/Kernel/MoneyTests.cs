using System.Globalization;
using System.Text.Json;
using CsCheck;

namespace Kite.Tests;

/// <summary>Money is exact: nothing is lost, nothing appears.</summary>
public sealed class MoneyTests
{
    private static readonly Gen<Currency> Currencies = Gen.OneOf([.. Currency.Known]);

    private static readonly Gen<Money> Amounts = Gen.Select(
        Gen.Long[-1_000_000_000_000, 1_000_000_000_000],
        Currencies,
        (coins, of) => new Money(coins, of));

    [Fact]
    public void A_bill_split_adds_up_and_shares_differ_by_one_coin_at_most() =>
        Gen.Select(Amounts, Gen.Int[1, 400]).Sample((bill, ways) =>
        {
            var shares = bill.Split(ways).ToList();
            return shares.Count == ways
                && shares.Aggregate((a, b) => a + b) == bill
                && shares.Max(s => s.Coins) - shares.Min(s => s.Coins) <= 1;
        });

    [Fact]
    public void Nobody_splits_a_bill_among_none() =>
        Assert.Throws<DivideByZeroException>(() => new Money(1, Currency.Eur).Split(0).ToList());

    [Fact]
    public void What_is_added_can_be_taken_away() =>
        Gen.Select(Amounts, Gen.Long[-1_000_000, 1_000_000]).Sample((a, coins) =>
        {
            var b = a with { Coins = coins };
            return a + b - b == a && a + b == b + a && a + -a == a with { Coins = 0 };
        });

    [Fact]
    public void Too_much_money_is_an_error_and_never_wraps_round() =>
        Assert.Throws<OverflowException>(
            () => new Money(long.MaxValue, Currency.Cny) + new Money(1, Currency.Cny));

    [Fact]
    public void Currencies_do_not_mix()
    {
        var (yuan, euro) = (new Money(1, Currency.Cny), new Money(1, Currency.Eur));
        Assert.Throws<InvalidOperationException>(() => yuan + euro);
        Assert.Throws<InvalidOperationException>(() => yuan - euro);
        Assert.Throws<InvalidOperationException>(() => yuan.Full(euro));
    }

    [Theory]
    [InlineData(12345, "CNY", "en", "123.45")]
    [InlineData(-12345, "EUR", "el", "-123,45")]
    [InlineData(1234567, "VND", "vi", "1.234.567")]
    [InlineData(1234567, "JPY", "en", "1,234,567")]
    [InlineData(1234567, "KWD", "en", "1,234.567")]
    [InlineData(5, "USD", "zh-Hans", "0.05")]
    public void It_is_written_with_the_decimals_of_its_coin(
        long coins, string code, string culture, string written) =>
        Assert.Equal(
            written,
            new Money(coins, Currency.Of(code)).ToString(CultureInfo.GetCultureInfo(culture)));

    [Fact]
    public void On_the_wire_nothing_is_lost()
    {
        var wire = new JsonSerializerOptions { Converters = { new MoneyOnTheWire() } };
        Assert.Equal(
            """{"amount":12345,"currency":"CNY"}""",
            JsonSerializer.Serialize(new Money(12345, Currency.Cny), wire));
        Amounts.Sample(m =>
            JsonSerializer.Deserialize<Money>(JsonSerializer.Serialize(m, wire), wire) == m);
    }

    [Theory]
    [InlineData("""{"amount":1.5,"currency":"CNY"}"""), InlineData("""{"amount":"5"}""")]
    [InlineData("""{"amount":1,"currency":"XXX"}"""), InlineData("""{"currency":"CNY"}""")]
    [InlineData("""{"amount":9223372036854775808,"currency":"CNY"}"""), InlineData("5")]
    public void What_is_no_money_is_not_read_as_some(string sent)
    {
        var wire = new JsonSerializerOptions { Converters = { new MoneyOnTheWire() } };
        Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Money>(sent, wire));
    }
}
