using CsCheck;
using Kite.Cards;
using Kite.Insight;
using Kite.Sales;
using static Kite.Tests.Insight.PaperRehearsal;

namespace Kite.Tests.Insight;

/// <summary>What holds for every rehearsal.</summary>
public sealed class RehearsalProperties
{
    private static readonly Gen<string> Strategies = Gen.Select(
        OneOf("10%", "-300", "each:400", "40% p:1 alone", "20% other", "15% balance"),
        OneOf("", " of:food", " bill:900", " cap:200"),
        OneOf("", "\nnow 20% p:2", "\nnow 20% ends", "\nnow 5% of:wine\nold -50 ends"))
        .Select((effect, what, others) => $"draft {effect}{what}{others}");

    private static readonly Gen<string> Sold = Gen.Select(
        Gen.Int[-1, 6], Gen.Int[1, 28], Gen.Int[1, 3_000], Gen.Int[0, 3_000], Gen.Int[0, 4_000])
        .Select((who, day, food, wine, balance) =>
            $"{who} 03-{day:00} food:{food}{(wine > 0 ? $",wine:{wine}" : "")} !{balance}");

    private static readonly Gen<(string Strategies, string Receipts)> Histories =
        Gen.Select(Strategies, Sold.Array[1, 30].Select(all => string.Join('\n', all)));

    [Fact]
    public void It_comes_to_the_sum_of_the_trials_of_each_receipt() =>
        Histories.Sample(history =>
        {
            var (ground, receipts) = (Ground(history.Strategies), Receipts(history.Receipts));
            var tally = Count(Run(ground, receipts));
            var with = receipts.Sum(r => Trial(r, ground, ground.Rules.With).OffCoins);
            var without = receipts.Sum(r => Trial(r, ground, ground.Rules.Without).OffCoins);
            var given = receipts.Sum(r => Trial(r, ground, ground.Rules.With).Trace
                .Single(t => t.Id == ground.Rules.Draft.Id).Coins);
            Assert.Equal((with - without, given), (tally.CostCoins, tally.GivenCoins));
        });

    [Fact]
    public void Days_quarters_and_customers_each_add_up_to_the_whole() =>
        Histories.Sample(history =>
        {
            var all = Run(Ground(history.Strategies), Receipts(history.Receipts));
            var tally = Count(all);
            var known = all.Where(c => c.IsKnown).SelectMany(c => c.Bills).Sum(b => b.CostCoins);
            Assert.Equal(tally.CostCoins, tally.Days.Sum(d => d.CostCoins));
            Assert.Equal(known, tally.Figures(Guid.Empty)
                .Where(f => f.Kind is RehearsedFigure.Quarter).Sum(f => f.Coins));
            Assert.Equal(
                tally.Days.Sum(d => d.Receipts),
                tally.Touched + tally.Figures(Guid.Empty)
                    .Where(f => f.Kind is RehearsedFigure.Reason).Sum(f => f.Count));
        });

    [Fact]
    public void Stopped_anywhere_and_taken_up_again_it_comes_to_the_same() =>
        Gen.Select(Histories, Gen.Int[0, 8]).Sample((history, stop) =>
        {
            var all = Run(Ground(history.Strategies), Receipts(history.Receipts));
            var resumed = RehearsalTally.Of(Count(all.Take(stop)).Keep());
            foreach (var one in all.Skip(stop))
            {
                resumed.Add(
                    one, one.IsKnown ? one.Row(Guid.Empty, Thresholds.Fixed(1, 1_000)) : null);
            }
            Assert.Equal(Told(Count(all)), Told(resumed));
        });

    private static Gen<string> OneOf(params string[] words) =>
        Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static string Told(RehearsalTally tally) => System.Text.Json.JsonSerializer.Serialize(
        new RehearsalSoFar(
            [.. tally.Keep().Figures.OrderBy(f => (f.Kind, f.Name))],
            [.. tally.Keep().Days.OrderBy(d => (d.Store, d.Day))]));

    private static PricedCart Trial(
        PastReceipt receipt, RehearsalGround ground, IReadOnlyList<StrategyInForce> strategies) =>
        StrategyPricing.Price(
            new(
                [
                    .. receipt.Lines.Select((l, i) =>
                        new Kite.Cards.CartLine(i + 1, l.Code, l.Code, l.Thousandths, l.ListCoins)),
                ],
                new() { IsKnown = receipt.CustomerNumber > 0 }),
            [.. strategies], new(receipt.BalanceCoins),
            new(receipt.StoreNumber, receipt.Day, new(12, 0)));
}
