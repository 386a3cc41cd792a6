using CsCheck;
using Kite.Cards;

namespace Kite.Tests;

/// <summary>What holds for any draw of a campaign among any customers.</summary>
public sealed class CampaignDrawProperties
{
    private static readonly Gen<(Guid Campaign, int Percent, DrawnCustomer[] Customers)> Draws =
        Gen.Select(
            Gen.Guid, Gen.Int[0, ComparisonGroup.MostPercent], Gen.Int[1, 300].Array[0, 120],
            (campaign, percent, numbers) => (
                campaign, percent,
                numbers.Select(n => new DrawnCustomer(new(n, 0, 0, new byte[8]), n)).ToArray()));

    [Fact]
    public void Each_customer_is_drawn_once_and_stands_on_one_side() =>
        Draws.Sample((campaign, percent, customers) =>
        {
            var drawn = CouponDraw.Of(campaign, percent, customers);
            Assert.Equal(
                customers.Select(c => c.Number).Distinct().Order(),
                drawn.Select(d => d.CustomerNumber));
            Assert.All(drawn, d => Assert.Equal(campaign, d.CampaignId));
            // Those who get one have the places 1, 2, 3 …: as many coupons as there are of them.
            var gets = drawn.Where(d => d.Place > 0).Select(d => d.Place).ToList();
            Assert.Equal(Enumerable.Range(1, gets.Count), gets);
        });

    [Fact]
    public void Who_is_named_twice_or_in_another_order_falls_alike() =>
        Draws.Sample((campaign, percent, customers) => Assert.Equal(
            CouponDraw.Of(campaign, percent, customers),
            CouponDraw.Of(campaign, percent, [.. customers.Reverse(), .. customers])));

    [Fact]
    public void Who_is_left_out_of_a_smaller_share_is_left_out_of_a_larger() =>
        Draws.Sample((campaign, percent, customers) =>
        {
            var some = LeftOut(CouponDraw.Of(campaign, percent, customers));
            var more = LeftOut(CouponDraw.Of(
                campaign, ComparisonGroup.MostPercent, customers));
            Assert.True(some.IsSubsetOf(more));
            Assert.Empty(LeftOut(CouponDraw.Of(campaign, 0, customers)));
        });

    [Fact]
    public void About_as_many_are_left_out_as_were_to_be_and_not_the_same_in_each_campaign()
    {
        var all = Enumerable.Range(1, 20_000)
            .Select(n => new DrawnCustomer(new(n, 0, 0, new byte[8]), n)).ToList();
        var one = LeftOut(CouponDraw.Of(Key(1), 10, all));
        var other = LeftOut(CouponDraw.Of(Key(2), 10, all));

        // Two thousand of twenty thousand, give or take five times what chance does.
        Assert.InRange(one.Count, 1_788, 2_212);
        Assert.InRange(other.Count, 1_788, 2_212);
        Assert.InRange(one.Intersect(other).Count(), 130, 270);
    }

    private static Guid Key(byte last) => new([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, last]);

    private static HashSet<long> LeftOut(IEnumerable<CouponDraw> draws) =>
        [.. draws.Where(d => d.Place == 0).Select(d => d.CustomerNumber)];
}
