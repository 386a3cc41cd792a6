using CsCheck;
using Kite.Cards;

namespace Kite.Tests;

/// <summary>What holds for every bill, whatever the strategies and however it is paid.</summary>
public sealed class StrategyProperties
{
    private static readonly Gen<Effect> Effects = Gen.OneOf(
        Gen.Long[1, 10_000].Select(p => new Effect(EffectKind.Percent, p)),
        Gen.Long[1, 20_000].Select(a => new Effect(EffectKind.Amount, a)),
        Gen.Long[0, 5_000].Select(p => new Effect(EffectKind.Price, p)));

    private static readonly Gen<Caps> Ends = Gen.Select(
        Maybe(1, 5_000), Maybe(1, 9_000), Maybe(1, 9_000),
        (bill, guest, budget) => new Caps
        {
            PerBillCoins = bill, PerGuestCoins = guest, BudgetCoins = budget,
        });

    private static readonly Gen<StrategyRules> Rules = Gen.Select(
        Gen.Select(Effects, Ends, Gen.Enum<PaidBy>(), Gen.Int[1, 3]),
        Gen.Select(
            Gen.Enum<Combining>(), Gen.Int[0, 5].List[0, 3], OneOf("", "a", "b"),
            Gen.Int[1, 2]),
        Gen.Select(
            OneOf("", "food", "wine"), Maybe(0, 9_000),
            Maybe(0, 9_000)),
        (takes, beside, what) => new StrategyRules
        {
            Effect = takes.Item1,
            Caps = takes.Item2,
            PaidBy = takes.Item3,
            Priority = takes.Item4,
            Combining = beside.Item1,
            Beside = beside.Item2.ConvertAll(Id),
            Group = beside.Item3,
            MostOfGroup = beside.Item4,
            What = new()
            {
                Categories = what.Item1.Length == 0 ? [] : [what.Item1],
                LeastSpendCoins = what.Item2,
                LeastBillCoins = what.Item3,
            },
        });

    private static readonly Gen<List<StrategyInForce>> Strategies = Gen.Select(
        Rules, Gen.Long[0, 9_000]).List[0, 6].Select(all => all.Select((s, i) =>
            new StrategyInForce(
                Id(i), 1, $"{i}", s.Item1, new(s.Item2, s.Item2 / 2, 0))).ToList());

    private static readonly Gen<Cart> Carts = Gen.Select(
        OneOf("food", "wine", "tea"), Gen.Long[1, 5_000], Gen.Long[0, 12_000])
        .Array[1, 6].Select(lines => new Cart(
            [.. lines.Select((l, i) => new CartLine(i + 1, l.Item1, l.Item1, l.Item2, l.Item3))],
            new() { IsKnown = true }));

    internal static readonly Gen<(Cart Cart, List<StrategyInForce> All, TenderPlan Plan)> Bills =
        Gen.Select(
            Carts, Strategies,
            Gen.OneOf(Gen.Long[0, 40_000], Gen.Const(0L), Gen.Const(long.MaxValue)),
            (cart, all, coins) => (cart, all, new TenderPlan(coins)));

    [Fact]
    public void The_lines_the_tenders_and_what_was_taken_off_add_up() =>
        Bills.Sample((cart, all, plan) =>
        {
            var priced = Price(cart, all, plan);
            Assert.Equal(cart.ListCoins, priced.Coins + priced.OffCoins);
            Assert.Equal(priced.OffCoins, priced.Trace.Sum(t => t.Coins));
            Assert.All(priced.Lines, line =>
            {
                Assert.Equal(line.ListCoins, line.Coins + line.OffCoins);
                Assert.Equal(line.OffCoins, line.Shares.Sum(s => s.Coins));
            });
            Assert.All(priced.Trace, t => Assert.Equal(
                t.Coins, priced.Lines.SelectMany(l => l.Shares)
                    .Where(s => s.Strategy == t.Id).Sum(s => s.Coins)));
        });

    [Fact]
    public void Nothing_falls_below_nothing_and_nothing_gets_dearer() =>
        Bills.Sample((cart, all, plan) => Assert.All(Price(cart, all, plan).Lines, line =>
        {
            Assert.True(line.BalanceCoins >= 0 && line.OtherCoins >= 0);
            Assert.InRange(line.OffCoins, 0, line.ListCoins);
            Assert.All(line.Shares, share => Assert.True(share.Coins > 0));
        }));

    [Fact]
    public void The_balance_never_pays_more_than_was_said() =>
        Bills.Sample((cart, all, plan) => Assert.InRange(
            Price(cart, all, plan).BalanceCoins, 0, plan.BalanceCoins));

    [Fact]
    public void The_order_in_which_things_come_does_not_matter() =>
        Gen.Select(Bills, Gen.Int[0, 1000]).Sample((bill, turn) =>
        {
            var (cart, all, plan) = bill;
            var dice = new Random(turn);
            var mixed = new Cart([.. cart.Lines.OrderBy(_ => dice.Next())], cart.Guest);
            Assert.Equal(
                Written(Price(cart, all, plan)),
                Written(Price(mixed, [.. all.OrderBy(_ => dice.Next())], plan)));
        });

    [Fact]
    public void The_same_question_has_the_same_answer() => Bills.Sample((cart, all, plan) =>
        Assert.Equal(Written(Price(cart, all, plan)), Written(Price(cart, all, plan))));

    [Fact]
    public void Whatever_did_not_hold_says_why_and_what_held_took_something_off() =>
        Bills.Sample((cart, all, plan) =>
        {
            var priced = Price(cart, all, plan);
            Assert.Equal(all.Select(s => s.Id).Order(), priced.Trace.Select(t => t.Id).Order());
            Assert.All(priced.Trace, t => Assert.Equal(t.Coins == 0, t.Why is not null));
        });

    [Fact]
    public void Who_changes_the_tender_never_keeps_the_discount() =>
        Bills.Sample((cart, all, _) =>
        {
            Assert.All(
                Price(cart, all, TenderPlan.FromBalance).Trace.Where(t => Rule(all, t).PaidBy
                    is PaidBy.Other),
                t => Assert.True(t.Coins == 0 || cart.ListCoins == 0));
            Assert.All(
                Price(cart, all, TenderPlan.Otherwise).Trace.Where(t => Rule(all, t).PaidBy
                    is PaidBy.Balance),
                t => Assert.Equal(0, t.Coins));
        });

    [Fact]
    public void The_classic_costs_what_it_says_to_the_coin() =>
        Gen.Select(Gen.Long[0, 1_000_000_000_000], Gen.Long[0, 1_000_000_000_000]).Sample(
            (list, balance) =>
            {
                var priced = Price(
                    new([new(1, "tea", "", 1000, list)], Guest.Unknown),
                    PaperStrategies.Read("classic other 20%"), new(balance));
                var rest = list - Math.Min(balance, list);
                Assert.Equal(Math.Min(balance, list), priced.BalanceCoins);
                Assert.Equal(rest - (long)(((Int128)rest * 2 + 5) / 10), priced.OtherCoins);
            });

    [Fact]
    public void No_end_is_ever_passed() => Bills.Sample((cart, all, plan) =>
        Assert.All(Price(cart, all, plan).Trace, t =>
        {
            var (caps, used) = (Rule(all, t).Caps, all.Single(s => s.Id == t.Id).Used);
            if (t.Coins == 0) return;
            Assert.True(t.Coins <= (caps.PerBillCoins ?? long.MaxValue));
            Assert.True(t.Coins + used.Coins <= (caps.BudgetCoins ?? long.MaxValue));
            Assert.True(t.Coins + used.GuestCoins <= (caps.PerGuestCoins ?? long.MaxValue));
        }));

    [Fact]
    public void No_other_way_of_paying_is_cheaper_but_for_what_rounding_moves() =>
        Gen.Select(Bills, Gen.Long[0, 30_000], Gen.Int[0, 20]).Sample((bill, there, twentieth) =>
        {
            var (cart, all, _) = bill;
            var (plan, cheapest) = StrategyPricing.Cheapest(
                cart, all, new(there), PaperStrategies.Noon)!.Value;
            Assert.True(plan.BalanceCoins <= there);
            Assert.Equal(Written(Price(cart, all, plan)), Written(cheapest));
            var other = Price(cart, all, new(there * twentieth / 20));
            var slack = cart.Lines.Count * (all.Count + 1);
            Assert.True(
                cheapest.Coins <= other.Coins + slack, $"{cheapest.Coins} {other.Coins}");
        });

    [Fact]
    public void What_is_shared_out_adds_up_and_nobody_gets_more_than_there_is() =>
        Gen.Select(Gen.Long[0, 100_000_000_000_000].Array[1, 9], Gen.Int[0, 100]).Sample(
            (weights, percent) =>
            {
                var coins = (long)((Int128)weights.Sum() * percent / 100);
                var shares = Remainders.Share(coins, weights);
                Assert.Equal(coins, shares.Sum());
                Assert.All(shares.Zip(weights), s => Assert.InRange(s.First, 0, s.Second));
            });

    private static StrategyRules Rule(List<StrategyInForce> all, StrategyTrace trace) =>
        all.Single(s => s.Id == trace.Id).Rules;

    private static PricedCart Price(Cart cart, List<StrategyInForce> all, TenderPlan plan) =>
        StrategyPricing.Price(cart, all, plan, PaperStrategies.Noon);

    private static string Written(PricedCart cart) => string.Join(
        '\n',
        cart.Lines.Select(l =>
                $"{l.Line} {l.OffCoins} {l.BalanceCoins} {l.OtherCoins} "
                + string.Join(',', l.Shares))
            .Concat(cart.Trace.Select(t => t.ToString())));

    internal static Gen<long?> Maybe(long from, long to) => Gen.Select(
        Gen.Bool, Gen.Long[from, to], (isSaid, number) => isSaid ? number : (long?)null);

    private static Gen<string> OneOf(params string[] words) =>
        Gen.Int[0, words.Length - 1].Select(at => words[at]);

    private static Guid Id(int number) => PaperStrategies.Id($"{number}");
}
