namespace Kite.Cards;

/// <summary>A step of a card kind: whoever pays in at least so much is given so much.</summary>
public sealed record TierFacts(Money? From = null, Money? Bonus = null);

/// <summary>What is said of a card kind by who designs it.</summary>
public sealed record CardKindFacts
{
    public string? Name { get; init; }
    public IReadOnlyList<TierFacts?>? Tiers { get; init; }
    public SpendOrder SpendOrder { get; init; }
    public Money? LeastTopUp { get; init; }
    public Money? MostTopUp { get; init; }
    public Money? MostBalance { get; init; }
    public bool NeedsPin { get; init; }

    /// <summary>For how many days the gift lasts; nothing for ever.</summary>
    public int? BonusDays { get; init; }
    public int GraceDays { get; init; }

    /// <summary>For how many months all of a top-up can be used; nothing for ever.</summary>
    public int? ValueMonths { get; init; }
    public CardHolders Holders { get; init; }

    /// <summary>What who shows such a card has taken off: 10 % is 1000; nothing for none.</summary>
    public int? DiscountBasisPoints { get; init; }

    /// <summary>For how many months a card gives it; nothing for ever.</summary>
    public int? TermMonths { get; init; }
    public bool IsIssued { get; init; } = true;

    /// <summary>What cards of it carry beside their number.</summary>
    public CardCarries Carries { get; init; }

    /// <summary>Whether it must be read to pay with one.</summary>
    public bool NeedsSeal { get; init; }

    /// <summary>What happens to a card that does not fit the books.</summary>
    public WhenSuspect WhenSuspect { get; init; }

    /// <summary>For so many minutes the same cannot be read in another store; 0 for no such rule.
    /// </summary>
    public int ApartMinutes { get; init; } = CardKind.UsuallyApart;

    /// <summary>The colour in which it is printed, as <c>#1A2B3C</c>.</summary>
    public string? Colour { get; init; }
    public string? FrontText { get; init; }
    public string? BackText { get; init; }

    internal IEnumerable<Money> Amounts => (Tiers ?? []).OfType<TierFacts>()
        .SelectMany(t => new[] { t.From, t.Bonus })
        .Concat([LeastTopUp, MostTopUp, MostBalance])
        .OfType<Money>();

    internal IEnumerable<Fault> Faults(Currency currency)
    {
        if (Name?.Trim().Length is null or 0 or > CardKind.LongestName)
            yield return new("name", new NameIsMissing(CardKind.LongestName));
        if (BonusDays is < 0 or > CardKind.MostDays)
            yield return new("bonusDays", new OutOfRange(0, CardKind.MostDays));
        if (GraceDays is < 0 or > CardKind.MostDays)
            yield return new("graceDays", new OutOfRange(0, CardKind.MostDays));
        if (ValueMonths is < 1 or > CardKind.MostMonths)
            yield return new("valueMonths", new OutOfRange(1, CardKind.MostMonths));
        if (DiscountBasisPoints is < 0 or > 10_000)
            yield return new("discountBasisPoints", new OutOfRange(0, 10_000));
        if (TermMonths is < 1 or > CardKind.MostMonths)
            yield return new("termMonths", new OutOfRange(1, CardKind.MostMonths));
        foreach (var fault in LookFaults()) yield return fault;
        foreach (var (field, amount) in new[]
        {
            ("leastTopUp", LeastTopUp), ("mostTopUp", MostTopUp), ("mostBalance", MostBalance),
        })
        {
            if (amount is { } money && FaultIn(money, currency, least: 1) is { } fault)
                yield return new(field, fault);
        }
        if (LeastTopUp?.Coins > MostTopUp?.Coins)
            yield return new("leastTopUp", new BoundsAreCrossed());
        if (TierFault(currency) is { } wrong) yield return new("tiers", wrong);
    }

    internal void Into(CardKind kind)
    {
        kind.Name = Name!.Trim();
        kind.Tiers = CardKind.Written(
            (Tiers ?? []).Select(t => new Tier(t!.From!.Value.Coins, t.Bonus!.Value.Coins)));
        kind.SpendOrder = SpendOrder;
        kind.LeastTopUpCoins = LeastTopUp?.Coins ?? 1;
        kind.MostTopUpCoins = MostTopUp?.Coins ?? Purse.MostCoins;
        kind.MostBalanceCoins = MostBalance?.Coins ?? Purse.MostCoins;
        (kind.NeedsPin, kind.IsIssued) = (NeedsPin, IsIssued);
        (kind.BonusDays, kind.GraceDays) = (BonusDays, GraceDays);
        kind.ValueMonths = ValueMonths;
        (kind.Holders, kind.TermMonths) = (Holders, TermMonths);
        kind.DiscountBasisPoints = DiscountBasisPoints ?? 0;
        (kind.Carries, kind.NeedsSeal) = (Carries, NeedsSeal);
        (kind.WhenSuspect, kind.ApartMinutes) = (WhenSuspect, ApartMinutes);
        kind.Colour = Colour?.Trim().ToUpperInvariant() ?? "";
        (kind.FrontText, kind.BackText) = (FrontText?.Trim() ?? "", BackText?.Trim() ?? "");
    }

    private IEnumerable<Fault> LookFaults()
    {
        if (NeedsSeal && Carries is CardCarries.Nothing)
            yield return new("needsSeal", new NothingToBeRead());
        if (ApartMinutes is < 0 or > CardKind.MostApart)
            yield return new("apartMinutes", new OutOfRange(0, CardKind.MostApart));
        if (Colour?.Trim() is { Length: > 0 } colour
            && !(colour.Length == 7 && colour[0] == '#' && colour[1..].All(char.IsAsciiHexDigit)))
        {
            yield return new("colour", new ColourIsUnfit());
        }
        if (FrontText?.Trim().Length > CardKind.LongestFront)
            yield return new("frontText", new CardTextIsTooLong(CardKind.LongestFront));
        if (BackText?.Trim().Length > CardKind.LongestBack)
            yield return new("backText", new CardTextIsTooLong(CardKind.LongestBack));
    }

    private Refusal? TierFault(Currency currency)
    {
        if (Tiers is not { Count: > 0 }) return null;
        if (Tiers.Count > CardKind.MostTiers) return new OutOfRange(0, CardKind.MostTiers);

        foreach (var tier in Tiers)
        {
            if (tier is not { From: { } from, Bonus: { } bonus }) return new SumIsMissing();
            if (FaultIn(from, currency, least: 1) is { } low) return low;
            if (FaultIn(bonus, currency, least: 0) is { } wrong) return wrong;
        }
        // Whoever pays in more is never given less.
        var steps = Tiers.OrderBy(t => t!.From!.Value.Coins).ToList();
        return steps.Zip(steps.Skip(1)).Any(p =>
            p.First!.From!.Value.Coins == p.Second!.From!.Value.Coins
            || p.First.Bonus!.Value.Coins > p.Second.Bonus!.Value.Coins)
            ? new TiersDoNotRise()
            : null;
    }

    private static Refusal? FaultIn(Money money, Currency currency, long least) => money switch
    {
        _ when money.Currency != currency =>
            new CardIsInAnotherCurrency(money.Currency.Code, currency.Code),
        _ when money.Coins < least || money.Coins > Purse.MostCoins =>
            new OutOfRange(least, Purse.MostCoins),
        _ => null,
    };
}

/// <summary>A step as it is shown.</summary>
public sealed record TierView(Money From, Money Bonus);

/// <summary>A card kind as it is shown.</summary>
public sealed record CardKindView(
    Guid Id, string Name, string Currency, IReadOnlyList<TierView> Tiers, SpendOrder SpendOrder,
    Money LeastTopUp, Money? MostTopUp, Money? MostBalance, bool NeedsPin, int? BonusDays,
    int GraceDays, bool IsIssued, long Version)
{
    public CardHolders Holders { get; init; }
    public int? DiscountBasisPoints { get; init; }
    public int? TermMonths { get; init; }
    public int? ValueMonths { get; init; }
    public CardCarries Carries { get; init; }
    public bool NeedsSeal { get; init; }
    public WhenSuspect WhenSuspect { get; init; }
    public int ApartMinutes { get; init; }
    public string Colour { get; init; } = "";
    public string FrontText { get; init; } = "";
    public string BackText { get; init; } = "";

    internal static CardKindView Of(CardKind kind)
    {
        var money = kind.Money;
        return new(
            kind.Id, kind.Name, kind.Currency,
            [
                .. kind.Steps.Select(
                    s => new TierView(new(s.FromCoins, money), new(s.BonusCoins, money))),
            ],
            kind.SpendOrder, new(kind.LeastTopUpCoins, money), Bound(kind.MostTopUpCoins),
            Bound(kind.MostBalanceCoins), kind.NeedsPin, kind.BonusDays, kind.GraceDays,
            kind.IsIssued, kind.Version)
        {
            Holders = kind.Holders,
            DiscountBasisPoints =
                kind.DiscountBasisPoints == 0 ? null : kind.DiscountBasisPoints,
            TermMonths = kind.TermMonths,
            ValueMonths = kind.ValueMonths,
            Carries = kind.Carries,
            NeedsSeal = kind.NeedsSeal,
            WhenSuspect = kind.WhenSuspect,
            ApartMinutes = kind.ApartMinutes,
            Colour = kind.Colour,
            FrontText = kind.FrontText,
            BackText = kind.BackText,
        };

        Money? Bound(long coins) => coins == Purse.MostCoins ? null : new(coins, money);
    }
}
