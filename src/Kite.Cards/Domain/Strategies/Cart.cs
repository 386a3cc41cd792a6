namespace Kite.Cards;

/// <summary>
/// One thing in a cart: how much of it in thousandths, and what that costs this guest before any
/// strategy. Lines are told apart by their numbers, wherever they stand.
/// </summary>
public sealed record CartLine(
    int Line, string Code, string Category, long Thousandths, long ListCoins)
{
    /// <summary>The tax that comes on top of what it costs; none where the price contains it.
    /// </summary>
    public Catalogue.TaxTerms? OnTop { get; init; }
}

/// <summary>What is known of the guest, as far as strategies ask.</summary>
public sealed record Guest
{
    /// <summary>Nobody in particular.</summary>
    public static readonly Guest Unknown = new();

    public bool IsKnown { get; init; }

    /// <summary>Their number; 0 where they are unknown.</summary>
    public long Number { get; init; }
    public IReadOnlySet<Guid> Segments { get; init; } = new HashSet<Guid>();

    /// <summary>The kinds of the cards in use that they hold, or carry.</summary>
    public IReadOnlySet<Guid> CardKinds { get; init; } = new HashSet<Guid>();
    public IReadOnlySet<string> Tags { get; init; } =
        new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The memberships that hold for them, or for who shows the card.</summary>
    public IReadOnlyList<HeldMembership> Memberships { get; init; } = [];

    /// <summary>How many days lie between this day and their birthday, before or after.
    /// </summary>
    public int? DaysFromBirthday { get; init; }
}

/// <summary>Where and when: the store's business day and what its clock shows.</summary>
public sealed record Occasion(int StoreNumber, DateOnly Day, TimeOnly Hour)
{
    public static Occasion Of(Catalogue.Store store, DateTimeOffset at) => new(
        store.Number, store.BusinessDay.Of(at),
        TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(
            at, TimeZoneInfo.FindSystemTimeZoneById(store.TimeZone)).DateTime));
}

/// <summary>What someone is about to buy.</summary>
public sealed record Cart(IReadOnlyList<CartLine> Lines, Guest Guest)
{
    internal const int MostLines = 500;

    /// <summary>The coupons that are shown; they take off what the strategies left.</summary>
    public CouponsShown? Coupons { get; init; }

    public long ListCoins => Lines.Sum(l => l.ListCoins);
}

/// <summary>
/// How it is to be paid: so much from the balance, tax and all; the rest otherwise.
/// </summary>
public sealed record TenderPlan(long BalanceCoins)
{
    public static readonly TenderPlan Otherwise = new(0);
    public static readonly TenderPlan FromBalance = new(long.MaxValue);
}

/// <summary>How it could be paid: what the balance allows, and whether otherwise, too.</summary>
public sealed record TenderChoice(long BalanceCoins, bool Otherwise = true);

/// <summary>What a strategy has given before this bill: to all, and to this guest.</summary>
public sealed record StrategyUsed(long Coins = 0, long GuestCoins = 0, int GuestUses = 0);

/// <summary>A version of a strategy that is looked at for a bill.</summary>
public sealed record StrategyInForce(
    Guid Id, int Version, string Name, StrategyRules Rules, StrategyUsed Used);
