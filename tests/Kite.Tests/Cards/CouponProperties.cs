using CsCheck;
using Kite.Cards;
using static Kite.Tests.PaperCoupons;

namespace Kite.Tests;

/// <summary>What holds for any coupons on any bill.</summary>
public sealed class CouponProperties
{
    private static readonly Gen<CouponInHand> Hands = Gen.Select(
        Gen.Bool, Gen.Long[1, 20_000], Gen.Int[1, 10_000], Gen.Bool, Gen.Long[0, 12_000],
        Gen.Int[0, 2], Gen.Int[0, 1]).Select(
        (isPart, off, part, stacks, least, each, left) =>
            ((isPart ? Part(part, off, stacks) : Off(off, stacks)) with
            {
                LeastCoins = least,
                UsesEach = each,
            }).Hand(turn: c => c.UsesLeft = left));

    private static readonly Gen<(CouponInHand[] Hands, BillSeen Bill)> Bills = Gen.Select(
        Hands.Array[1, 5], Gen.Long[0, 20_000], Gen.Bool,
        (hands, coins, isKnown) => (hands, Bill(coins, isKnown ? Lin : null)));

    [Fact]
    public void No_more_than_the_bill_is_taken_off_and_what_takes_nothing_says_why() =>
        Bills.Sample((hands, bill) =>
        {
            var worth = CouponReckoning.Of(hands, bill);
            Assert.InRange(worth.Sum(w => w.Coins), 0, bill.Coins);
            Assert.All(worth, w => Assert.Equal(w.Coins > 0, w.IsTaken));
            Assert.Equal(
                hands.Select(h => h.Coupon.Id).Order(),
                worth.Select(w => w.Hand.Coupon.Id).Order());
        });

    [Fact]
    public void In_which_order_they_are_named_changes_nothing() => Bills.Sample((hands, bill) =>
        Assert.Equal(
            CouponReckoning.Of(hands, bill).Select(Told),
            CouponReckoning.Of(hands.Reverse(), bill).Select(Told)));

    [Fact]
    public void What_is_taken_goes_together_or_alone() => Bills.Sample((hands, bill) =>
    {
        var taken = CouponReckoning.Of(hands, bill).Where(w => w.IsTaken).ToList();
        Assert.True(taken.Count <= 1 || taken.TrueForAll(w => w.Hand.Kind.Stacks));
        // The same alone takes at least as much: none is dearer for standing beside others.
        Assert.All(taken, w => Assert.True(
            CouponReckoning.Of([w.Hand], bill)[0].Coins >= w.Coins));
    });

    private static string Told(CouponWorth w) =>
        $"{w.Hand.Coupon.Id} {w.Coins} {string.Join(' ', w.Bars)}";
}
