using System.Globalization;
using Kite.Cards;
using Kite.Catalogue;

namespace Kite.Tests;

/// <summary>Strategies and bills on paper, as someone would write them down.</summary>
internal static class PaperStrategies
{
    /// <summary>Noon of a Monday in store 1.</summary>
    public static readonly Occasion Noon = new(1, new(2026, 3, 2), new(12, 0));

    /// <summary>
    /// One strategy a line: its name, then words such as <c>20%</c>, <c>-500</c>, <c>each:80</c>,
    /// <c>other</c>, <c>of:wine</c>, <c>p:1</c>, <c>alone</c>, <c>beside:tea,cake</c>.
    /// </summary>
    public static List<StrategyInForce> Read(string written)
    {
        var lines = written.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        return lines.ConvertAll(words => words[1..].Aggregate(
            new StrategyInForce(Id(words[0]), 1, words[0], new(), new()), Said));
    }

    /// <summary>The things bought, as <c>food:5000</c> or <c>wine:3000x2</c>.</summary>
    public static Cart Cart(string written, Guest? guest = null) => new(
        [.. written.Split(',').Select(Line)], guest ?? Guest.Unknown);

    public static TenderPlan Plan(string written) => written switch
    {
        "otherwise" => TenderPlan.Otherwise,
        "balance" => TenderPlan.FromBalance,
        _ => new(Number(written)),
    };

    public static Guid Id(string name) => new(
        [.. name.PadRight(16).Select(letter => (byte)letter)]);

    private static CartLine Line(string written, int at)
    {
        var (name, rest) = (written.Split(':')[0], written.Split(':')[1].Split('x'));
        var pieces = rest.Length > 1 ? Number(rest[1]) : 1;
        return new(at + 1, name, name, pieces * 1000, Number(rest[0]));
    }

    private static StrategyInForce Said(StrategyInForce one, string word)
    {
        var r = one.Rules;
        var value = word.Contains(':') ? word[(word.IndexOf(':') + 1)..] : word;
        return word.Split(':')[0] switch
        {
            var w when w.EndsWith('%') =>
                one.With(r with { Effect = new(EffectKind.Percent, Number(w[..^1]) * 100) }),
            var w when w.StartsWith('-') =>
                one.With(r with { Effect = new(EffectKind.Amount, Number(w[1..])) }),
            "each" => one.With(r with { Effect = new(EffectKind.Price, Number(value)) }),
            "other" => one.With(r with { PaidBy = PaidBy.Other }),
            "balance" => one.With(r with { PaidBy = PaidBy.Balance }),
            "p" => one.With(r with { Priority = (int)Number(value) }),
            "alone" => one.With(r with { Combining = Combining.WithNone }),
            "beside" => one.With(r with
            {
                Combining = Combining.WithListed,
                Beside = [.. value.Split(',').Select(Id)],
            }),
            "group" => one.With(r with
            {
                Group = value.Split('/')[0],
                MostOfGroup = (int)Number(value.Split('/')[1]),
            }),
            "store" => one.With(r with { Stores = [(int)Number(value)] }),
            "cap" => one.With(r with { Caps = r.Caps with { PerBillCoins = Number(value) } }),
            "guest-cap" => one.With(r with
            {
                Caps = r.Caps with { PerGuestCoins = Number(value) },
            }),
            "uses" => one.With(r with
            {
                Caps = r.Caps with { UsesPerGuest = (int)Number(value) },
            }),
            "budget" => one.With(r with { Caps = r.Caps with { BudgetCoins = Number(value) } }),
            "given" => one with { Used = one.Used with { Coins = Number(value) } },
            "had" => one with
            {
                Used = one.Used with
                {
                    GuestCoins = Number(value.Split('/')[0]),
                    GuestUses = (int)Number(value.Split('/')[1]),
                },
            },
            "until" => one.With(r with { When = r.When with { LastDay = Day(value) } }),
            "from" => one.With(r with { When = r.When with { FirstDay = Day(value) } }),
            "at" => one.With(r with
            {
                When = r.When with { Times = SoldTimes.Read(value.Replace('_', ' '))! },
            }),
            var w => one.With(InWho(r, w, value) ?? InWhat(r, w, value)),
        };
    }

    private static StrategyRules? InWho(StrategyRules r, string word, string value) =>
        word switch
        {
            "known" => r with { Who = r.Who with { Known = true } },
            "tag" => r with { Who = r.Who with { Tags = [value] } },
            "segment" => r with { Who = r.Who with { Segments = [Id(value)] } },
            "card" => r with { Who = r.Who with { CardKinds = [Id(value)] } },
            "birthday" => r with { Who = r.Who with { BirthdayWithin = (int)Number(value) } },
            _ => null,
        };

    private static StrategyRules InWhat(StrategyRules r, string word, string value) =>
        word switch
        {
            "of" => r with { What = r.What with { Categories = [value] } },
            "product" => r with { What = r.What with { Products = [value] } },
            "least" => r with { What = r.What with { LeastSpendCoins = Number(value) } },
            "bill" => r with { What = r.What with { LeastBillCoins = Number(value) } },
            _ => throw new ArgumentException(word, nameof(word)),
        };

    private static StrategyInForce With(this StrategyInForce one, StrategyRules rules) =>
        one with { Rules = rules };

    private static DateOnly Day(string written) =>
        DateOnly.Parse(written, CultureInfo.InvariantCulture);

    private static long Number(string written) =>
        long.Parse(written, CultureInfo.InvariantCulture);
}
