using CsCheck;
using Kite.Cards;

namespace Kite.Tests;

/// <summary>What holds of points whatever is bought, brought back, spent and undone.</summary>
public sealed class PointProperties
{
    private static readonly Gen<PointRule[]> Rules = Gen.Select(
        Gen.Int[0, 6], Gen.Long[1, 9], Gen.Long[1, 300], Gen.Long[0, 2000], Gen.Int[101, 400],
        (what, points, every, least, percent) => what switch
        {
            0 => PaperPoints.Rule(PointRuleKind.LargeBill) with
            {
                Points = points * 10,
                LeastCoins = least + 1,
            },
            1 => PaperPoints.Rule(PointRuleKind.Visits) with
            {
                Points = points * 10,
                LeastCoins = least,
                Visits = (int)(every % 3) + 1,
            },
            2 => PaperPoints.Rule(PointRuleKind.Multiplier) with
            {
                Percent = percent,
                LeastCoins = least,
            },
            3 => PaperPoints.Amount(points, every) with { Products = "TEA" },
            _ => PaperPoints.Amount(points, every) with { LeastCoins = least / 4 },
        }).Array[1, 6];

    private static readonly Gen<long[]> Lines = Gen.Long[1, 3000].Array[1, 4];

    [Fact]
    public void However_a_purchase_comes_back_in_parts_the_points_are_those_of_the_rest() =>
        Gen.Select(Rules, Lines, Gen.Select(Gen.Int[0, 3], Gen.Long[1, 1500]).Array[1, 10])
            .Sample((rules, bought, backs) =>
            {
                var (often, once, never) = (Bought(rules, bought), Bought(rules, bought), 0L);
                var gone = new long[bought.Length];
                foreach (var (which, wish) in backs)
                {
                    var line = which % bought.Length;
                    var back = Math.Min(wish, bought[line] - gone[line]);
                    if (back == 0) continue;
                    var one = new BoughtLine(line + 1, null, null, back);
                    Assert.Null(often.Return("it", back, one));
                    gone[line] += back;
                }
                var all = gone.Select((coins, i) => new BoughtLine(i + 1, null, null, coins))
                    .Where(l => l.Coins > 0).ToArray();
                if (all.Length > 0) Assert.Null(once.Return("it", gone.Sum(), all));
                Assert.Equal(once.Balance, often.Balance);
                Assert.InRange(often.Balance, never, long.MaxValue);

                // And whoever had bought the rest alone would have as many.
                var rest = bought.Zip(gone, (coins, back) => coins - back).ToArray();
                if (rest.Sum() == 0) Assert.Equal(0, often.Balance);
                else Assert.Equal(Bought(rules, rest).Balance, often.Balance);
            });

    [Fact]
    public void Whatever_is_done_the_lines_the_lots_and_the_purse_agree() =>
        Gen.Select(
            Rules, Gen.Int[0, 60],
            Gen.Select(Gen.Int[0, 9], Gen.Long[1, 2000], Gen.Int[0, 30]).Array[1, 40])
            .Sample((rules, days, deeds) =>
            {
                var points = new PaperPoints(
                    [.. rules, PaperPoints.Lasting(days + 1, days / 4), PaperPoints.Worth(1, 3)]);
                var (bills, spent, sum) = (new List<string>(), new List<string>(), 0L);
                foreach (var (what, size, which) in deeds)
                {
                    var before = points.Purse.Mine;
                    var name = $"{bills.Count + spent.Count}";
                    var refused = what switch
                    {
                        < 4 => Kept(bills, name, points.Buy(size, name, (which % 2) + 1)),
                        4 or 5 when bills.Count > 0 => points.Return(
                            bills[which % bills.Count], size % 3 == 0 ? null : size),
                        6 => Kept(spent, name, points.Spend(size, name)),
                        7 when spent.Count > 0 => points.Unspend(
                            spent[which % spent.Count], size % 3 == 0 ? null : (size / 9) + 1),
                        8 => Later(points, which),
                        _ => null,
                    };
                    var now = points.Purse.Mine;
                    if (refused is not null) Assert.Same(before, now);
                    if (!ReferenceEquals(before, now))
                        sum += points.Purse.Last.Sum(p => p.Points ?? 0);
                    Assert.Equal(sum, points.Balance);
                    Assert.Equal(now.Purse.Points, now.Lots.Sum(l => l.PointsLeft));
                    Assert.True(now.Purse.Points == 0 || now.Purse.PointsOwed == 0);
                    Assert.All(now.Lots, l => Assert.True(l.PointsLeft >= 0));
                }
            });

    private static Refusal? Kept(List<string> names, string name, Refusal? no)
    {
        if (no is null) names.Add(name);
        return no;
    }

    private static Refusal? Later(PaperPoints points, int days)
    {
        points.Purse.Day = points.Purse.Day.AddDays(days);
        return null;
    }

    // Every other line is tea; what comes back whole leaves a line of nothing.
    private static PaperPoints Bought(PointRule[] rules, long[] lines)
    {
        var points = new PaperPoints(rules);
        Assert.Null(points.Buy(
            lines.Sum(), "it", 1,
            [
                .. lines.Select((coins, i) =>
                    new BoughtLine(i + 1, i % 2 == 0 ? "TEA" : null, null, coins)),
            ]));
        return points;
    }
}
