namespace Kite.Cards;

/// <summary>The visits of a period before a purchase, and what was paid that day before it.
/// </summary>
internal readonly record struct VisitsSoFar(int Before, long Coins);

/// <summary>The points that came out, and every step that led there.</summary>
internal sealed record Reckoned(IReadOnlyList<PointStep> Steps, Int128 Points)
{
    /// <summary>For how many days they last; null for ever.</summary>
    public PointStep? Lasting => Steps.FirstOrDefault(
        s => s.Kind is PointRuleKind.Lasting && s.Missed is null);
}

/// <summary>
/// How points are reckoned: a function of the bill, the rules and what was before, and of nothing
/// else. Every rule leaves a step, whether it gave points or not.
/// </summary>
internal sealed class Reckoning(
    Bought bought, DateOnly day, Guid cardKind, Func<PointRule, VisitsSoFar> visits)
{
    private readonly List<PointStep> steps = [];

    public Reckoned By(IReadOnlyList<PointRule> rules)
    {
        foreach (var rule in rules.Where(r => r.Kind <= PointRuleKind.LargeBill))
            steps.Add(Step(rule));
        var given = Total(steps.Where(s => s.Kind is PointRuleKind.Amount));
        Best(rules, PointRuleKind.Multiplier, r => r.Percent, r => Multiplied(r, given));
        Best(rules, PointRuleKind.Lasting, r => r.Days, Lasts);
        return new(
            [.. steps.Select((s, i) => s with { Line = i + 1 })],
            Total(steps));
    }

    private PointStep Step(PointRule rule)
    {
        if (Barred(rule) is { } missed) return Of(rule) with { Missed = missed };
        return rule.Kind switch
        {
            PointRuleKind.Amount => ForAmount(rule),
            PointRuleKind.Visits => ForVisit(rule),
            _ => ForLargeBill(rule),
        };
    }

    private PointStep ForAmount(PointRule rule)
    {
        var coins = bought.Of(rule);
        var (times, rest) = Math.DivRem(coins, rule.EveryCoins);
        var step = Of(rule) with
        {
            OfCoins = coins,
            EveryCoins = rule.EveryCoins,
            Times = times,
            RestCoins = rest,
            PointsEach = rule.Points,
        };
        if (coins == 0 && rule.IsOfCertain) return step with { Missed = Missed.NothingOfIt };
        return bought.Coins < rule.LeastCoins || times == 0
            ? step with { Missed = Missed.TooSmall }
            : step with { Points = times * rule.Points };
    }

    private PointStep ForVisit(PointRule rule)
    {
        var so = visits(rule);
        var step = Of(rule) with
        {
            OfCoins = bought.Coins,
            EveryCoins = rule.LeastCoins,
            Times = rule.Visits,
            VisitsBefore = so.Before,
            CoinsBefore = so.Coins,
        };
        // Bills of one day in one store are one visit.
        if (so.Coins > 0 && so.Coins >= rule.LeastCoins)
            return step with { Missed = Missed.VisitWasCounted };
        if (bought.Coins == 0 || so.Coins + bought.Coins < rule.LeastCoins)
            return step with { Missed = Missed.TooSmall };
        return (so.Before + 1) % rule.Visits == 0
            ? step with { Points = rule.Points }
            : step with { Missed = Missed.NotThisVisit };
    }

    private PointStep ForLargeBill(PointRule rule)
    {
        var step = Of(rule) with { OfCoins = bought.Coins, EveryCoins = rule.LeastCoins };
        return bought.Coins < rule.LeastCoins
            ? step with { Missed = Missed.TooSmall }
            : step with { Points = rule.Points };
    }

    private PointStep Multiplied(PointRule rule, Int128 given)
    {
        var step = Of(rule) with
        {
            OfCoins = bought.Coins,
            EveryCoins = rule.LeastCoins,
            Percent = rule.Percent,
            OfPoints = Fitting(given),
        };
        if (bought.Coins < rule.LeastCoins) return step with { Missed = Missed.TooSmall };
        return given == 0
            ? step with { Missed = Missed.NothingToMultiply }
            : step with { Points = Fitting(given * (rule.Percent - 100) / 100) };
    }

    private PointStep Lasts(PointRule rule) => Of(rule) with { Days = rule.Days };

    // Of several only the one that gives most counts; of equals the one made first.
    private void Best(
        IReadOnlyList<PointRule> rules, PointRuleKind kind, Func<PointRule, int> size,
        Func<PointRule, PointStep> reckon)
    {
        var all = rules.Where(r => r.Kind == kind)
            .OrderByDescending(size).ThenBy(r => r.Id)
            .Select(r => Barred(r) is { } missed ? Of(r) with { Missed = missed } : reckon(r))
            .ToList();
        var best = all.Find(s => s.Missed is null);
        steps.AddRange(all.Select(s => s.Missed is not null || s == best
            ? s
            : s with { Missed = Missed.AnotherGivesMore, Points = 0 }));
    }

    private Missed? Barred(PointRule rule)
    {
        if (!rule.IsFor(cardKind)) return Missed.OtherCard;
        return rule.IsOn(day.DayOfWeek) ? null : Missed.OtherDay;
    }

    private static PointStep Of(PointRule rule) => new()
    {
        RuleId = rule.Id, RuleNumber = rule.Number, RuleName = rule.Name, Kind = rule.Kind,
    };

    private static Int128 Total(IEnumerable<PointStep> steps) =>
        steps.Aggregate((Int128)0, (sum, s) => sum + s.Points);

    // Beyond this a purse takes no points, so the earning is refused anyhow.
    private static long Fitting(Int128 points) => (long)Int128.Min(points, long.MaxValue);
}
