using System.Globalization;
using Kite.Catalogue;

namespace Kite.Cards;

/// <summary>A strategy as it is being typed: everything as text until it is read.</summary>
public sealed class StrategyTyping
{
    // Per cent with two places are written like money with two: 12.5 is 1250 hundredths.
    private static readonly Currency Hundredths = Currency.Eur;

    private readonly Currency currency;

    internal StrategyTyping(StrategyFacts facts, Currency currency)
    {
        this.currency = currency;
        (Name, Priority) = (facts.Name, facts.Priority ?? StrategyFacts.UsualPriority);
        (PaidBy, Combining) = (facts.PaidBy, facts.Combining);
        (Group, MostOfGroup) = (facts.Group, facts.MostOfGroup ?? 1);
        Known = facts.Who?.Known ?? false;
        Segments.UnionWith(facts.Who?.Segments ?? []);
        Kinds.UnionWith(facts.Who?.CardKinds ?? []);
        Tags = Joined(facts.Who?.Tags);
        Member = facts.Who?.Member ?? false;
        Plans.UnionWith(facts.Who?.Plans ?? []);
        Grades = Joined(facts.Who?.Grades);
        Birthday = facts.Who?.BirthdayWithin;
        (FirstDay, LastDay) = (facts.When?.FirstDay, facts.When?.LastDay);
        Times.AddRange((facts.When?.Times ?? []).Select(t => SoldTimesField.Row.Of(t!)));
        Stores.UnionWith(facts.Stores ?? []);
        (Products, Categories) = (Joined(facts.What?.Products), Joined(facts.What?.Categories));
        (LeastSpend, LeastBill) = (Plain(facts.What?.LeastSpend), Plain(facts.What?.LeastBill));
        Effect = facts.Effect?.Kind ?? EffectKind.Percent;
        Percent = facts.Effect?.BasisPoints is { } points
            ? Plain(new Money(points, Hundredths))
            : null;
        Amount = Plain(facts.Effect?.Amount);
        Beside.UnionWith(facts.Beside ?? []);
        (PerBill, PerGuest) = (Plain(facts.Caps?.PerBill), Plain(facts.Caps?.PerGuest));
        (Uses, Budget) = (facts.Caps?.UsesPerGuest, Plain(facts.Caps?.Budget));
        HoldOut = facts.HoldOutPercent;
        Sheet = facts.Sheet ?? new();
    }

    public Currency Currency => currency;
    public string? Name { get; set; }
    public int? Priority { get; set; }
    public PaidBy PaidBy { get; set; }
    public Combining Combining { get; set; }
    public string? Group { get; set; }
    public int? MostOfGroup { get; set; }
    public bool Known { get; set; }
    public HashSet<Guid> Segments { get; } = [];
    public HashSet<Guid> Kinds { get; } = [];
    public string? Tags { get; set; }
    public bool Member { get; set; }
    public HashSet<Guid> Plans { get; } = [];
    public string? Grades { get; set; }
    public int? Birthday { get; set; }
    public DateOnly? FirstDay { get; set; }
    public DateOnly? LastDay { get; set; }
    public List<SoldTimesField.Row> Times { get; } = [];
    public HashSet<int> Stores { get; } = [];
    public string? Products { get; set; }
    public string? Categories { get; set; }
    public string? LeastSpend { get; set; }
    public string? LeastBill { get; set; }
    public EffectKind Effect { get; set; }
    public string? Percent { get; set; }
    public string? Amount { get; set; }
    public HashSet<Guid> Beside { get; } = [];
    public string? PerBill { get; set; }
    public string? PerGuest { get; set; }
    public int? Uses { get; set; }
    public string? Budget { get; set; }
    public int? HoldOut { get; set; }
    public LaunchSheet Sheet { get; set; }

    /// <summary>What could not be read, by its field; filled anew by each reading.</summary>
    internal Dictionary<string, Refusal> Unread { get; } = new(StringComparer.Ordinal);

    internal StrategyFacts Read()
    {
        Unread.Clear();
        var isPercent = Effect is EffectKind.Percent;
        return new()
        {
            Name = Name,
            Priority = Priority,
            PaidBy = PaidBy,
            Combining = Combining,
            Group = Group,
            MostOfGroup = MostOfGroup,
            Who = new()
            {
                Known = Known,
                Segments = [.. Segments],
                CardKinds = [.. Kinds],
                Tags = Split(Tags),
                Member = Member,
                Plans = [.. Plans],
                Grades = Split(Grades),
                BirthdayWithin = Birthday,
            },
            When = new(FirstDay, LastDay, [.. Times.Select(row => row.Said)]),
            Stores = [.. Stores],
            What = new()
            {
                Products = Split(Products),
                Categories = Split(Categories),
                LeastSpend = In("what.leastSpend", LeastSpend, currency),
                LeastBill = In("what.leastBill", LeastBill, currency),
            },
            Effect = new(
                Effect,
                isPercent ? (int?)In("effect.basisPoints", Percent, Hundredths)?.Coins : null,
                isPercent ? null : In("effect.amount", Amount, currency)),
            Beside = Combining is Combining.WithListed ? [.. Beside] : [],
            Caps = new()
            {
                PerBill = In("caps.perBill", PerBill, currency),
                PerGuest = In("caps.perGuest", PerGuest, currency),
                UsesPerGuest = Uses,
                Budget = In("caps.budget", Budget, currency),
            },
            HoldOutPercent = HoldOut,
            Sheet = Sheet,
        };
    }

    private Money? In(string field, string? typed, Currency units)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var read = TypedAmount.Read(typed, units);
        if (read.Refusal is not { } wrong)
        {
            // No share of a hundred is so large; it would not fit where it is kept.
            if (units == currency || read.Value.Coins <= int.MaxValue) return read.Value;
            wrong = new OutOfRange(1, 10_000);
        }
        Unread[field] = wrong;
        return null;
    }

    // As it can be typed again: no thousands apart.
    private static string? Plain(Money? money) => money is { } m
        ? m.Currency.InUnits(m.Coins).ToString(CultureInfo.InvariantCulture)
        : null;

    private static string Joined(IEnumerable<string?>? words) => string.Join("; ", words ?? []);

    private static IReadOnlyList<string?> Split(string? typed) => (typed ?? "").Split(
        [';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
