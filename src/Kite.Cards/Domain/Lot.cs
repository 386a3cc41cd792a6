namespace Kite.Cards;

/// <summary>
/// What one top-up brought: what was paid in and what was given on top, with the rules of that day,
/// which no later change of the card kind touches.
/// </summary>
public sealed record Lot
{
    public Guid PurseId { get; init; }

    /// <summary>1, 2, 3 … in the order in which they came into the purse.</summary>
    public int Number { get; init; }

    /// <summary>What was paid in.</summary>
    public long PrincipalCoins { get; init; }

    /// <summary>What was given on top.</summary>
    public long BonusCoins { get; init; }

    /// <summary>The points that were put in: then it holds no money.</summary>
    public long Points { get; init; }
    public SpendOrder SpendOrder { get; init; }

    /// <summary>
    /// The business day on which it was first given; moved to another card or given anew it keeps
    /// that day.
    /// </summary>
    public DateOnly IssuedOn { get; init; }

    /// <summary>
    /// The last day on which the bonus, or the points, are worth anything; null for ever.
    /// </summary>
    public DateOnly? BonusUntil { get; init; }

    /// <summary>The last day on which anything in it is worth anything; null for ever.</summary>
    public DateOnly? ValueUntil { get; init; }

    /// <summary>
    /// For how many days bonus or points live on that come back after their last day, because a
    /// payment was undone.
    /// </summary>
    public int GraceDays { get; init; }
    public long PrincipalLeftCoins { get; init; }
    public long BonusLeftCoins { get; init; }
    public long PointsLeft { get; init; }

    /// <summary>Of the points those that were not used in time.</summary>
    public long PointsLapsed { get; init; }

    /// <summary>
    /// Counts how often the lot was changed by something else than spending; from then on the
    /// proportion is that of what was left.
    /// </summary>
    public int Basis { get; init; }
    public long BasisPrincipalCoins { get; init; }
    public long BasisBonusCoins { get; init; }

    internal Share Left => new(PrincipalLeftCoins, BonusLeftCoins);

    private long Spent => BasisPrincipalCoins + BasisBonusCoins - Left.Coins;

    /// <summary>A lot for this much, before it is put in.</summary>
    internal static Lot Of(Guid purse, int number, Share given, LotTerms terms) => new()
    {
        PurseId = purse,
        Number = number,
        PrincipalCoins = given.Principal,
        BonusCoins = given.Bonus,
        SpendOrder = terms.Order,
        IssuedOn = terms.IssuedOn,
        BonusUntil = terms.BonusUntil,
        ValueUntil = terms.ValueUntil,
        GraceDays = terms.GraceDays,
        BasisPrincipalCoins = given.Principal,
        BasisBonusCoins = given.Bonus,
    };

    internal LotTerms Terms => new(SpendOrder, BonusUntil, GraceDays)
    {
        IssuedOn = IssuedOn,
        ValueUntil = ValueUntil,
    };

    internal bool HasLapsed(DateOnly day) => BonusUntil < day;

    /// <summary>Whether a last day of it is over, and the law lets it be.</summary>
    internal bool IsOver(DateOnly day, PurseLaw law) =>
        (BonusUntil < day || ValueUntil < day) && law.LetsLapse(IssuedOn, day);

    /// <summary>What is over by now of so much in this lot.</summary>
    internal Share Over(Share of, DateOnly day, PurseLaw law) => IsOver(day, law)
        ? of with { Principal = ValueUntil < day ? of.Principal : 0 }
        : default;

    /// <summary>What this many coins more would take; below zero, what comes back.</summary>
    internal Share ShareOf(long coins)
    {
        var bonus = Used(Spent + coins) - Used(Spent);
        return new(coins - bonus, bonus);
    }

    internal Lot Less(Share taken) => this with
    {
        PrincipalLeftCoins = PrincipalLeftCoins - taken.Principal,
        BonusLeftCoins = BonusLeftCoins - taken.Bonus,
    };

    /// <summary>As after something else than spending: what is left is the new whole.</summary>
    internal Lot Anew() => this with
    {
        Basis = Basis + 1,
        BasisPrincipalCoins = PrincipalLeftCoins,
        BasisBonusCoins = BonusLeftCoins,
    };

    private long Used(long spent) =>
        Spending.BonusUsed(SpendOrder, BasisPrincipalCoins, BasisBonusCoins, spent);
}

/// <summary>The rules that a lot keeps from the day on which it was given.</summary>
internal sealed record LotTerms(SpendOrder Order, DateOnly? BonusUntil = null, int GraceDays = 0)
{
    /// <summary>The last day of all that is in it.</summary>
    public DateOnly? ValueUntil { get; init; }
    public DateOnly IssuedOn { get; init; }

    /// <summary>For what comes back after its last day: it does not lapse again.</summary>
    public LotTerms ForGood() => this with { BonusUntil = null, ValueUntil = null };
}
