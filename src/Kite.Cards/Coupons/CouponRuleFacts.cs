namespace Kite.Cards;

/// <summary>What is said of a rule that gives coupons, or of its next version.</summary>
public sealed record CouponRuleFacts
{
    public string? Name { get; init; }

    /// <summary>The first business day on which it holds; today where none is said.</summary>
    public DateOnly? FirstDay { get; init; }
    public DateOnly? LastDay { get; init; }

    /// <summary>From the first day on there is no such rule any more.</summary>
    public bool IsOff { get; init; }

    /// <summary>The bill has to be at least so much.</summary>
    public Money? Least { get; init; }

    /// <summary>The kind of coupon that it gives.</summary>
    public Guid? KindId { get; init; }

    /// <summary>How many it gives one customer.</summary>
    public int? MostEach { get; init; }

    internal IEnumerable<Fault> Faults(Currency currency, DateOnly today)
    {
        if (Name?.Trim().Length is null or 0 or > CouponKind.LongestName)
            yield return new("name", new NameIsMissing(CouponKind.LongestName));
        if (FirstDay < today) yield return new("firstDay", new RuleOfThePastStays(today));
        if (LastDay < (FirstDay ?? today))
            yield return new("lastDay", new RuleEndsBeforeItBegins());
        if (CouponKindFacts.FaultIn(Least, currency) is { } unfit)
            yield return new("least", unfit);
        if (MostEach is < 1 or > CouponKind.MostUses)
            yield return new("mostEach", new OutOfRange(1, CouponKind.MostUses));
    }

    internal CouponRule Version(CouponRule? before, DateOnly today, Currency currency) => new()
    {
        Id = before?.Id ?? Guid.CreateVersion7(),
        Number = (before?.Number ?? 0) + 1,
        Name = Name!.Trim(),
        FirstDay = FirstDay ?? today,
        LastDay = LastDay,
        IsOff = IsOff,
        Currency = currency.Code,
        LeastCoins = Least!.Value.Coins,
        KindId = KindId!.Value,
        MostEach = MostEach ?? 0,
    };
}

/// <summary>One version of a rule of coupons as it is shown.</summary>
public sealed record CouponRuleVersion(
    int Version, string Name, DateOnly FirstDay, DateOnly? LastDay, bool IsOff, Money Least,
    Guid KindId, string Kind, int? MostEach, string MadeBy, DateTimeOffset MadeAt);

/// <summary>
/// A rule of coupons with all its versions, the latest first, and the one that holds today: none
/// where it has not begun or is over.
/// </summary>
public sealed record CouponRuleView(
    Guid Id, string Name, CouponRuleVersion? Now, IReadOnlyList<CouponRuleVersion> Versions)
{
    internal static CouponRuleView Of(
        IEnumerable<CouponRule> versions, IReadOnlyDictionary<Guid, string> kinds, DateOnly today)
    {
        var all = versions.OrderByDescending(r => r.FirstDay).ThenByDescending(r => r.Number)
            .ToList();
        var now = CouponRule.On(all, today);
        return new(
            all[0].Id, all[0].Name, now.Count == 0 ? null : Shown(now[0]), all.ConvertAll(Shown));

        CouponRuleVersion Shown(CouponRule r) => new(
            r.Number, r.Name, r.FirstDay, r.LastDay, r.IsOff,
            new(r.LeastCoins, Currency.Of(r.Currency)), r.KindId,
            kinds.GetValueOrDefault(r.KindId) ?? "", r.MostEach == 0 ? null : r.MostEach,
            r.MadeBy, r.MadeAt);
    }
}
