using CsCheck;
using Kite.Sales;

namespace Kite.Tests;

/// <summary>What comes back for what is brought back: never more than was paid (T3, T15).
/// </summary>
public sealed class RefundReckoningTests
{
    // Three for 10.00 with 1.15 of tax in it, paid 6.00 in cash and 4.00 from a card.
    private static readonly OpenLine ThreeForTen = Paid(3_000, 115, [600, 400]);

    // A third, a third, and the rest: what is rounded off comes with the last.
    [Fact]
    public void Piece_by_piece_ends_where_all_at_once_does()
    {
        var told = new List<string>();
        var line = ThreeForTen;
        foreach (var _ in Enumerable.Range(0, 3))
        {
            var back = RefundReckoning.Of(line, 1_000, null, isRestocked: true).Value;
            told.Add($"{back.Coins} {back.TaxCoins} {string.Join('+', back.Shares)}");
            line = After(line, back);
        }

        Assert.Equal(["333 38 200+133", "333 38 200+133", "334 39 200+134"], told);
        Assert.Equal(
            "line-is-back", RefundReckoning.Of(line, null, null, true).Refusal?.Code);
    }

    [Theory]
    [InlineData(3_001L, null, "more-than-is-left-of-line")]
    [InlineData(0L, null, "more-than-is-left-of-line")]
    [InlineData(-1L, null, "more-than-is-left-of-line")]
    [InlineData(null, 1_001L, "more-money-than-is-left")]
    [InlineData(null, 0L, "more-money-than-is-left")]
    [InlineData(1_000L, 100L, "back-is-said-twice")]
    public void Too_much_or_two_things_at_once_is_refused(long? quantity, long? coins, string no) =>
        Assert.Equal(
            no,
            RefundReckoning.Of(
                ThreeForTen, quantity, coins is { } c ? new Money(c, Currency.Cny) : null, true)
                .Refusal?.Code);

    [Fact]
    public void Money_alone_leaves_the_goods_with_the_guest()
    {
        var back = RefundReckoning.Of(
            ThreeForTen, null, new Money(250, Currency.Cny), isRestocked: true).Value;

        Assert.Equal((0, 250, 28), (back.QuantityThousandths, back.Coins, back.TaxCoins));
        Assert.False(back.IsRestocked);
        var rest = After(ThreeForTen, back);
        Assert.Equal(750, RefundReckoning.Of(rest, null, null, true).Value.Coins);
    }

    // Whatever is brought back in whatever parts: line, tax and every tender end at nothing.
    [Fact]
    public void Any_parts_end_with_all_that_was_paid_and_nothing_more()
    {
        var part = Gen.Select(Gen.Bool, Gen.Int[1, 1_000]);
        Gen.Select(
            Gen.Long[1, 20_000], Gen.Long[0, 10_000], Gen.Int[0, 100].Array[1, 4],
            part.Array[0, 8])
            .Sample((quantity, coins, weights, parts) =>
            {
                var shares = Allotment.Of(coins, [.. weights.Select(w => w + 1L)]);
                var line = Paid(quantity, coins * 13 / 113, shares);
                foreach (var (byMoney, thousandth) in parts)
                {
                    if (line is { QuantityLeft: 0, CoinsLeft: 0 }) break;
                    var amount = line.CoinsLeft * thousandth / 1_000;
                    var goods = Math.Max(1, line.QuantityLeft * thousandth / 1_000);
                    if (byMoney ? amount == 0 : line.QuantityLeft == 0) continue;
                    line = After(line, RefundReckoning.Of(
                        line, byMoney ? null : goods,
                        byMoney ? new Money(amount, Currency.Cny) : null, true).Value);
                    Assert.All(
                        [line.QuantityLeft, line.CoinsLeft, line.TaxLeft, .. line.SharesLeft],
                        left => Assert.True(left >= 0));
                }
                if (line is not { QuantityLeft: 0, CoinsLeft: 0 })
                    line = After(line, RefundReckoning.Of(line, null, null, true).Value);
                Assert.All(
                    [line.QuantityLeft, line.CoinsLeft, line.TaxLeft, .. line.SharesLeft],
                    left => Assert.Equal(0, left));
            });
    }

    private static OpenLine Paid(long quantity, long tax, IReadOnlyList<long> shares) => new(
        1, "TEA", "Tea", quantity, shares.Sum(), tax)
    {
        QuantityLeft = quantity, CoinsLeft = shares.Sum(), TaxLeft = tax, SharesLeft = shares,
    };

    private static OpenLine After(OpenLine line, BackLine back) => line with
    {
        QuantityLeft = line.QuantityLeft - back.QuantityThousandths,
        CoinsLeft = line.CoinsLeft - back.Coins,
        TaxLeft = line.TaxLeft - back.TaxCoins,
        SharesLeft = [.. line.SharesLeft.Zip(back.Shares, (left, gone) => left - gone)],
    };
}
