using CsCheck;
using Kite.Cards;

namespace Kite.Tests;

/// <summary>What holds for every bill with coupons, beside whatever strategies.</summary>
public sealed class CouponedBillProperties
{
    private static readonly Gen<CouponKind> Kinds = Gen.Select(
        Gen.Bool, Gen.Int[1, 10_000], Gen.Long[0, 3_000], Gen.Long[0, 15_000], Gen.Bool).Select(
            (isPart, size, most, least, stacks) => isPart
                ? PaperCoupons.Part(size, most, stacks) with { LeastCoins = least }
                : PaperCoupons.Off(size, stacks) with { LeastCoins = least });

    private static readonly Gen<(Cart Cart, List<StrategyInForce> All, TenderPlan Plan)> Bills =
        Gen.Select(StrategyProperties.Bills, Kinds.List[1, 3]).Select((bill, kinds) =>
        {
            var shown = new CouponsShown(
                [.. kinds.Select(k => k.Hand())], PaperCoupons.Bill(0));
            return (bill.Cart with { Coupons = shown }, bill.All, bill.Plan);
        });

    [Fact]
    public void What_coupons_take_off_is_theirs_and_all_adds_up() =>
        Bills.Sample((cart, all, plan) =>
        {
            var priced = Price(cart, all, plan);
            var off = priced.Coupons.Sum(c => c.Coins);
            Assert.Equal(cart.ListCoins, priced.Coins + priced.OffCoins);
            Assert.Equal(priced.OffCoins, priced.Trace.Sum(t => t.Coins) + off);
            Assert.All(priced.Coupons, c => Assert.Equal(
                c.Coins, priced.Lines.SelectMany(l => l.CouponShares)
                    .Where(s => s.Coupon == c.Id).Sum(s => s.Coins)));
            Assert.All(priced.Coupons, c => Assert.Equal(c.Coins == 0, c.Bars.Count > 0));
            Assert.Equal(
                cart.Coupons!.Of(priced.BeforeCoupons).Where(w => w.IsTaken).Sum(w => w.Coins),
                off);
        });

    [Fact]
    public void No_line_falls_below_nothing_and_the_balance_pays_no_more_than_was_said() =>
        Bills.Sample((cart, all, plan) =>
        {
            var priced = Price(cart, all, plan);
            Assert.InRange(priced.BalanceCoins, 0, plan.BalanceCoins);
            Assert.All(priced.Lines, line =>
            {
                Assert.True(line.BalanceCoins >= 0 && line.OtherCoins >= 0);
                Assert.InRange(line.OffCoins, 0, line.ListCoins);
            });
        });

    [Fact]
    public void The_cheapest_way_costs_no_more_than_either_way_alone() =>
        Gen.Select(Bills, Gen.Long[0, 30_000]).Sample((bill, there) =>
        {
            var (cart, all, _) = bill;
            var (plan, cheapest) = StrategyPricing.Cheapest(
                cart, all, new(there), PaperStrategies.Noon)!.Value;
            Assert.True(plan.BalanceCoins <= there);
            Assert.True(cheapest.Coins <= Price(cart, all, TenderPlan.Otherwise).Coins);
            Assert.True(cheapest.Coins <= Price(cart, all, new(there)).Coins);
        });

    private static PricedCart Price(Cart cart, List<StrategyInForce> all, TenderPlan plan) =>
        StrategyPricing.Price(cart, all, plan, PaperStrategies.Noon);
}
