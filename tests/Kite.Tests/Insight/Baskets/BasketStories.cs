using Kite.Insight;

namespace Kite.Tests.Insight.Baskets;

/// <summary>What lies in which basket, told as tables (A7).</summary>
public sealed class BasketStories
{
    [Fact]
    public Task Things_on_one_receipt_are_a_pair_however_many_lines_they_have() => Told(
        """
        customer day        back on-it
        1        2026-05-01 no   TEA CAKE
        2        2026-05-01 no   TEA TEA*3 CAKE CAKE
        -1       2026-05-02 no   CAKE TEA NUT
        3        2026-05-02 no   TEA
        3        2026-05-02 no   CAKE
        """,
        "CAKE TEA 3 of 4 and 4 in 5");

    [Fact]
    public Task What_was_brought_back_whole_is_in_no_basket() => Told(
        """
        customer day        back on-it
        1        2026-05-01 no   TEA CAKE
        1        2026-05-02 no   TEA*2 CAKE
        1        2026-05-03 yes  TEA*2
        2        2026-05-01 no   TEA CAKE
        2        2026-05-04 yes  CAKE TEA
        3        2026-05-01 no   TEA*2 CAKE
        3        2026-05-04 yes  TEA
        4        2026-05-01 no   TEA CAKE
        """,
        "CAKE TEA 3 of 4 and 3 in 4");

    [Fact]
    public Task What_comes_back_is_taken_off_the_latest_receipt_up_to_that_day() => Told(
        """
        customer day        back on-it
        1        2026-05-05 no   TEA CAKE
        1        2026-05-01 no   TEA CAKE
        1        2026-05-03 no   TEA CAKE
        1        2026-05-04 yes  TEA
        2        2026-05-02 no   TEA CAKE
        3        2026-05-02 yes  TEA
        """,
        "CAKE TEA 3 of 4 and 3 in 4");

    [Fact]
    public Task A_line_below_nothing_is_taken_off_its_own_receipt_first() => Told(
        """
        customer day        back on-it
        1        2026-05-01 no   TEA CAKE
        1        2026-05-02 no   TEA CAKE -TEA
        1        2026-05-03 no   CAKE -TEA
        -1       2026-05-02 no   TEA CAKE -TEA
        -1       2026-05-02 yes  CAKE
        2        2026-05-02 no   TEA CAKE
        """,
        "");

    [Fact]
    public void A_pair_of_a_few_receipts_does_not_stand_before_one_of_hundreds()
    {
        // Twice of twice: the lift is 500, and means little.
        var rare = new Pair("A", "B", 2, 2, 2, 1000, Surely.Together(1000, 2, 2, 2), 0);
        var usual = new Pair("C", "D", 90, 150, 120, 1000, 0, 0);

        Assert.True(rare.Lift > 50 * usual.Lift);
        Assert.Equal(5, usual.Lift);
        Assert.InRange(usual.LiftAtLeast, 4, 5);
        var count = Count(least: 5, [("A B", 2), ("C D", 90), ("C", 60), ("D", 30), ("E", 818)]);
        Assert.Equal(["C D"], count.Pairs.Select(p => $"{p.A} {p.B}"));
        Assert.True(count.Pairs[0].IsSure);
    }

    [Fact]
    public void Categories_are_counted_together_and_what_has_none_is_left_out()
    {
        var things = Things.Categories(
            ["TEA", "COFFEE", "CAKE", "BAG"],
            new Dictionary<string, string>
            {
                ["TEA"] = "Drinks", ["COFFEE"] = "Drinks", ["CAKE"] = "Sweets",
            });
        var count = new BasketCount(things, BroughtBack.Of([]), 2);
        foreach (var time in new[] { 1, 2 })
        {
            for (var receipt = 0; receipt < 4; receipt++)
                foreach (var product in new[] { 3, receipt % 2, 1, 2 })
                    count.Add(receipt, 1, product);
            count.Add(9, 1, 3);
            if (time == 1) count.GoOnToPairs();
        }

        Assert.Equal(["Drinks Sweets 4 of 4 and 4 in 4"], PlainBaskets.Told(count.Told()));
    }

    private static Kite.Insight.Baskets Count(int least, (string On, int Times)[] receipts)
    {
        var codes = receipts.SelectMany(r => r.On.Split(' ')).Distinct().ToList();
        var count = new BasketCount(Things.Products(codes), BroughtBack.Of([]), least);
        Tell();
        count.GoOnToPairs();
        Tell();
        return count.Told();

        void Tell()
        {
            var receipt = 0;
            foreach (var (on, times) in receipts)
            {
                for (var i = 0; i < times; i++, receipt++)
                    foreach (var code in on.Split(' ')) count.Add(receipt, 1, codes.IndexOf(code));
            }
        }
    }

    private static async Task Told(string sold, string pairs)
    {
        var sales = Story.Lines(sold).Select(w => Sale.With(
            Story.Number(w[0]), Plain.Day(w[1]), string.Join(' ', w[3..]), w[2] == "yes"))
            .ToList();
        var expected = Story.Lines("head\n" + pairs).Select(w => string.Join(' ', w)).ToList();
        Assert.Equal(expected, new PlainBaskets(sales).Pairs(least: 3));
        await using var world = await MirrorWorld.With(sales);
        await using var mirror = await world.FromMirror();
        Assert.Equal(expected, PlainBaskets.Told(await Counted.Of(mirror, least: 3)));
    }
}
