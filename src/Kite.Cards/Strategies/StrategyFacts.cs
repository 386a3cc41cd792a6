using Kite.Catalogue;

namespace Kite.Cards;

/// <summary>Whom a strategy is for; of each list one will do.</summary>
public sealed record WhoFacts
{
    /// <summary>Only guests who are in the books as customers.</summary>
    public bool Known { get; init; }
    public IReadOnlyList<Guid>? Segments { get; init; }
    public IReadOnlyList<Guid>? CardKinds { get; init; }
    public IReadOnlyList<string?>? Tags { get; init; }

    /// <summary>Only members; of these plans or grades, where any are said.</summary>
    public bool Member { get; init; }
    public IReadOnlyList<Guid>? Plans { get; init; }
    public IReadOnlyList<string?>? Grades { get; init; }

    /// <summary>Up to so many days before or after the birthday; 0 is the day itself.</summary>
    public int? BirthdayWithin { get; init; }
}

/// <summary>When a strategy holds, by the store's business day and clock.</summary>
public sealed record WhenFacts(
    DateOnly? FirstDay = null, DateOnly? LastDay = null, IReadOnlyList<SoldTime?>? Times = null);

/// <summary>
/// What must be bought: products by their codes, or categories; neither means the whole bill.
/// </summary>
public sealed record WhatFacts
{
    public IReadOnlyList<string?>? Products { get; init; }
    public IReadOnlyList<string?>? Categories { get; init; }

    /// <summary>What must be spent on these at least.</summary>
    public Money? LeastSpend { get; init; }

    /// <summary>How large the whole bill must be.</summary>
    public Money? LeastBill { get; init; }
}

/// <summary>
/// What is taken off: so many hundredths of one per cent, or an amount once a bill, or all but
/// this amount for each piece.
/// </summary>
public sealed record EffectFacts(
    EffectKind Kind = EffectKind.Percent, int? BasisPoints = null, Money? Amount = null);

/// <summary>How far a strategy goes at most.</summary>
public sealed record CapFacts
{
    public Money? PerBill { get; init; }
    public Money? PerGuest { get; init; }
    public int? UsesPerGuest { get; init; }
    public Money? Budget { get; init; }
}

/// <summary>What is said of a strategy by who writes it; as it is shown, too.</summary>
public sealed record StrategyFacts
{
    public const int UsualPriority = 100;

    public string? Name { get; init; }

    /// <summary>1 goes first.</summary>
    public int? Priority { get; init; }
    public WhoFacts? Who { get; init; }
    public WhenFacts? When { get; init; }

    /// <summary>The numbers of the stores; all where none is said.</summary>
    public IReadOnlyList<int>? Stores { get; init; }
    public WhatFacts? What { get; init; }
    public EffectFacts? Effect { get; init; }
    public PaidBy PaidBy { get; init; }

    /// <summary>At most so many of those under this name hold for one bill.</summary>
    public string? Group { get; init; }
    public int? MostOfGroup { get; init; }
    public Combining Combining { get; init; }

    /// <summary>Beside which it may stand, where these are listed; they must say so, too.
    /// </summary>
    public IReadOnlyList<Guid>? Beside { get; init; }
    public CapFacts? Caps { get; init; }

    /// <summary>Of a hundred known guests so many do without it, to see what it does; none where
    /// nothing is said.</summary>
    public int? HoldOutPercent { get; init; }
    public LaunchSheet? Sheet { get; init; }

    internal IEnumerable<(string Field, Money? Money)> Amounts =>
    [
        ("effect.amount", Effect?.Amount), ("what.leastSpend", What?.LeastSpend),
        ("what.leastBill", What?.LeastBill), ("caps.perBill", Caps?.PerBill),
        ("caps.perGuest", Caps?.PerGuest), ("caps.budget", Caps?.Budget),
    ];

    internal StrategyRules Rules() => new()
    {
        Priority = Priority ?? UsualPriority,
        Who = new()
        {
            Known = Who?.Known ?? false,
            Segments = Each(Who?.Segments),
            CardKinds = Each(Who?.CardKinds),
            Tags = Words(Who?.Tags),
            Member = Who?.Member ?? false,
            Plans = Each(Who?.Plans),
            Grades = Words(Who?.Grades),
            BirthdayWithin = Who?.BirthdayWithin,
        },
        When = new()
        {
            FirstDay = When?.FirstDay,
            LastDay = When?.LastDay,
            Times = [.. (When?.Times ?? []).OfType<SoldTime>()],
        },
        Stores = [.. (Stores ?? []).Distinct().Order()],
        What = new()
        {
            Products = Words(What?.Products),
            Categories = Words(What?.Categories),
            LeastSpendCoins = What?.LeastSpend?.Coins,
            LeastBillCoins = What?.LeastBill?.Coins,
        },
        Effect = new(
            Effect!.Kind,
            Effect.Kind is EffectKind.Percent
                ? Effect.BasisPoints!.Value
                : Effect.Amount!.Value.Coins),
        PaidBy = PaidBy,
        Group = Group?.Trim() ?? "",
        MostOfGroup = MostOfGroup ?? 1,
        Combining = Combining,
        Beside = Combining is Combining.WithListed ? Each(Beside) : [],
        Caps = new()
        {
            PerBillCoins = Caps?.PerBill?.Coins,
            PerGuestCoins = Caps?.PerGuest?.Coins,
            UsesPerGuest = Caps?.UsesPerGuest,
            BudgetCoins = Caps?.Budget?.Coins,
        },
        HoldOutPercent = HoldOutPercent ?? 0,
    };

    internal static StrategyFacts Of(StrategyVersion version)
    {
        var (r, currency) = (StrategyJson.Read(version.Rules), Currency.Of(version.Currency));
        var isPercent = r.Effect.Kind is EffectKind.Percent;
        return new()
        {
            Name = version.Name,
            Priority = r.Priority,
            Who = new()
            {
                Known = r.Who.Known,
                Segments = r.Who.Segments,
                CardKinds = r.Who.CardKinds,
                Tags = r.Who.Tags,
                Member = r.Who.Member,
                Plans = r.Who.Plans,
                Grades = r.Who.Grades,
                BirthdayWithin = r.Who.BirthdayWithin,
            },
            When = new(r.When.FirstDay, r.When.LastDay, r.When.Times),
            Stores = r.Stores,
            What = new()
            {
                Products = r.What.Products,
                Categories = r.What.Categories,
                LeastSpend = In(r.What.LeastSpendCoins),
                LeastBill = In(r.What.LeastBillCoins),
            },
            Effect = new(
                r.Effect.Kind, isPercent ? (int)r.Effect.Size : null,
                isPercent ? null : In(r.Effect.Size)),
            PaidBy = r.PaidBy,
            Group = r.Group.Length == 0 ? null : r.Group,
            MostOfGroup = r.MostOfGroup,
            Combining = r.Combining,
            Beside = r.Beside,
            Caps = new()
            {
                PerBill = In(r.Caps.PerBillCoins),
                PerGuest = In(r.Caps.PerGuestCoins),
                UsesPerGuest = r.Caps.UsesPerGuest,
                Budget = In(r.Caps.BudgetCoins),
            },
            HoldOutPercent = r.HoldOutPercent == 0 ? null : r.HoldOutPercent,
            Sheet = version.Sheet,
        };

        Money? In(long? coins) => coins is { } c ? new(c, currency) : null;
    }

    private static IReadOnlyList<Guid> Each(IReadOnlyList<Guid>? ids) =>
        [.. (ids ?? []).Distinct().Order()];

    private static IReadOnlyList<string> Words(IReadOnlyList<string?>? words) =>
    [
        .. (words ?? []).Select(w => w?.Trim()).OfType<string>().Where(w => w.Length > 0)
            .Distinct(StringComparer.Ordinal),
    ];
}
