using Kite.Cards;
using static Kite.Tests.PaperBill;

namespace Kite.Tests;

/// <summary>
/// What a bill costs by strategies. Each line: what is bought, how it is paid, what is taken from
/// the balance and what is paid otherwise, and why a strategy did not hold.
/// </summary>
public sealed class StrategyStories
{
    [Fact]
    public void Who_pays_from_the_balance_pays_in_full_and_who_pays_otherwise_a_fifth_less() =>
        Told("classic other 20%", """
            food:10000              otherwise  0+8000
            food:10000              balance    10000+0    classic:paid-in-another-way
            food:10000              3000       3000+5600
            food:10000              9999       9999+1     classic:brings-nothing
            food:10000              12000      10000+0    classic:paid-in-another-way
            food:333,wine:333       otherwise  0+533
            food:333,wine:333       333        333+266
            food:1                  otherwise  0+1        classic:brings-nothing
            food:0                  otherwise  0+0        classic:brings-nothing
            """);

    [Fact]
    public void Who_pays_from_the_balance_can_be_the_one_who_pays_less() =>
        Told("house balance 10%", """
            food:10000              otherwise  0+10000    house:paid-in-another-way
            food:10000              balance    9000+0
            food:10000              4500       4500+5000
            food:10000              9000       9000+0
            """);

    [Fact]
    public void Each_way_of_paying_has_its_own_price() =>
        Told("""
            classic other 20%
            house balance 10%
            """, """
            food:10000              otherwise  0+8000     house:paid-in-another-way
            food:10000              balance    9000+0     classic:paid-in-another-way
            food:10000              4500       4500+4000
            """);

    [Fact]
    public void An_amount_comes_off_once_however_it_is_paid() =>
        Told("voucher -500 bill:5000", """
            food:4999               otherwise  0+4999     voucher:bill-too-small
            food:5000               otherwise  0+4500
            food:5000               balance    4500+0
            food:5000               2250       2250+2250
            """);

    [Fact]
    public void An_amount_for_one_way_of_paying_comes_off_its_part() =>
        Told("cash -500 other", """
            food:5000               otherwise  0+4500
            food:5000               2500       2500+2250
            food:5000               balance    5000+0     cash:paid-in-another-way
            food:300                otherwise  0+0
            """);

    [Fact]
    public void Only_what_is_meant_gets_cheaper() =>
        Told("""
            wine 50% of:wine
            tea 10% product:tea least:1000
            """, """
            food:1000,wine:500      otherwise  0+1250     tea:nothing-of-it-bought
            tea:600,tea:400         otherwise  0+900      wine:nothing-of-it-bought
            tea:999,wine:1          otherwise  0+999      tea:too-little-spent
            """);

    [Fact]
    public void A_price_for_each_piece_never_makes_anything_dearer() =>
        Told("lunch each:3000 of:food", """
            food:8000x2             otherwise  0+6000
            food:5000x2             otherwise  0+5000     lunch:brings-nothing
            food:8000x2,wine:1000   otherwise  0+7000
            food:8000x2             3000       3000+3000
            """);

    [Fact]
    public void Single_things_get_cheaper_before_the_whole_bill_does() =>
        Told("""
            all 10% p:1
            wine -100 of:wine p:2
            lunch each:400 of:food p:3
            """, """
            food:500,wine:600       otherwise  0+810
            """);

    [Fact]
    public void No_more_is_given_than_may_be() =>
        Told("""
            big 50% cap:300
            rest 50% p:200 budget:1000 given:900
            """, """
            food:1000               otherwise  0+600
            food:100                otherwise  0+25
            """);

    [Fact]
    public void An_end_holds_for_both_ways_of_paying_together() =>
        Told("big 50% cap:300", """
            food:1000               otherwise  0+700
            food:1000               350        350+350
            food:1000               balance    700+0
            """);

    [Fact]
    public void What_is_spent_is_spent() =>
        Told("fair 10% budget:1000 given:1000", """
            food:1000               otherwise  0+1000     fair:budget-is-spent
            """);

    [Fact]
    public void A_guest_is_given_what_one_guest_may_be() =>
        Told("""
            first 10% uses:1 had:50/1
            some 10% guest-cap:100 had:40/9
            """, """
            food:1000               otherwise  0+940      first:guest-had-enough
            """, new() { IsKnown = true });

    [Fact]
    public void Who_is_unknown_cannot_be_counted() =>
        Told("first 10% uses:1", """
            food:1000               otherwise  0+1000     first:guest-is-unknown
            """);

    [Fact]
    public void It_holds_where_and_when_it_is_said() =>
        Told("""
            here 10% store:1
            there 10% store:2
            past 10% until:2026-03-01
            last 10% until:2026-03-02
            later 10% from:2026-03-03
            noon 10% at:1_11:00-13:00
            evening 10% at:1-5_18:00-23:00
            weekend 10% at:6,7
            """, """
            food:1000  otherwise  0+729  there:not-in-this-store past:not-on-this-day \
            later:not-on-this-day evening:not-at-this-hour weekend:not-at-this-hour
            """.Replace("\\\n", ""));

    [Fact]
    public void It_holds_for_whom_it_is_said() =>
        Told("""
            anyone 10% known
            vip 10% tag:vip
            kin 10% tag:kin
            gold 10% card:gold
            lunch 10% card:lunch
            back 10% segment:back
            lost 10% segment:lost
            birth 10% birthday:3
            week 10% birthday:2
            """, """
            food:1000  otherwise  0+590  kin:has-no-such-tag lunch:holds-no-such-card \
            lost:not-in-segment week:no-birthday
            """.Replace("\\\n", ""), new()
        {
            IsKnown = true,
            Tags = new HashSet<string> { "vip", "tea" },
            CardKinds = new HashSet<Guid> { PaperStrategies.Id("gold") },
            Segments = new HashSet<Guid> { PaperStrategies.Id("back") },
            DaysFromBirthday = 3,
        });

    [Fact]
    public void A_stranger_is_told_what_they_are_missing() =>
        Told("""
            anyone 10% known
            vip 10% tag:vip
            gold 10% card:gold
            back 10% segment:back
            birth 10% birthday:3
            """, """
            food:1000  otherwise  0+1000  anyone:guest-is-unknown vip:has-no-such-tag \
            gold:holds-no-such-card back:not-in-segment birth:no-birthday
            """.Replace("\\\n", ""));

    [Fact]
    public void The_cheapest_way_to_pay_is_found()
    {
        Assert.Equal("0+8000", Cheapest("classic other 20%", "food:10000", new(10000)));
        Assert.Equal("9000+0", Cheapest("house balance 10%", "food:10000", new(20000)));
        Assert.Equal("4500+5000", Cheapest("house balance 10%", "food:10000", new(4500)));
        Assert.Equal("10000+0", Cheapest("all 0%", "food:10000", new(10000)));
        Assert.Equal("10000+0", Cheapest("classic other 20%", "food:10000", new(10000, false)));
        Assert.Equal("none", Cheapest("classic other 20%", "food:10000", new(9999, false)));
    }

    [Fact]
    public void Where_both_ways_have_an_end_the_cheapest_lies_between() => Assert.Equal(
        "9500+0 9000+0 8500+0", string.Join(
            ' ',
            Cheapest("house balance 10% cap:500", "food:10000", new(20000)),
            Cheapest("""
                house balance 10% cap:500
                hall -500
                """, "food:10000", new(20000)),
            Total("""
                house balance 10% cap:500
                cash other 20% cap:1000
                """, "food:10000", new(20000))));

    private static string Total(string strategies, string cart, TenderChoice choice) =>
        $"{StrategyPricing.Cheapest(
            PaperStrategies.Cart(cart), PaperStrategies.Read(strategies), choice,
            PaperStrategies.Noon)!.Value.Cart.Coins}+0";

    private static string Cheapest(string strategies, string cart, TenderChoice choice) =>
        StrategyPricing.Cheapest(
            PaperStrategies.Cart(cart), PaperStrategies.Read(strategies), choice,
            PaperStrategies.Noon) is { } found
            ? $"{found.Cart.BalanceCoins}+{found.Cart.OtherCoins}"
            : "none";
}
