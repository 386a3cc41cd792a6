using Kite.Cards;
using Kite.Insight;
using static Kite.Tests.Insight.PaperRehearsal;

namespace Kite.Tests.Insight;

/// <summary>What a strategy would have cost, by receipts that a shopkeeper can add up.</summary>
public sealed class RehearsalStories
{
    private const string Week = """
        7 03-02 food:1000
        7 03-09 food:500
        8 03-02 wine:3000
        9 03-03 food:1000,wine:1000
        -1 03-03 food:2000
        """;

    [Theory]
    [InlineData("draft 10%", Week, 5, 850, 850)]
    [InlineData("draft 10% of:wine", Week, 2, 400, 400)]
    [InlineData("draft 10% known", Week, 4, 650, 650)]
    [InlineData("draft -100 known uses:1", Week, 3, 300, 300)]
    [InlineData("draft -100 bill:2000", Week, 3, 300, 300)]
    [InlineData("draft 10% store:2", Week, 0, 0, 0)]
    // Only what the balance paid for, where a receipt says so.
    [InlineData("draft 10% balance", "7 03-02 food:1000 !900", 1, 100, 100)]
    [InlineData("draft 10% balance", "7 03-02 food:1000", 0, 0, 0)]
    // What runs today goes on: the draft takes a tenth of what is left.
    [InlineData("draft 10% p:2\nnow 20% p:1", "7 03-02 food:1000", 1, 80, 80)]
    // It gives way to the draft, and is what the draft is measured by.
    [InlineData("draft 30%\nold 20% ends", "7 03-02 food:1000", 1, 300, 100)]
    [InlineData("draft 10%\nold 20% ends", "7 03-02 food:1000", 1, 100, -100)]
    // It stands alone, so that the other no longer holds.
    [InlineData("draft 10% p:1 alone\nnow 25% p:2", "7 03-02 food:1000", 1, 100, -150)]
    // A receipt that says nothing of what was bought is one unnamed thing.
    [InlineData("draft 10%", "7 03-02 700", 1, 70, 70)]
    [InlineData("draft 10% of:food", "7 03-02 700", 0, 0, 0)]
    public void So_many_receipts_and_so_much(
        string strategies, string receipts, int touched, long given, long cost)
    {
        var tally = Count(Run(Ground(strategies), Receipts(receipts)));
        Assert.Equal(
            (touched, given, cost), (tally.Touched, tally.GivenCoins, tally.CostCoins));
    }

    [Fact]
    public void Who_may_have_it_once_has_it_on_their_first_day_whenever_it_was_written_down()
    {
        var (customer, _) = Only("draft 10% known uses:1", """
            7 03-20 food:5000
            7 03-02 food:1000
            """);
        Assert.Equal([100, 0], customer.Bills.Select(b => b.GivenCoins));
        Assert.Equal([null, WhyNot.GuestHadEnough], customer.Bills.Select(b => b.Why));
    }

    [Fact]
    public void The_map_moves_by_what_is_paid_less_and_visits_stay()
    {
        // Often is more than one visit, much more than 10.00 a visit.
        var tally = Count(Run(Ground("draft 20% known"), Receipts("""
            1 03-02 food:1100
            2 03-02 food:1100
            2 03-03 food:1100
            3 03-02 food:2000
            4 03-02 food:500
            5 03-02 back:500
            """)));
        Assert.Equal(
            "Move A>A 1, Move A>C 1, Move B>D 1, Move C>C 1, "
            + "Quarter A 2 620, Quarter B 1 440, Quarter C 1 100",
            string.Join(", ", tally.Figures(Guid.Empty)
                .Where(f => f.Kind is RehearsedFigure.Move or RehearsedFigure.Quarter)
                .Select(f => $"{f.Kind} {f.Name} {f.Count}"
                    + (f.Kind is RehearsedFigure.Quarter ? $" {f.Coins}" : ""))
                .Order(StringComparer.Ordinal)));
        Assert.Equal((5, 4, 0), (tally.Customers, tally.Winners, tally.Losers));
        Assert.Equal(1, tally.Left.Returns);
    }

    [Fact]
    public void Why_it_did_not_hold_is_counted()
    {
        var tally = Count(Run(Ground("draft 10% known of:wine"), Receipts(Week)));
        Assert.Equal(
            "GuestIsUnknown 1, NothingOfItBought 2",
            string.Join(", ", tally.Figures(Guid.Empty)
                .Where(f => f.Kind is RehearsedFigure.Reason)
                .Select(f => $"{f.Name} {f.Count}").Order(StringComparer.Ordinal)));
    }

    [Theory]
    // Nearly nothing is left; and what leaves a little more is bearable.
    [InlineData("draft 95%", "7 03-02 food:1000", "7 DownToNothing 950")]
    [InlineData("draft 94%", "7 03-02 food:1000", "")]
    // Two together, more than half; and one alone that takes as much says so itself.
    [InlineData("draft 30%\nnow 30%", "7 03-02 food:1000", "7 DeepByStacking 510")]
    [InlineData("draft 29%\nnow 29%", "7 03-02 food:1000", "")]
    [InlineData("draft 60%", "7 03-02 food:1000", "")]
    // It displaces what was better for the guest.
    [InlineData("draft 10%\nold 20% ends", "7 03-02 food:1000", "7 PaysMore 100")]
    [InlineData("draft 20%\nold 20% ends", "7 03-02 food:1000", "")]
    // An amount once a bill: two bills bring it twice.
    [InlineData("draft -100", "7 03-02 food:500,wine:500", "7 SplitPays 100")]
    [InlineData("draft -100 bill:800", "7 03-02 food:500,wine:500", "")]
    [InlineData("draft -100 known uses:1", "7 03-02 food:500,wine:500", "")]
    [InlineData("draft 50% cap:300", "7 03-02 food:500,wine:500", "7 SplitPays 200")]
    // Enough was bought to have it, and half of that came back.
    [InlineData(
        "draft -100 bill:800", "7 03-02 food:1000\n7 03-20 back:500", "7 KeptAfterReturn 100")]
    [InlineData("draft -100 bill:800", "7 03-02 food:1000\n7 03-20 back:100", "")]
    [InlineData("draft -100 bill:800", "7 03-02 food:1000\n7 03-20 back:1000", "")]
    [InlineData("draft -100 bill:800", "7 03-02 food:1000\n7 05-20 back:500", "")]
    [InlineData("draft 10%", "7 03-02 food:1000\n7 03-20 back:500", "")]
    public void What_is_odd_is_found_and_what_is_not_is_left_alone(
        string strategies, string receipts, string odd) =>
        Assert.Equal(odd, Odd(Run(Ground(strategies), Receipts(receipts))));

    [Theory]
    // A tenth off is made up for by a ninth more; of a margin of 30 % by half as much again.
    [InlineData(100_000, 10_000, 10_000, 1_112)]
    [InlineData(100_000, 10_000, 3_000, 5_000)]
    [InlineData(100_000, 0, 10_000, 0)]
    [InlineData(100_000, -500, 10_000, 0)]
    [InlineData(100_000, 30_000, 3_000, null)]
    [InlineData(100_000, 100_000, 10_000, null)]
    public void So_many_more_sales_make_up_for_it(
        long before, long cost, int margin, int? basisPoints) =>
        Assert.Equal(basisPoints, Foreseen.BreakEven(before, cost, margin));

    [Theory]
    [InlineData(100, "2026-03-02")]
    [InlineData(101, "2026-03-03")]
    [InlineData(250, "2026-03-05")]
    [InlineData(251, null)]
    public void A_budget_lasts_until_it_is_used_up(long budget, string? day)
    {
        (DateOnly, long)[] days =
        [
            (new(2026, 3, 5), 50), (new(2026, 3, 2), 60), (new(2026, 3, 3), 100),
            (new(2026, 3, 2), 40),
        ];
        Assert.Equal(
            day is null ? null : DateOnly.Parse(day, null), Foreseen.BudgetDay(days, budget));
    }

    private static (RehearsedCustomer Customer, RehearsalTally Tally) Only(
        string strategies, string receipts)
    {
        var all = Run(Ground(strategies), Receipts(receipts));
        return (Assert.Single(all), Count(all));
    }
}
