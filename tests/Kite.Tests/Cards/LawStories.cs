using System.Globalization;
using Kite.Cards;

namespace Kite.Tests;

/// <summary>
/// What the packs ask of value on cards, as a shopkeeper and a lawyer read it. Amounts in coins;
/// a card holds what was paid in and what was given on top.
/// </summary>
public sealed class LawStories
{
    private static readonly string[] Languages = ["en", "zh-Hans", "el", "vi"];

    // "who" stands where it is done, and a name and a document are asked for.
    private const string China = """
        card    holds        does                     says
        named   0            top-up 499999 cash       who
        named   0            top-up 500000 cash       law-forbids-cash
        named   0            top-up 500000 mobile     who
        named   0            top-up 500001 mobile     law-limits-named-card
        named   400000       top-up 100000 bankCard   who
        named   400000+50000 top-up 50001 bankCard    law-limits-named-card
        named   500000       correct 1                law-limits-named-card
        named   500000       correct -1               done
        named   500001       correct -1               done
        named   490000       transfer-in 10000        done
        named   490000       transfer-in 10001        law-limits-named-card
        named   10000        cash-out cash            who
        named   10001        cash-out cash            law-wants-bank-account
        named   10001        cash-out mobile          law-wants-bank-account
        named   10001        cash-out bankAccount     who
        named   10001+9999   cash-out bankAccount     who
        bearer  0            top-up 100000 cash       done
        bearer  0            top-up 100001 cash       law-limits-bearer-card
        bearer  99999        top-up 1 cash            done
        bearer  99999+1      top-up 1 cash            law-limits-bearer-card
        bearer  50000        transfer-in 50000        done
        bearer  50000        transfer-in 50001        law-limits-bearer-card
        bearer  10000        cash-out cash            who
        """;

    private const string Nowhere = """
        card    holds        does                     says
        named   0            top-up 500000 cash       done
        named   0            top-up 90000000 cash     done
        bearer  0            top-up 90000000 cash     done
        bearer  90000000     transfer-in 90000000     done
        bearer  90000000     cash-out cash            done
        named   90000000     correct 1                done
        """;

    [Fact]
    public void The_pack_of_china_binds_what_a_card_holds_and_how_money_comes_and_goes() =>
        Told("cn", China);

    [Fact]
    public void The_pack_of_the_union_and_that_of_nowhere_stop_nothing()
    {
        Told("eu", Nowhere);
        Told("none", Nowhere);
    }

    // A card's value of March the first; what of it is gone on that day, under which pack.
    [Theory]
    [InlineData("cn", "named", "2099-01-01", "100+20", "")]
    [InlineData("cn", "bearer", "2026-06-01", "100+20", "")]
    [InlineData("cn", "bearer", "2029-02-28", "100+20", "")]
    [InlineData("cn", "bearer", "2029-03-01", "0+0", "100+20")]
    [InlineData("none", "named", "2026-03-31", "100+20", "")]
    [InlineData("none", "named", "2026-04-01", "100+0", "0+20")]
    [InlineData("none", "bearer", "2026-05-31", "100+0", "0+20")]
    [InlineData("none", "bearer", "2026-06-01", "0+0", "100+20")]
    public void Value_lapses_when_its_kind_says_so_and_never_before_the_law_does(
        string pack, string card, string day, string left, string lapsed)
    {
        var purse = Purse(pack, card);
        Assert.Null(purse.TopUp(100, 20, Short));

        purse.Day = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        var no = purse.Do(new Lapse(purse.Id));

        Assert.Equal(left, purse.Balance());
        if (lapsed.Length == 0) Assert.IsType<NothingHasLapsed>(no);
        else Assert.Equal(lapsed, Written(-purse.Last.Aggregate(default(Share), Sum)));
    }

    [Fact]
    public void What_has_lapsed_is_given_back_once_and_lapses_no_more()
    {
        var purse = Purse("cn", "bearer");
        Assert.Null(purse.TopUp(100, 20, Short));
        Assert.IsType<NothingLapsedHere>(purse.Do(new Reactivation(purse.Id, Short)));
        purse.Day = new(2030, 1, 1);

        Assert.Null(purse.Do(new Reactivation(purse.Id, Short)));

        Assert.Equal("100+20", purse.Balance());
        Assert.Equal(TransactionKind.Reactivation, purse.Last[^1].Kind);
        Assert.IsType<NothingLapsedHere>(purse.Do(new Reactivation(purse.Id, Short)));
        purse.Day = new(2060, 1, 1);
        Assert.IsType<NothingHasLapsed>(purse.Do(new Lapse(purse.Id)));

        var elsewhere = Purse("none", "bearer");
        Assert.Null(elsewhere.TopUp(100, 20, Short));
        elsewhere.Day = new(2030, 1, 1);
        Assert.IsType<LapsedStaysLapsed>(elsewhere.Do(new Reactivation(elsewhere.Id, Short)));
    }

    [Fact]
    public void What_comes_back_of_a_bill_after_the_last_day_lapses_no_more()
    {
        var purse = Purse("none", "bearer");
        Assert.Null(purse.TopUp(100, 20, Short));
        Assert.Null(purse.Pay(120, "dinner"));
        purse.Day = new(2026, 7, 1);

        Assert.Null(purse.Refund("dinner"));

        Assert.Equal("100+20", purse.Balance());
        purse.Day = new(2040, 1, 1);
        Assert.Null(purse.Do(new Lapse(purse.Id)));
        Assert.Equal("100+0", purse.Balance());
    }

    // What a kind promises, and what the pack of China says to it, on March the first.
    [Theory]
    [InlineData(CardHolders.Named, null, null, "")]
    [InlineData(CardHolders.Named, 9999, null, "bonusDays law-forbids-lapse")]
    [InlineData(CardHolders.Anyone, null, 120, "valueMonths law-forbids-lapse")]
    [InlineData(CardHolders.Bearers, null, 35, "valueMonths law-wants-longer-life")]
    [InlineData(CardHolders.Bearers, null, 36, "")]
    [InlineData(CardHolders.Bearers, 1094, null, "bonusDays law-wants-longer-life")]
    [InlineData(CardHolders.Bearers, 1095, null, "")]
    [InlineData(CardHolders.Bearers, 1, 1,
        "bonusDays law-wants-longer-life; valueMonths law-wants-longer-life")]
    public void A_kind_that_promises_less_than_the_law_is_refused_at_its_field(
        CardHolders holders, int? giftDays, int? months, string says)
    {
        if (giftDays > CardKind.MostDays) giftDays = CardKind.MostDays;
        var faults = KindByLaw.Faults(
            LawOf("cn"), new(2026, 3, 1), holders, giftDays, months);
        Assert.Equal(says, string.Join("; ", faults.Select(f => $"{f.Field} {f.Why.Code}")));
    }

    // By 20 % apart and 40 % of the revenue: what lies in the cards, what lies apart, revenue.
    [Theory]
    [InlineData(100_000, 20_000, 250_000, 20_000, 100_000, false, false)]
    [InlineData(100_001, 20_000, 250_000, 20_001, 100_000, true, true)]
    [InlineData(100_000, null, null, 20_000, null, true, false)]
    [InlineData(0, null, 250_000, 0, 100_000, false, false)]
    public void What_lies_apart_and_what_may_be_outstanding_are_told_and_stop_nothing(
        long outstanding, int? apart, int? revenue, long keep, int? most, bool little, bool much)
    {
        var numbers = new Dictionary<LawRule, long>
        {
            [LawRule.KeptApart] = 2000, [LawRule.MostOfRevenue] = 4000,
        };
        if (apart is { } lies) numbers[LawRule.LiesApart] = lies;
        if (revenue is { } taken) numbers[LawRule.LastYearsRevenue] = taken;

        var told = ShowCustody.Of(
            new(numbers, "CNY"), new(2026, 3, 1), new(outstanding, Currency.Cny));

        Assert.Equal((keep, (long?)most), (told.ToKeepApart!.Value.Coins,
            told.MostOutstanding?.Coins));
        Assert.Equal((little, much), (told.IsTooLittleApart, told.IsTooMuchOutstanding));
    }

    [Fact]
    public void Every_number_of_a_pack_says_in_four_languages_where_it_was_read()
    {
        Assert.Equal(["none", "cn", "eu"], LawPack.All.Select(p => p.Pack));
        foreach (var pack in LawPack.All)
        {
            Assert.Equal(Languages, pack.Name.Keys);
            Assert.Equal(pack.Rules.Count, pack.Rules.DistinctBy(r => r.Rule).Count());
            foreach (var rule in pack.Rules)
            {
                Assert.Equal(Languages, rule.Source.Keys);
                Assert.All(rule.Source.Values, words => Assert.True(words.Length > 20));
                Assert.InRange(rule.Value, 0, rule.Rule.Most);
                Assert.False(rule.Rule.IsOwn);
            }
        }
        var cn = LawPack.Find("cn")!;
        Assert.Equal(500_000, cn.ValueOf(LawRule.NamedMost, "CNY"));
        // Yuan mean nothing to who counts in euros; months do.
        Assert.Null(cn.ValueOf(LawRule.NamedMost, "EUR"));
        Assert.Equal(36, cn.ValueOf(LawRule.BearerLeastMonths, "EUR"));
    }

    [Fact]
    public void Of_two_laws_the_later_day_holds_and_of_one_day_what_was_set_down_last()
    {
        LawBook laws = new(
            [
                new() { Number = 1, FromDay = new(2026, 3, 1) },
                new() { Number = 2, FromDay = new(2026, 5, 1) },
                new() { Number = 3, FromDay = new(2026, 4, 1) },
                new() { Number = 4, FromDay = new(2026, 5, 1) },
            ],
            [], []);
        Assert.Equal(
            [null, 1, 3, 4],
            new[] { 2, 3, 4, 6 }.Select(month =>
                laws.VersionOn(new DateOnly(2026, month, 2))?.Number));
    }

    private static LotTerms Short => new(SpendOrder.Proportional, new(2026, 3, 31))
    {
        ValueUntil = new(2026, 5, 31), IssuedOn = new(2026, 3, 1),
    };

    private static CardLaw LawOf(string pack) => new(
        LawPack.Find(pack)!.Rules.ToDictionary(r => r.Rule, r => r.Value), "CNY");

    private static PaperPurse Purse(string pack, string card) => new()
    {
        Law = LawOf(pack), IsNamed = card == "named",
    };

    private static void Told(string pack, string story)
    {
        foreach (var line in story.Split('\n', StringSplitOptions.TrimEntries)[1..])
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var (card, holds, does, says) = (words[0], words[1], words[2..^1], words[^1]);
            Assert.True(says == Says(pack, card, holds, does), $"{line}, by {pack}");
        }
    }

    private static string Says(string pack, string card, string holds, string[] does)
    {
        // What is on it lay there before the law was set down.
        var purse = new PaperPurse { IsNamed = card == "named" };
        var parts = holds.Split('+').Select(Number).ToList();
        if (parts[0] > 0)
            Assert.Null(purse.TopUp(parts[0], parts.Count > 1 ? parts[1] : 0));
        Assert.Null(purse.Do(new TopUp(
            purse.Other, new(90_000_000, 0), Tender.Cash, PaperPurse.Usual)));
        purse.Law = LawOf(pack);
        Deed deed = does[0] switch
        {
            "top-up" => new TopUp(
                purse.Id, new(Number(does[1]), 0), Way(does[2]), PaperPurse.Usual),
            "correct" => new Adjustment(purse.Id, new(Number(does[1]), 0), PaperPurse.Usual),
            "transfer-in" => new Transfer(purse.Other, purse.Id, Number(does[1])),
            _ => new CashOut(purse.Id, Way(does[1])),
        };
        return purse.Do(deed)?.Code ?? (purse.Asked is null ? "done" : "who");
    }

    private static Tender Way(string word) => Enum.Parse<Tender>(word, ignoreCase: true);

    private static long Number(string digits) =>
        long.Parse(digits, CultureInfo.InvariantCulture);

    private static Share Sum(Share sum, Posting posting) => sum + posting.Change;

    private static string Written(Share share) => string.Create(
        CultureInfo.InvariantCulture, $"{share.Principal}+{share.Bonus}");
}
