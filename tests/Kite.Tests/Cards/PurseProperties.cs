using CsCheck;
using Kite.Cards;

namespace Kite.Tests;

/// <summary>What holds for every history of a purse, whatever the amounts.</summary>
public sealed class PurseProperties
{
    private static readonly Gen<LotTerms> Terms = Gen.Select(
        Gen.Enum<SpendOrder>(), Gen.Int[0, 40].Select(d => d < 30 ? d : (int?)null),
        (order, days) => new LotTerms(
            order, days is { } d ? new DateOnly(2026, 3, 1).AddDays(100 + d) : null));

    private static readonly Gen<(long Principal, long Bonus, LotTerms Terms)[]> TopUps =
        Gen.Select(Gen.Long[1, 2_000_000], Gen.Long[0, 2_000_000], Terms).Array[1, 4];

    private static readonly Gen<(int What, long Coins, int Which)[]> Deeds = Gen.Select(
        Gen.Int[0, 9], Gen.Long[1, 1_000_000], Gen.Int[0, 20]).Array[1, 40];

    [Fact]
    public void However_much_is_spent_in_however_many_steps_the_parts_are_as_counted_at_once() =>
        Gen.Select(TopUps, Gen.Long[1, 400_000].Array[1, 60]).Sample((topUps, spent) =>
        {
            var (steps, plain) = (Filled(topUps), new PlainPurse(topUps));
            foreach (var coins in spent)
            {
                if (steps.Pay(coins) is null) plain.Spend(coins);
                Assert.Equal(plain.Left(), steps.Mine.Purse.Balance);
            }
        });

    [Fact]
    public void Paying_and_giving_back_in_any_order_ends_where_the_rest_alone_would() =>
        Gen.Select(TopUps, Deeds).Sample((topUps, deeds) =>
        {
            var (purse, plain) = (Filled(topUps), new PlainPurse(topUps));
            var whole = purse.Mine.Purse.Balance.Coins;
            var payments = new List<(string Name, long Left)>();
            foreach (var (what, coins, which) in deeds)
            {
                var name = payments.Count.ToString();
                if (what < 5 && purse.Pay(coins, name) is null) payments.Add((name, coins));
                if (what < 5 || payments.Count == 0) continue;

                var (paid, left) = payments[which % payments.Count];
                var back = what == 9 ? left : Math.Min(left, coins);
                if (back == 0) continue;
                Assert.Null(purse.Refund(paid, back));
                payments[which % payments.Count] = (paid, left - back);
            }
            Assert.Equal(
                whole - payments.Sum(p => p.Left), purse.Mine.Purse.Balance.Coins);
            foreach (var (name, left) in payments.Where(p => p.Left > 0))
                Assert.Null(purse.Refund(name, left));
            Assert.Equal(plain.Left(), purse.Mine.Purse.Balance);
        });

    [Fact]
    public void Many_small_refunds_end_where_one_large_one_does() =>
        Gen.Select(TopUps, Gen.Long[1, 8_000_000], Gen.Long[1, 500_000].Array[1, 12]).Sample(
            (topUps, paid, backs) =>
            {
                var (often, once) = (Filled(topUps), Filled(topUps));
                var coins = Math.Min(paid, often.Mine.Purse.Balance.Coins);
                often.Pay(coins, "dinner");
                once.Pay(coins, "dinner");
                var sum = 0L;
                foreach (var back in backs)
                {
                    var refused = often.Refund("dinner", back);
                    Assert.Equal(sum + back > coins, refused is not null);
                    if (refused is null) sum += back;
                }
                if (sum > 0) once.Refund("dinner", sum);
                Assert.Equal(
                    once.Mine.Lots.Select(l => l with { PurseId = Guid.Empty }),
                    often.Mine.Lots.Select(l => l with { PurseId = Guid.Empty }));
            });

    [Fact]
    public void What_is_left_of_the_gift_never_strays_from_its_proportion_by_a_whole_coin() =>
        Gen.Select(
            Gen.Long[1, 9_000_000_000_000], Gen.Long[0, 9_000_000_000_000], Gen.Long[0, 100])
            .Sample((principal, bonus, percent) =>
            {
                var whole = principal + bonus;
                var spent = (long)((Int128)whole * percent / 100);
                var used = Spending.BonusUsed(SpendOrder.Proportional, principal, bonus, spent);
                var exact = (Int128)spent * bonus;
                Assert.True((Int128)used * whole <= exact && exact < ((Int128)used + 1) * whole);
                Assert.InRange(spent - used, 0, principal);
            });

    [Fact]
    public void Whatever_is_done_the_lines_the_lots_and_the_purse_agree() =>
        Gen.Select(TopUps, Deeds).Sample((topUps, deeds) =>
        {
            var purse = Filled(topUps);
            purse.Day = purse.Day.AddDays(90);
            var (names, lines) = (0, purse.Mine.Purse.Lines);
            foreach (var (what, coins, which) in deeds)
            {
                var before = purse.Mine;
                var refused = what switch
                {
                    < 4 => purse.Pay(coins, $"{names++}"),
                    4 => Later(purse),
                    5 => purse.Do(new CashOut(purse.Id, Tender.Mobile)),
                    6 => purse.TopUp(coins, which, topUps[which % topUps.Length].Terms),
                    7 => purse.Do(new Transfer(purse.Id, purse.Other, coins)),
                    8 => purse.Do(new Adjustment(
                        purse.Id, new(which - 10, 10 - which), PaperPurse.Usual)),
                    _ => purse.Knows($"{which}")
                        ? purse.Refund($"{which}", Math.Max(1, coins / 7))
                        : null,
                };
                if (refused is not null) Assert.Same(before, purse.Mine);
                var mine = purse.Mine;
                Assert.Equal(mine.Purse.PrincipalCoins, mine.Lots.Sum(l => l.PrincipalLeftCoins));
                Assert.Equal(mine.Purse.BonusCoins, mine.Lots.Sum(l => l.BonusLeftCoins));
                Assert.All(mine.Lots, l => Assert.True(
                    l.PrincipalLeftCoins >= 0 && l.BonusLeftCoins >= 0));
                Assert.True(mine.Purse.Lines >= lines);
                lines = mine.Purse.Lines;
            }
        });

    private static Refusal? Later(PaperPurse purse)
    {
        purse.Day = purse.Day.AddDays(9);
        return purse.Pay(1, "later");
    }

    private static PaperPurse Filled((long Principal, long Bonus, LotTerms Terms)[] topUps)
    {
        var purse = new PaperPurse();
        foreach (var (principal, bonus, terms) in topUps)
            Assert.Null(purse.TopUp(principal, bonus, terms));
        return purse;
    }

    /// <summary>The same counted plainly: in all that was ever spent, lot after lot.</summary>
    private sealed class PlainPurse((long Principal, long Bonus, LotTerms Terms)[] topUps)
    {
        private long spent;

        public void Spend(long coins) => spent += coins;

        public Share Left()
        {
            var (rest, principal, bonus) = (spent, 0L, 0L);
            foreach (var lot in topUps.OrderBy(t => t.Terms.BonusUntil ?? DateOnly.MaxValue))
            {
                var whole = lot.Principal + lot.Bonus;
                var here = Math.Min(rest, whole);
                var used = lot.Terms.Order switch
                {
                    SpendOrder.BonusFirst => here < lot.Bonus ? here : lot.Bonus,
                    SpendOrder.BonusLast => here > lot.Principal ? here - lot.Principal : 0,
                    _ => (long)decimal.Floor((decimal)here * lot.Bonus / whole),
                };
                rest -= here;
                bonus += lot.Bonus - used;
                principal += lot.Principal - (here - used);
            }
            return new(principal, bonus);
        }
    }
}
