namespace Kite.Cards;

/// <summary>
/// A bill while strategies are taken off it. Each line is in two parts: what is bought from the
/// balance and what is bought otherwise, because a strategy may hold for one of them only.
/// </summary>
internal sealed class Workings
{
    private readonly IReadOnlyList<CartLine> lines;
    private readonly long[][] bought, running;
    private readonly List<LineShare>[] shares;
    private readonly List<CouponShare>[] couponShares;

    /// <summary>So many coins of the list are bought from the balance.</summary>
    public Workings(IReadOnlyList<CartLine> lines, long fromBalance)
    {
        this.lines = lines;
        var balance = Remainders.Share(fromBalance, [.. lines.Select(l => l.ListCoins)]);
        bought = [balance, [.. lines.Select((l, i) => l.ListCoins - balance[i])]];
        running = [[.. bought[0]], [.. bought[1]]];
        shares = [.. lines.Select(_ => new List<LineShare>())];
        couponShares = [.. lines.Select(_ => new List<CouponShare>())];
    }

    /// <summary>What is left to be paid, without the tax that comes on top.</summary>
    public long Coins => running[0].Sum() + running[1].Sum();

    /// <summary>What the balance pays for its part, with the tax that comes on top.</summary>
    public long BalanceCoins => running[0].Sum()
        + lines.Select((l, i) => (l.OnTop, Coins: running[0][i])).Where(l => l.OnTop is not null)
            .GroupBy(l => l.OnTop!, l => l.Coins)
            .Sum(rate => Catalogue.Taxes.Of(rate.Sum(), rate.Key));

    /// <summary>Takes a strategy off these parts; says how much, and whether its end cut it.
    /// </summary>
    public (long Coins, bool IsCut) Take(StrategyInForce strategy, PaidBy parts)
    {
        var cells = Cells(parts).Where(c => strategy.Rules.What.Holds(lines[c.Line])).ToList();
        var (wanted, weights) = Wanted(strategy.Rules.Effect, cells);
        var coins = Math.Min(wanted, Fitting.Allowance(strategy));
        foreach (var (line, off) in Off(cells, coins, weights))
            shares[line].Add(new(strategy.Id, strategy.Version, off));
        return (coins, coins < wanted);
    }

    /// <summary>
    /// Takes a coupon off the whole bill: of each line as much as its part of what is left.
    /// </summary>
    public void Take(Guid coupon, long coins)
    {
        var cells = Cells(PaidBy.Any).ToList();
        foreach (var (line, off) in Off(
            cells, coins, [.. cells.Select(c => running[c.Part][c.Line])]))
        {
            couponShares[line].Add(new(coupon, off));
        }
    }

    public IReadOnlyList<PricedLine> Lines() =>
    [
        .. lines.Select((line, i) => new PricedLine(
            line.Line, line.ListCoins, line.ListCoins - running[0][i] - running[1][i],
            running[0][i], running[1][i], shares[i])
        {
            CouponShares = couponShares[i],
        }),
    ];

    // Takes so much off the cells by these weights; says what of it came off which line.
    private List<(int Line, long Coins)> Off(
        List<(int Part, int Line)> cells, long coins, long[] weights)
    {
        var taken = Remainders.Share(coins, weights);
        for (var i = 0; i < cells.Count; i++)
            running[cells[i].Part][cells[i].Line] -= taken[i];
        return
        [
            .. cells.Select((c, i) => (c.Line, Coins: taken[i])).GroupBy(c => c.Line)
                .Select(line => (line.Key, line.Sum(c => c.Coins)))
                .Where(line => line.Item2 > 0),
        ];
    }

    private IEnumerable<(int Part, int Line)> Cells(PaidBy parts) =>
        from line in Enumerable.Range(0, lines.Count)
        from part in parts switch
        {
            PaidBy.Balance => [0],
            PaidBy.Other => [1],
            _ => new[] { 0, 1 },
        }
        select (part, line);

    // How much it wants to take off, and by which weights; never more than there is.
    private (long Coins, long[] Weights) Wanted(
        Effect effect, List<(int Part, int Line)> cells)
    {
        long[] there = [.. cells.Select(c => running[c.Part][c.Line])];
        switch (effect.Kind)
        {
            case EffectKind.Percent:
                return (Remainders.Part(there.Sum(), effect.Size, 10_000), there);
            case EffectKind.Amount:
                // Of an amount the part gets as much as it is of all that is meant.
                var whole = cells.Select(c => c.Line).Distinct().Sum(l => lines[l].ListCoins);
                var mine = cells.Sum(c => bought[c.Part][c.Line]);
                var amount = whole == 0 ? 0 : (long)((Int128)effect.Size * mine / whole);
                return (Math.Min(amount, there.Sum()), there);
            default:
                long[] dearer = [.. cells.Select((c, i) => Math.Max(
                    0, there[i] - Priced(effect.Size, c)))];
                return (dearer.Sum(), dearer);
        }
    }

    // What this part of the line costs by a price for each piece.
    private long Priced(long apiece, (int Part, int Line) cell)
    {
        var line = lines[cell.Line];
        var whole = Remainders.Part(apiece, line.Thousandths, 1000);
        return Remainders.Share(
            whole, [bought[0][cell.Line], bought[1][cell.Line]])[cell.Part];
    }
}
