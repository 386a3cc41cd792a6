namespace Kite.Cards;

/// <summary>For which part of a bill a strategy holds: by what that part is paid.</summary>
public enum PaidBy
{
    /// <summary>However it is paid.</summary>
    Any,

    /// <summary>Only what is paid from the balance of a card.</summary>
    Balance,

    /// <summary>Only what is paid otherwise: in cash, by bank card or phone.</summary>
    Other,
}

/// <summary>What a strategy takes off.</summary>
public enum EffectKind
{
    /// <summary>So much of a hundred, in hundredths of one per cent.</summary>
    Percent,

    /// <summary>So many coins, once a bill.</summary>
    Amount,

    /// <summary>Each piece costs so many coins, where it would cost more.</summary>
    Price,
}

/// <summary>Which other strategies it may stand beside on a bill.</summary>
public enum Combining
{
    WithAll,
    WithNone,
    WithListed,
}

/// <summary>Whom a strategy is for; every kind of condition that is said must be met.</summary>
public sealed record WhoBuys
{
    /// <summary>Only guests who are in the books as customers.</summary>
    public bool Known { get; init; }
    public IReadOnlyList<Guid> Segments { get; init; } = [];
    public IReadOnlyList<Guid> CardKinds { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Only members; of these plans or grades, where any are said.</summary>
    public bool Member { get; init; }
    public IReadOnlyList<Guid> Plans { get; init; } = [];
    public IReadOnlyList<string> Grades { get; init; } = [];

    /// <summary>Up to so many days before or after the birthday; 0 is the day itself.</summary>
    public int? BirthdayWithin { get; init; }

    internal bool AsksForMembers => Member || Plans.Count > 0 || Grades.Count > 0;

    internal bool Takes(HeldMembership held) =>
        (Plans.Count == 0 && Grades.Count == 0)
        || Plans.Contains(held.Plan)
        || (held.Grade.Length > 0 && Grades.Contains(held.Grade, StringComparer.Ordinal));
}

/// <summary>A membership that holds: by which plan, of which grade.</summary>
public sealed record HeldMembership(Guid Plan, string Grade);

/// <summary>When a strategy holds, by the store's own clock and business day.</summary>
public sealed record WhenBought
{
    public DateOnly? FirstDay { get; init; }
    public DateOnly? LastDay { get; init; }
    public IReadOnlyList<Catalogue.SoldTime> Times { get; init; } = [];
}

/// <summary>What must be bought; nothing said of products means the whole bill.</summary>
public sealed record WhatIsBought
{
    /// <summary>The codes of products, and the names of categories: one of either will do.
    /// </summary>
    public IReadOnlyList<string> Products { get; init; } = [];
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>What must be spent on these at least, before anything is taken off.</summary>
    public long? LeastSpendCoins { get; init; }

    /// <summary>How large the whole bill must be, before anything is taken off.</summary>
    public long? LeastBillCoins { get; init; }

    internal bool IsWholeBill => Products.Count == 0 && Categories.Count == 0;

    internal bool Holds(CartLine line) =>
        IsWholeBill
        || Products.Contains(line.Code, StringComparer.Ordinal)
        || (line.Category.Length > 0
            && Categories.Contains(line.Category, StringComparer.Ordinal));
}

/// <summary>What is taken off: its kind, and how much of it.</summary>
public sealed record Effect(EffectKind Kind, long Size);

/// <summary>How far a strategy goes at most; nothing said is no end.</summary>
public sealed record Caps
{
    public long? PerBillCoins { get; init; }

    /// <summary>What one guest may be given while it runs, and how often.</summary>
    public long? PerGuestCoins { get; init; }
    public int? UsesPerGuest { get; init; }

    /// <summary>What may be given to all together.</summary>
    public long? BudgetCoins { get; init; }

    internal bool CountsGuests => PerGuestCoins is not null || UsesPerGuest is not null;
}

/// <summary>
/// What a strategy says: whom it is for, when, where, for what, by which means of payment, what it
/// takes off, beside which others, and how far it goes.
/// </summary>
public sealed record StrategyRules
{
    /// <summary>1 goes first.</summary>
    public int Priority { get; init; } = 100;
    public WhoBuys Who { get; init; } = new();
    public WhenBought When { get; init; } = new();

    /// <summary>The numbers of the stores; all where none is said.</summary>
    public IReadOnlyList<int> Stores { get; init; } = [];
    public WhatIsBought What { get; init; } = new();
    public Effect Effect { get; init; } = new(EffectKind.Percent, 0);
    public PaidBy PaidBy { get; init; }

    /// <summary>At most so many of those under this name hold for one bill.</summary>
    public string Group { get; init; } = "";
    public int MostOfGroup { get; init; } = 1;
    public Combining Combining { get; init; }

    /// <summary>Beside which it may stand; the others must say so, too.</summary>
    public IReadOnlyList<Guid> Beside { get; init; } = [];
    public Caps Caps { get; init; } = new();

    /// <summary>Of a hundred known guests so many do without it, to see what it does.</summary>
    public int HoldOutPercent { get; init; }

    internal bool Suffers(Guid other) => Combining switch
    {
        Combining.WithAll => true,
        Combining.WithNone => false,
        _ => Beside.Contains(other),
    };
}
