namespace Kite.Cards;

/// <summary>One line of a bill: what it is and what was paid for it.</summary>
public sealed record BoughtLine(int Line, string? Product, string? Category, long Coins);

/// <summary>What was bought: so much in all and, where it is known, line by line.</summary>
internal sealed record Bought(long Coins, IReadOnlyList<BoughtLine> Lines)
{
    /// <summary>How much of it counts for this rule.</summary>
    public long Of(PointRule rule) =>
        rule.IsOfCertain ? Lines.Where(rule.Covers).Sum(l => l.Coins) : Coins;

    public static Bought operator -(Bought whole, Bought back) => new(
        whole.Coins - back.Coins,
        [
            .. whole.Lines.Select(l => l with
            {
                Coins = l.Coins
                    - back.Lines.Where(b => b.Line == l.Line).Sum(b => b.Coins),
            }),
        ]);
}
