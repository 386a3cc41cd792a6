using CsCheck;
using Kite.Insight;

namespace Kite.Tests.Insight.Baskets;

/// <summary>How sure a finding is, against published figures and by plain counting.</summary>
public sealed class SurelyTests
{
    [Theory]
    // Fisher's lady who tasted tea: four of eight cups, all of them or three of them right.
    [InlineData(8, 4, 4, 4, 1 / 70.0)]
    [InlineData(8, 4, 4, 3, 17 / 70.0)]
    [InlineData(8, 4, 4, 0, 1)]
    public void The_lady_tasting_tea(long all, long a, long b, long both, double chance) =>
        Assert.Equal(chance, Surely.Together(all, a, b, both), 12);

    [Fact]
    public void Benjamini_and_Hochberg_find_the_four_of_their_paper()
    {
        // Their example of 1995: fifteen tests, of which four are findings at 0.05.
        double[] chances =
        [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240,
            0.4262, 0.5719, 0.6528, 0.7590, 1,
        ];
        var shares = Surely.Among(chances, chances.Length);
        Assert.Equal(4, shares.Count(s => s <= Surely.FalseShare));
        Assert.Equal(0.0095 * 15 / 4, shares[3], 12);
        Assert.Equal(0.0201 * 15 / 5, shares[4], 12);
    }

    [Fact]
    public void Whatever_is_dealt_the_chances_are_those_of_dealing_it_out() =>
        Gen.Select(Gen.Int[1, 30], Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[0, 30]).Sample(
            (all, first, second, both) =>
            {
                var (a, b) = (Math.Min(first, all), Math.Min(second, all));
                Assert.Equal(Plainly(all, a, b, both), Surely.Together(all, a, b, both), 9);
            });

    [Fact]
    public void Among_receipts_filled_by_chance_alone_next_to_nothing_is_sure()
    {
        var dice = new Random(5);
        var receipts = Enumerable.Range(0, 4_000)
            .Select(_ => Enumerable.Range(0, 60).Where(p => dice.NextDouble() < 3.0 / (p + 20))
                .ToList())
            .ToList();
        var count = new BasketCount(
            Things.Products([.. Enumerable.Range(0, 60).Select(i => $"P{i:00}")]),
            BroughtBack.Of([]), least: 5);
        Tell();
        count.GoOnToPairs();
        Tell();
        var told = count.Told();

        Assert.Equal(60 * 59 / 2, told.Looked);
        Assert.InRange(told.Pairs.Count(p => p.Chance < 0.05), 40, 140);
        Assert.InRange(told.Pairs.Count(p => p.IsSure), 0, 1);

        void Tell()
        {
            for (var i = 0; i < receipts.Count; i++)
                foreach (var product in receipts[i]) count.Add(i, 1, product);
        }
    }

    // All ways to deal, counted one by one as fractions of whole numbers.
    private static double Plainly(int all, int a, int b, int both)
    {
        System.Numerics.BigInteger ways = 0;
        for (var k = Math.Max(both, 0); k <= Math.Min(a, b); k++)
            ways += Choose(a, k) * Choose(all - a, b - k);
        return Math.Exp(System.Numerics.BigInteger.Log(ways)
            - System.Numerics.BigInteger.Log(Choose(all, b)));
    }

    private static System.Numerics.BigInteger Choose(int of, int some)
    {
        if (some < 0 || some > of) return 0;
        System.Numerics.BigInteger ways = 1;
        for (var i = 0; i < some; i++) ways = ways * (of - i) / (i + 1);
        return ways;
    }
}
