namespace Kite.Cards;

/// <summary>
/// What is said of a rule of points, or of its next version; which fields count depends on its
/// kind.
/// </summary>
public sealed record PointRuleFacts
{
    public string? Name { get; init; }
    public PointRuleKind? Kind { get; init; }

    /// <summary>The first business day on which it holds; today where none is said.</summary>
    public DateOnly? FirstDay { get; init; }
    public DateOnly? LastDay { get; init; }

    /// <summary>From the first day on there is no such rule any more.</summary>
    public bool IsOff { get; init; }

    /// <summary>How many points are given, or are worth the amount.</summary>
    public long? Points { get; init; }

    /// <summary>For every so much; what the points are worth.</summary>
    public Money? Every { get; init; }

    /// <summary>The bill, or the visit, has to be at least so much.</summary>
    public Money? Least { get; init; }

    /// <summary>Every so-manieth visit within the period counts.</summary>
    public int? Visits { get; init; }
    public VisitPeriod Period { get; init; }

    /// <summary>Twice as many is 200.</summary>
    public int? Percent { get; init; }

    /// <summary>For how many days points last.</summary>
    public int? Days { get; init; }

    /// <summary>For how many days spent points live on that come back after their last day.
    /// </summary>
    public int GraceDays { get; init; }

    /// <summary>1 to 7 from Monday; none for all.</summary>
    public IReadOnlyList<int>? Weekdays { get; init; }
    public IReadOnlyList<Guid>? CardKinds { get; init; }
    public IReadOnlyList<string?>? Products { get; init; }
    public IReadOnlyList<string?>? Categories { get; init; }

    internal IEnumerable<Fault> Faults(Currency currency)
    {
        if (Name?.Trim().Length is null or 0 or > PointRule.LongestName)
            yield return new("name", new NameIsMissing(PointRule.LongestName));
        if (Kind is not { } kind)
        {
            yield return new("kind", new OutOfRange(1, 6));
            yield break;
        }
        if (LastDay < FirstDay) yield return new("lastDay", new RuleEndsBeforeItBegins());
        if (Weekdays?.Any(d => d is < 1 or > 7) is true)
            yield return new("weekdays", new OutOfRange(1, 7));
        foreach (var fault in OfKind(kind, currency)) yield return fault;
        foreach (var (field, list) in new[] { ("products", Products), ("categories", Categories) })
        {
            if (list is { Count: > 0 } && (kind is not PointRuleKind.Amount
                || list.Any(word => string.IsNullOrWhiteSpace(word) || word.Contains('\n'))
                || Joined(list).Length > PointRule.LongestList))
                yield return new(field, new RuleListIsUnfit(PointRule.LongestList));
        }
    }

    /// <summary>The next version of the rule, or its first.</summary>
    internal PointRule Version(PointRule? before, DateOnly today, Currency currency) => new()
    {
        Id = before?.Id ?? Guid.CreateVersion7(),
        Number = (before?.Number ?? 0) + 1,
        Name = Name!.Trim(),
        Kind = Kind!.Value,
        FirstDay = FirstDay ?? today,
        LastDay = LastDay,
        IsOff = IsOff,
        Currency = currency.Code,
        Points = Points ?? 0,
        EveryCoins = Every?.Coins ?? 0,
        LeastCoins = Least?.Coins ?? 0,
        Visits = Visits ?? 0,
        Period = Period,
        Percent = Percent ?? 0,
        Days = Days ?? 0,
        GraceDays = GraceDays,
        Weekdays = string.Concat((Weekdays ?? []).Distinct().Order()),
        CardKinds = Joined((CardKinds ?? []).Distinct().Select(k => $"{k}")),
        Products = Joined(Products ?? []),
        Categories = Joined(Categories ?? []),
    };

    private IEnumerable<Fault> OfKind(PointRuleKind kind, Currency currency)
    {
        var gives = kind is not (PointRuleKind.Multiplier or PointRuleKind.Lasting);
        if (gives && Points is not (>= 1 and <= PointRule.MostPoints))
            yield return new("points", new OutOfRange(1, PointRule.MostPoints));
        if (kind is PointRuleKind.Amount or PointRuleKind.Worth
            && FaultIn(Every, currency, least: 1) is { } every)
            yield return new("every", every);
        if (kind is PointRuleKind.LargeBill && FaultIn(Least, currency, least: 1) is { } least)
            yield return new("least", least);
        if (kind is not PointRuleKind.LargeBill && Least is not null
            && FaultIn(Least, currency, least: 0) is { } unfit)
            yield return new("least", unfit);
        foreach (var (field, number, from, to, counts) in new[]
        {
            ("visits", Visits, 1, PointRule.MostVisits, kind is PointRuleKind.Visits),
            ("percent", Percent, 101, PointRule.MostPercent, kind is PointRuleKind.Multiplier),
            ("days", Days, 1, PointRule.MostDays, kind is PointRuleKind.Lasting),
            ("graceDays", GraceDays, 0, PointRule.MostDays, true),
        })
        {
            if (counts && (number is not { } given || given < from || given > to))
                yield return new(field, new OutOfRange(from, to));
        }
    }

    private static Refusal? FaultIn(Money? sent, Currency currency, long least) => sent switch
    {
        null => new SumIsMissing(),
        { } money when money.Currency != currency =>
            new CardIsInAnotherCurrency(money.Currency.Code, currency.Code),
        { Coins: var coins } when coins < least || coins > Purse.MostCoins =>
            new OutOfRange(least, Purse.MostCoins),
        _ => null,
    };

    private static string Joined(IEnumerable<string?> words) =>
        string.Join('\n', words.Select(w => w?.Trim()));
}
