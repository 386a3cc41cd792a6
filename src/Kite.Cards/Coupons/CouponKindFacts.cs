namespace Kite.Cards;

/// <summary>What is said of a kind of coupon, or of its next version.</summary>
public sealed record CouponKindFacts
{
    public string? Name { get; init; }
    public CouponEffect? Effect { get; init; }

    /// <summary>What it takes off, where that is a fixed amount.</summary>
    public Money? Off { get; init; }

    /// <summary>Where it is a part of the bill: 10 % is 1000.</summary>
    public int? BasisPoints { get; init; }

    /// <summary>A part of the bill takes off so much at most.</summary>
    public Money? Most { get; init; }

    /// <summary>The bill has to be at least so much.</summary>
    public Money? Least { get; init; }
    public DateOnly? FirstDay { get; init; }
    public DateOnly? LastDay { get; init; }

    /// <summary>For how many days after its issue a coupon lasts.</summary>
    public int? Days { get; init; }

    /// <summary>How often one coupon can be used.</summary>
    public int Uses { get; init; } = 1;

    /// <summary>How often one customer can use coupons of this kind.</summary>
    public int? UsesEach { get; init; }
    public bool IsNamed { get; init; }
    public long? Budget { get; init; }
    public bool Stacks { get; init; }

    /// <summary>The numbers of the stores where it is taken; none for all.</summary>
    public IReadOnlyList<int>? Stores { get; init; }
    public bool IsIssued { get; init; } = true;

    internal IEnumerable<Fault> Faults(Currency currency)
    {
        if (Name?.Trim().Length is null or 0 or > CouponKind.LongestName)
            yield return new("name", new NameIsMissing(CouponKind.LongestName));
        if (Effect is null) yield return new("effect", new OutOfRange(1, 2));
        if (LastDay < FirstDay) yield return new("lastDay", new RuleEndsBeforeItBegins());
        if (Stores?.Count > CouponKind.MostStores)
            yield return new("stores", new OutOfRange(0, CouponKind.MostStores));
        foreach (var (field, sum, counts) in new[]
        {
            ("off", Off, Effect is CouponEffect.Amount),
            ("most", Most, Most is not null), ("least", Least, Least is not null),
        })
        {
            if (counts && FaultIn(sum, currency) is { } unfit) yield return new(field, unfit);
        }
        foreach (var (field, number, most, counts) in new (string, long?, long, bool)[]
        {
            ("basisPoints", BasisPoints, 10_000, Effect is CouponEffect.Percent),
            ("days", Days, CouponKind.MostDays, Days is not null),
            ("uses", Uses, CouponKind.MostUses, true),
            ("usesEach", UsesEach, CouponKind.MostUses, UsesEach is not null),
            ("budget", Budget, CouponKind.MostIssued, Budget is not null),
        })
        {
            if (counts && (number is not { } given || given < 1 || given > most))
                yield return new(field, new OutOfRange(1, most));
        }
    }

    /// <summary>The next version of the kind, or its first.</summary>
    internal CouponKind Version(CouponKind? before, Currency currency)
    {
        var isPart = Effect is CouponEffect.Percent;
        return new()
        {
            Id = before?.Id ?? Guid.CreateVersion7(),
            Number = (before?.Number ?? 0) + 1,
            Name = Name!.Trim(),
            Effect = Effect!.Value,
            Currency = currency.Code,
            OffCoins = isPart ? 0 : Off!.Value.Coins,
            BasisPoints = isPart ? BasisPoints!.Value : 0,
            MostCoins = isPart ? Most?.Coins ?? 0 : 0,
            LeastCoins = Least?.Coins ?? 0,
            FirstDay = FirstDay,
            LastDay = LastDay,
            Days = Days ?? 0,
            Uses = Uses,
            UsesEach = UsesEach ?? 0,
            IsNamed = IsNamed,
            Budget = Budget ?? 0,
            Stacks = Stacks,
            Stores = string.Join('\n', (Stores ?? []).Distinct().Order()),
            IsIssued = IsIssued,
        };
    }

    internal static Refusal? FaultIn(Money? sent, Currency currency) => sent switch
    {
        null => new SumIsMissing(),
        { } money when money.Currency != currency =>
            new CouponIsInAnotherCurrency(money.Currency.Code, currency.Code),
        { Coins: < 1 or > Purse.MostCoins } => new OutOfRange(1, Purse.MostCoins),
        _ => null,
    };
}

/// <summary>A version of a kind of coupon as it is shown.</summary>
public sealed record CouponKindView(Guid Id, int Version, string Name, CouponEffect Effect)
{
    public Money? Off { get; init; }
    public int? BasisPoints { get; init; }
    public Money? Most { get; init; }
    public Money? Least { get; init; }
    public DateOnly? FirstDay { get; init; }
    public DateOnly? LastDay { get; init; }
    public int? Days { get; init; }
    public int Uses { get; init; }
    public int? UsesEach { get; init; }
    public bool IsNamed { get; init; }
    public long? Budget { get; init; }
    public bool Stacks { get; init; }
    public IReadOnlyList<int> Stores { get; init; } = [];
    public bool IsIssued { get; init; }

    /// <summary>How many there are of all versions.</summary>
    public long Issued { get; init; }
    public string MadeBy { get; init; } = "";
    public DateTimeOffset MadeAt { get; init; }

    internal static CouponKindView Of(CouponKind k, long issued)
    {
        var isPart = k.Effect is CouponEffect.Percent;
        return new(k.Id, k.Number, k.Name, k.Effect)
        {
            Off = isPart ? null : new(k.OffCoins, k.Money),
            BasisPoints = isPart ? k.BasisPoints : null,
            Most = In(k.MostCoins),
            Least = In(k.LeastCoins),
            FirstDay = k.FirstDay,
            LastDay = k.LastDay,
            Days = k.Days == 0 ? null : k.Days,
            Uses = k.Uses,
            UsesEach = k.UsesEach == 0 ? null : k.UsesEach,
            IsNamed = k.IsNamed,
            Budget = k.Budget == 0 ? null : k.Budget,
            Stacks = k.Stacks,
            Stores = [.. k.StoreWords.Select(s => int.Parse(
                s, System.Globalization.CultureInfo.InvariantCulture))],
            IsIssued = k.IsIssued,
            Issued = issued,
            MadeBy = k.MadeBy,
            MadeAt = k.MadeAt,
        };

        Money? In(long coins) => coins == 0 ? null : new(coins, k.Money);
    }
}
