using static Kite.Tests.PaperBill;

namespace Kite.Tests;

/// <summary>Which strategies hold beside each other, and which give way.</summary>
public sealed class StrategyStackingStories
{
    [Fact]
    public void One_that_stands_alone_suffers_none_beside_it() =>
        Told("""
            birthday 30% p:1 alone
            season 10% p:2
            """, """
            food:1000               otherwise  0+700      season:excluded
            """);

    [Fact]
    public void One_that_stands_alone_gives_way_to_what_goes_before_it() =>
        Told("""
            season 10% p:1
            birthday 30% p:2 alone
            """, """
            food:1000               otherwise  0+900      birthday:excluded
            """);

    [Fact]
    public void Both_must_say_that_they_stand_beside_each_other() =>
        Told("""
            a 10% p:1 beside:b
            b 10% p:2
            c 10% p:3
            """, """
            food:1000               otherwise  0+810      c:excluded
            """);

    [Fact]
    public void What_only_one_of_two_allows_is_not_allowed() =>
        Told("""
            a 10% p:1
            b 10% p:2 beside:c
            c 10% p:3 beside:b
            """, """
            food:1000               otherwise  0+900      b:excluded c:excluded
            """);

    [Fact]
    public void Of_a_group_no_more_hold_than_may() =>
        Told("""
            a 10% p:2 group:season/2
            b 20% p:1 group:season/2
            c 30% p:3 group:season/3
            d 40% p:4
            """, """
            food:1000               otherwise  0+432      c:group-is-full
            """);

    [Fact]
    public void Who_lost_a_place_in_a_group_excludes_nobody() =>
        Told("""
            a 10% p:1 group:season/1
            b 20% p:2 group:season/1 alone
            c 50% p:3
            """, """
            food:1000               otherwise  0+450      b:group-is-full
            """);

    [Fact]
    public void What_excludes_where_it_is_paid_otherwise_leaves_the_balance_alone() =>
        Told("""
            classic other 20% p:1 alone
            voucher -1000 p:2
            """, """
            food:10000              otherwise  0+8000     voucher:excluded
            food:10000              balance    9000+0     classic:paid-in-another-way
            food:10000              4500       4500+4000
            """);

    [Fact]
    public void Of_equals_the_lower_id_goes_first() =>
        Told("""
            b 20% alone
            a 10% alone
            """, """
            food:1000               otherwise  0+900      b:excluded
            """);
}
