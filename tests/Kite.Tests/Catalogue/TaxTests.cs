using CsCheck;
using Kite.Catalogue;

namespace Kite.Tests;

/// <summary>Tax by rate, rounded once for each, and never another for what comes back.</summary>
public sealed class TaxTests
{
    private static readonly TaxTerms In13 = new("VAT-13", 1300, IsIncluded: true);
    private static readonly TaxTerms On19 = new("VAT-19", 1900, IsIncluded: false);

    private static readonly Gen<(Money Amount, TaxTerms Terms)[]> Bills = Gen.Select(
            Gen.Long[-10_000_000, 10_000_000], Gen.Int[0, 10_000], Gen.Bool,
            (coins, points, isIn) =>
                (new Money(coins, Currency.Cny), new TaxTerms($"{points}-{isIn}", points, isIn)))
        .Array[0, 12];

    [Theory]
    [InlineData(11_300, 1_300)]
    [InlineData(100, 12)]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    [InlineData(0, 0)]
    public void A_price_that_contains_the_tax_is_parted(long price, long tax)
    {
        var share = Assert.Single(Taxes.Of([(Cny(price), In13)]));

        Assert.Equal((tax, price - tax, price),
            (share.Tax.Coins, share.Net.Coins, share.Gross.Coins));
    }

    [Fact]
    public void Many_small_things_of_one_rate_are_rounded_together()
    {
        var three = Taxes.Of([(Cny(3), On19), (Cny(3), On19), (Cny(3), On19)]);

        // Apart each would bear 1 coin, together they bear 2.
        Assert.Equal(2, Assert.Single(three).Tax.Coins);
    }

    [Fact]
    public void Nothing_is_lost_and_a_bill_brought_back_whole_gives_its_tax_back() =>
        Bills.Sample(bill =>
        {
            var shares = Taxes.Of(bill);
            var back = Taxes.Of(bill.Select(line => (-line.Amount, line.Terms)));

            Assert.Equal(
                bill.Sum(line => line.Amount.Coins),
                shares.Sum(s => s.Terms.IsIncluded ? s.Gross.Coins : s.Net.Coins));
            Assert.Equal(
                shares.Select(s => -s.Tax.Coins), back.Select(s => s.Tax.Coins));
            Assert.All(shares, s => Assert.Equal(s.Gross, s.Net + s.Tax));
        });

    [Theory]
    [InlineData("2025-12-31", 1300)]
    [InlineData("2026-01-01", 900)]
    [InlineData("2027-06-01", 900)]
    [InlineData("1999-12-31", null)]
    public void The_version_of_the_day_holds(string day, int? points)
    {
        var rate = Guid.CreateVersion7();
        TaxVersion[] versions =
        [
            new() { TaxRateId = rate, FirstDay = new(2026, 1, 1), BasisPoints = 900 },
            new() { TaxRateId = rate, FirstDay = new(2000, 1, 1), BasisPoints = 1300 },
        ];

        Assert.Equal(
            points,
            Taxes.On("VAT", versions, DateOnly.Parse(day, null))?.BasisPoints);
    }

    private static Money Cny(long coins) => new(coins, Currency.Cny);
}
