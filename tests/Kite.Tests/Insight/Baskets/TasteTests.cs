using CsCheck;
using Kite.Insight;

namespace Kite.Tests.Insight.Baskets;

/// <summary>Who buys what, what to suggest, and whether it is better than guessing.</summary>
public sealed class TasteTests
{
    private static readonly int Opening = new DateOnly(2026, 1, 1).DayNumber;

    [Fact]
    public void A_group_that_buys_twice_as_much_stands_at_two_hundred()
    {
        // 40 of 60 in the first group, 20 of 120 in the other; all: 60 of 180.
        var tastes = Of(Enumerable.Range(1, 180).Select(c => (
            (long)c, new[] { 0 }.Concat(c <= 40 || c is > 60 and <= 80 ? [1] : []).ToArray())));
        var told = Leanings.Of(
            tastes, Things.Products(["ALL", "TEA"]), ["few", "many", "nobody"],
            c => c <= 60 ? [0] : [1]);

        Assert.Equal(180, told.Customers);
        var tea = Assert.Single(told.All, l => l is { Thing: "TEA", Group: "few" });
        Assert.Equal((40, 60, 60, 180), (tea.Buyers, tea.OfGroup, tea.AllBuyers, tea.All));
        Assert.Equal(200, tea.Index, 9);
        Assert.InRange(tea.IndexAtLeast, 150, 180);
        Assert.True(tea.IsSure);
        Assert.DoesNotContain(told.All, l => l.IsSure && l.Thing == "ALL");
        Assert.DoesNotContain(told.All, l => l.IsSure && l.Group == "many");
    }

    [Fact]
    public void Random_groups_are_counted_as_one_counts_by_hand() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 4].Array[0, 4]).Array[0, 300].Sample(customers =>
        {
            var tastes = Of(customers.Select((c, i) => (i + 1L, c.Item2.Distinct().ToArray())));
            var told = Leanings.Of(
                tastes, Things.Products(["A", "B", "C", "D", "E"]), ["0", "1", "2"],
                n => customers[n - 1].Item1 is < 3 and var g ? [g] : []);
            var any = customers.Where(c => c.Item2.Length > 0).ToList();
            foreach (var leaning in told.All)
            {
                var (thing, group) = (leaning.Thing[0] - 'A', leaning.Group[0] - '0');
                Assert.Equal(
                    (
                        any.Count(c => c.Item1 == group && c.Item2.Contains(thing)),
                        any.Count(c => c.Item1 == group),
                        any.Count(c => c.Item2.Contains(thing)), any.Count),
                    (leaning.Buyers, leaning.OfGroup, leaning.AllBuyers, leaning.All));
            }
        });

    [Fact]
    public void Random_tastes_give_the_counts_of_both_that_plain_counting_gives() => Gen.Select(
        Gen.Int[0, 6].Array[0, 6].Array[1, 80], Gen.Int[0, 5]).Sample((customers, day) =>
        {
            // A product is first bought on the day of its number.
            var tastes = Of(customers.Select((c, i) => (i + 1L, c.Distinct().Order().ToArray())));
            var same = BoughtBySame.Of(tastes, 7, Opening + day);
            var then = customers.Select(c => c.Where(p => p < day).Distinct().ToArray()).ToList();
            Assert.Equal(then.Count(c => c.Length > 0), same.Customers);
            for (var a = 0; a < same.Count; a++)
            {
                Assert.Equal(then.Count(c => c.Contains(same.Product(a))), same.Bought(a));
                for (var b = 0; b < a; b++)
                {
                    Assert.Equal(
                        then.Count(c => c.Contains(same.Product(a)) && c.Contains(same.Product(b))),
                        same.Both(a, b));
                }
            }
        });

    [Fact]
    public void What_those_bought_who_bought_the_same_comes_first_with_its_reason()
    {
        // 0 and 1 go together; 2 is bought by everyone; 3 by nobody who bought 0.
        var tastes = Of(Enumerable.Range(1, 200).Select(c => (
            (long)c, c <= 50 ? new[] { 0, 1, 2 } : c <= 60 ? [0, 2] : c <= 120 ? [2, 3] : [2])));
        var same = BoughtBySame.Of(tastes, 4);
        var found = same.For([same.PlaceOf(0)], most: 5);

        var first = Assert.Single(found);
        Assert.Equal((1, 0, 50, 60), (first.Product, first.Because, first.Both, first.OfBecause));
        // A quarter of all bought it, and (50 + 20/4) of (60 + 20) who bought the other.
        Assert.Equal(55.0 / 80, first.Score, 9);
        Assert.Equal(2.75, first.Fit, 9);
        Assert.Equal([2, 3], same.MostBought([same.PlaceOf(0), same.PlaceOf(1)], 5)
            .Select(l => l.Product));
    }

    [Fact]
    public void Where_tastes_differ_suggestions_beat_the_most_bought() =>
        Assert.Equal(TasteVerdict.Better, Trial(600, tastes: 3).Verdict);

    [Fact]
    public void Where_everyone_buys_at_random_they_do_not()
    {
        var trial = Trial(600, tastes: 1);
        Assert.Equal(TasteVerdict.NoBetter, trial.Verdict);
        Assert.Equal(
            trial.Hits - trial.MostBoughtHits, trial.OnlyThese - trial.OnlyMostBought);
    }

    [Fact]
    public void Few_customers_prove_nothing() =>
        Assert.Equal(TasteVerdict.TooFew, Trial(60, tastes: 3).Verdict);

    [Fact]
    public void Without_a_month_of_receipts_there_is_no_trial() =>
        Assert.Null(TasteTrial.Of(Of([(1, [0, 1, 2])]), 3));

    // Sixty products in as many lots as there are tastes; a third is first bought late.
    private static TasteTrial Trial(int customers, int tastes)
    {
        var dice = new Random(11);
        var (numbers, starts, products, firsts) = (
            new List<long>(), new List<int> { 0 }, new List<int>(), new List<int>());
        for (var c = 1; c <= customers; c++)
        {
            var lot = c % tastes;
            var theirs = Enumerable.Range(0, 60)
                .Where(p => p % tastes == lot && dice.NextDouble() < 0.2 * Math.Sqrt(tastes))
                .ToList();
            numbers.Add(c);
            products.AddRange(theirs);
            firsts.AddRange(theirs.Select(_ => Opening + dice.Next(300)));
            starts.Add(products.Count);
        }
        return TasteTrial.Of(
            new([.. numbers], [.. starts], [.. products], [.. firsts]), 60)!;
    }

    private static Tastes Of(IEnumerable<(long Customer, int[] Products)> bought)
    {
        var all = bought.ToList();
        var starts = new List<int> { 0 };
        foreach (var (_, products) in all) starts.Add(starts[^1] + products.Length);
        return new(
            [.. all.Select(b => b.Customer)], [.. starts], [.. all.SelectMany(b => b.Products)],
            [.. all.SelectMany(b => b.Products.Select(p => Opening + p))]);
    }
}
