namespace Kite.Cards;

/// <summary>One version of a rule as it is shown.</summary>
public sealed record PointVersionView(
    int Version, string Name, DateOnly FirstDay, DateOnly? LastDay, bool IsOff)
{
    public long? Points { get; init; }
    public Money? Every { get; init; }
    public Money? Least { get; init; }
    public int? Visits { get; init; }
    public VisitPeriod? Period { get; init; }
    public int? Percent { get; init; }
    public int? Days { get; init; }
    public int GraceDays { get; init; }
    public IReadOnlyList<int> Weekdays { get; init; } = [];
    public IReadOnlyList<Guid> CardKinds { get; init; } = [];
    public IReadOnlyList<string> Products { get; init; } = [];
    public IReadOnlyList<string> Categories { get; init; } = [];
    public string MadeBy { get; init; } = "";
    public DateTimeOffset MadeAt { get; init; }

    internal static PointVersionView Of(PointRule r)
    {
        var isVisits = r.Kind is PointRuleKind.Visits;
        return new(r.Number, r.Name, r.FirstDay, r.LastDay, r.IsOff)
        {
            Points = r.Points == 0 ? null : r.Points,
            Every = In(r.EveryCoins),
            Least = In(r.LeastCoins),
            Visits = isVisits ? r.Visits : null,
            Period = isVisits ? r.Period : null,
            Percent = r.Kind is PointRuleKind.Multiplier ? r.Percent : null,
            Days = r.Kind is PointRuleKind.Lasting ? r.Days : null,
            GraceDays = r.GraceDays,
            Weekdays = [.. r.Weekdays.Select(d => d - '0')],
            CardKinds = [.. PointRule.Words(r.CardKinds).Select(Guid.Parse)],
            Products = PointRule.Words(r.Products),
            Categories = PointRule.Words(r.Categories),
            MadeBy = r.MadeBy,
            MadeAt = r.MadeAt,
        };

        Money? In(long coins) => coins == 0 ? null : new(coins, Kite.Currency.Of(r.Currency));
    }
}

/// <summary>
/// A rule of points with all its versions, the latest first, and the one that holds today: none
/// where it has not begun or is over.
/// </summary>
public sealed record PointRuleView(
    Guid Id, string Name, PointRuleKind Kind, PointVersionView? Now,
    IReadOnlyList<PointVersionView> Versions)
{
    internal static PointRuleView Of(IEnumerable<PointRule> versions, DateOnly today)
    {
        var all = versions.OrderByDescending(r => r.FirstDay).ThenByDescending(r => r.Number)
            .ToList();
        var now = new PointRules(all).On(today, all[0].Currency);
        return new(
            all[0].Id, all[0].Name, all[0].Kind,
            now.Count == 0 ? null : PointVersionView.Of(now[0]),
            all.ConvertAll(PointVersionView.Of));
    }
}
