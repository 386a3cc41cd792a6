using Kite.Cards;
using static Kite.Tests.PaperCoupons;

namespace Kite.Tests;

/// <summary>What a coupon is worth for a bill, and every reason why not.</summary>
public sealed class CouponStories
{
    [Fact]
    public void An_amount_or_a_part_is_taken_off_and_never_more_than_the_bill()
    {
        Assert.Equal("2000", Off(2_000).Hand().Says(Bill(10_000)));
        Assert.Equal("1500", Off(2_000).Hand().Says(Bill(1_500)));
        Assert.Equal("1000", Part(1_000).Hand().Says(Bill(10_000)));
        Assert.Equal("13", Part(1_250).Hand().Says(Bill(100)));
        Assert.Equal("500", Part(1_000, most: 500).Hand().Says(Bill(10_000)));
        Assert.Equal("400", Part(1_000, most: 500).Hand().Says(Bill(4_000)));
    }

    [Fact]
    public void A_bill_of_the_least_amount_is_large_enough()
    {
        var kind = Off(2_000) with { LeastCoins = 10_000 };
        Assert.Equal("2000", kind.Hand().Says(Bill(10_000)));
        Assert.Equal("bill-is-too-small-for-coupon", kind.Hand().Says(Bill(9_999)));
    }

    [Fact]
    public void It_holds_from_its_first_day_to_its_last()
    {
        var hand = Off(100).Hand(first: Today.AddDays(1), last: Today.AddDays(3));
        Assert.Equal("coupon-has-not-begun", hand.Says(Bill(500)));
        Assert.Equal("100", hand.Says(Bill(500, day: Today.AddDays(1))));
        Assert.Equal("100", hand.Says(Bill(500, day: Today.AddDays(3))));
        Assert.Equal("coupon-has-run-out", hand.Says(Bill(500, day: Today.AddDays(4))));
    }

    [Fact]
    public void A_named_coupon_is_its_holders_and_another_is_whoevers()
    {
        var named = (Off(100) with { IsNamed = true }).Hand(Lin);
        Assert.Equal("100", named.Says(Bill(500, Lin)));
        Assert.Equal("coupon-is-someone-elses", named.Says(Bill(500, Mei)));
        Assert.Equal("coupon-needs-its-holder", named.Says(Bill(500)));
        Assert.Equal("100", Off(100).Hand(Lin).Says(Bill(500, Mei)));
    }

    [Fact]
    public void A_customers_own_end_counts_and_needs_to_know_who_it_is()
    {
        var kind = Off(100) with { UsesEach = 2, Uses = 100 };
        Assert.Equal("100", kind.Hand(usedBy: 1).Says(Bill(500, Lin)));
        Assert.Equal("coupon-is-used-often-enough", kind.Hand(usedBy: 2).Says(Bill(500, Lin)));
        Assert.Equal("coupon-needs-customer", kind.Hand().Says(Bill(500)));
    }

    [Fact]
    public void Every_reason_is_told_the_gravest_first()
    {
        var kind = Off(100) with { LeastCoins = 1_000, Stores = "2\n3" };
        var hand = kind.Hand(last: Today.AddDays(-1), turn: c =>
            (c.WithdrawnAt, c.UsesLeft) = (DateTimeOffset.UnixEpoch, 0));
        Assert.Equal(
            "coupon-is-withdrawn coupon-is-used coupon-has-run-out coupon-is-not-for-store "
            + "bill-is-too-small-for-coupon",
            hand.Says(Bill(500)));
        Assert.Equal(
            "coupon-is-in-another-currency", Off(100).Hand().Says(Bill(500, currency: "EUR")));
        Assert.Equal("nothing-to-take-off", Off(100).Hand().Says(Bill(0)));
        Assert.Equal("100", (kind with { LeastCoins = 0 }).Hand().Says(Bill(500, store: 3)));
    }

    [Fact]
    public void Parts_go_before_amounts_and_each_takes_of_what_is_left()
    {
        var (tenth, twenty) = (Part(1_000, stacks: true).Hand(), Off(2_000, stacks: true).Hand());
        var worth = CouponReckoning.Of([twenty, tenth], Bill(10_000));
        Assert.Equal([(tenth, 1_000L), (twenty, 2_000L)], worth.Select(w => (w.Hand, w.Coins)));

        var more = CouponReckoning.Of(
            [twenty, Off(9_000, stacks: true).Hand(), tenth], Bill(10_000));
        Assert.Equal(10_000, more.Sum(w => w.Coins));
    }

    [Fact]
    public void One_that_goes_with_no_other_stands_alone_where_it_is_worth_more()
    {
        var (alone, small, large) = (
            Off(3_000).Hand(), Off(1_000, stacks: true).Hand(),
            Off(2_500, stacks: true).Hand());
        var first = CouponReckoning.Of([small, alone], Bill(10_000));
        Assert.Equal(alone, Assert.Single(first, w => w.IsTaken).Hand);
        Assert.Equal("coupon-goes-with-no-other", first[1].Bars[0].Code);

        var second = CouponReckoning.Of([small, alone, large], Bill(10_000));
        Assert.Equal([3_500], [second.Where(w => w.IsTaken).Sum(w => w.Coins)]);
        Assert.Equal(alone, Assert.Single(second, w => !w.IsTaken).Hand);
    }

    [Fact]
    public void Two_of_one_kind_on_one_bill_count_for_a_customers_own_end()
    {
        var kind = Off(100, stacks: true) with { UsesEach = 1 };
        var worth = CouponReckoning.Of([kind.Hand(), kind.Hand()], Bill(500, Lin));
        Assert.Equal(100, worth.Sum(w => w.Coins));
        Assert.Equal("coupon-is-used-often-enough", worth.Single(w => !w.IsTaken).Bars[0].Code);
    }

    [Fact]
    public void A_coupon_lasts_its_days_within_those_of_its_kind()
    {
        var day = new DateOnly(2026, 2, 27);
        Assert.Equal((day, null), Off(1).LastsFrom(day));
        Assert.Equal((day, day.AddDays(2)), (Off(1) with { Days = 2 }).LastsFrom(day));
        var bound = Off(1) with
        {
            Days = 30,
            FirstDay = new(2026, 3, 1),
            LastDay = new(2026, 3, 9),
        };
        Assert.Equal((new(2026, 3, 1), new DateOnly(2026, 3, 9)), bound.LastsFrom(day));
    }
}
