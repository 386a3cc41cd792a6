using CsCheck;
using Kite.Catalogue;
using Kite.Sales;

namespace Kite.Tests;

/// <summary>What a bill comes to, and which tender paid which line (T3).</summary>
public sealed class BillTests
{
    private static readonly TaxTerms In13 = new("VAT-13", 1300, IsIncluded: true);
    private static readonly TaxTerms On19 = new("VAT-19", 1900, IsIncluded: false);

    [Theory]
    [InlineData(1_250, 1_000, 1_250)]
    [InlineData(1_250, 1_500, 1_875)]
    [InlineData(999, 333, 333)]
    [InlineData(1, 500, 1)]
    [InlineData(1, 499, 0)]
    public void A_quantity_at_a_price_is_rounded_to_a_coin(long unit, long much, long amount) =>
        Assert.Equal(amount, Bill.Amount(Cny(unit), much)?.Coins);

    [Fact]
    public void Tax_on_top_is_rounded_once_for_its_rate_and_shared_among_its_lines()
    {
        var bill = Bill.Of(
            [(Cny(3), On19), (Cny(3), On19), (Cny(3), On19), (Cny(113), In13), (Cny(50), null)],
            Currency.Cny);

        Assert.Equal([1, 1, 0, 13, 0], bill.Lines.Select(l => l.Tax.Coins));
        Assert.Equal([4, 4, 3, 113, 50], bill.Lines.Select(l => l.Total.Coins));
        Assert.Equal((174, 15), (bill.Total.Coins, bill.Tax.Coins));
    }

    [Fact]
    public void Parts_add_up_to_the_whole_and_none_is_above_its_weight() =>
        Gen.Select(Gen.Long[0, 1_000_000].Array[1, 20], Gen.Int[0, 1000]).Sample(
            (weights, share) =>
            {
                var whole = (long)((Int128)weights.Sum() * share / 1000);
                var parts = Allotment.Of(whole, weights);

                Assert.Equal(whole, parts.Sum());
                Assert.All(parts.Zip(weights), p => Assert.InRange(p.First, 0, p.Second));
                Assert.All(
                    parts.Zip(weights),
                    p => Assert.True(Int128.Abs(
                        ((Int128)p.First * weights.Sum()) - ((Int128)whole * p.Second))
                        <= weights.Sum()));
            });

    [Fact]
    public void Every_coin_of_every_tender_belongs_to_a_line() =>
        Gen.Select(Gen.Long[0, 1_000_000].Array[1, 20], Gen.Int[1, 5], Gen.Int[0, 100]).Sample(
            (lines, count, seed) =>
            {
                // A bill parted among its tenders, unevenly.
                var open = lines.Sum();
                var tenders = new List<long>();
                for (var i = 1; i < count; i++)
                {
                    tenders.Add(open * ((seed * i) % 101) / 100);
                    open -= tenders[^1];
                }
                tenders.Add(open);

                var shares = Allotment.Of(lines, tenders);

                Assert.Equal(tenders, shares.Select(parts => parts.Sum()));
                for (var line = 0; line < lines.Length; line++)
                    Assert.Equal(lines[line], shares.Sum(parts => parts[line]));
                Assert.All(shares.SelectMany(s => s), coins => Assert.True(coins >= 0));
            });

    [Fact]
    public void A_bill_is_what_its_lines_are_and_they_bear_its_tax() =>
        Gen.Select(Gen.Long[0, 10_000_000], Gen.Int[0, 10_000], Gen.Bool,
            (coins, points, isIn) => (
                Cny(coins), points < 500 ? null : new TaxTerms($"{points / 2000}", points, isIn)))
            .Array[1, 12].Sample(lines =>
            {
                var bill = Bill.Of(lines, Currency.Cny);

                Assert.Equal(bill.Total.Coins, bill.Lines.Sum(l => l.Total.Coins));
                Assert.Equal(bill.Tax.Coins, bill.Lines.Sum(l => l.Tax.Coins));
                Assert.Equal(
                    lines.Sum(l => l.Item1.Coins)
                        + bill.Taxes.Where(t => !t.Terms.IsIncluded).Sum(t => t.Tax.Coins),
                    bill.Total.Coins);
            });

    private static Money Cny(long coins) => new(coins, Currency.Cny);
}
