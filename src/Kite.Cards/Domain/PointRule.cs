namespace Kite.Cards;

/// <summary>What a rule of points says.</summary>
public enum PointRuleKind
{
    /// <summary>So many points for every so much of the bill, or of certain products.</summary>
    Amount,

    /// <summary>So many points for every so-manieth visit within a period.</summary>
    Visits,

    /// <summary>So many points for a bill of at least so much.</summary>
    LargeBill,

    /// <summary>The points for amounts count so many times.</summary>
    Multiplier,

    /// <summary>For how long points last.</summary>
    Lasting,

    /// <summary>So many points are worth so much off a bill.</summary>
    Worth,
}

/// <summary>Within what visits are counted.</summary>
public enum VisitPeriod
{
    Month,
    Quarter,
    Year,
}

/// <summary>
/// One version of a rule of points. It is written once and never changed; whoever wants another
/// rule says so in a new version, from a day on.
/// </summary>
public sealed record PointRule
{
    internal const int LongestName = 60;
    internal const long MostPoints = 10_000;
    internal const int MostPercent = 1000;
    internal const int MostDays = 3660;
    internal const int MostVisits = 1000;
    internal const int LongestList = 2000;

    /// <summary>The rule, whatever its version.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>1, 2, 3 … in the order in which the versions were made.</summary>
    public int Number { get; init; } = 1;
    public string Name { get; init; } = "";
    public PointRuleKind Kind { get; init; }

    /// <summary>The first business day on which this version holds.</summary>
    public DateOnly FirstDay { get; init; }
    public DateOnly? LastDay { get; init; }

    /// <summary>From this version on there is no such rule any more.</summary>
    public bool IsOff { get; init; }
    public string Currency { get; init; } = "";

    /// <summary>So many points are given, or are worth <see cref="EveryCoins"/>.</summary>
    public long Points { get; init; }
    public long EveryCoins { get; init; }

    /// <summary>The bill, or the visit, has to be at least so much.</summary>
    public long LeastCoins { get; init; }
    public int Visits { get; init; }
    public VisitPeriod Period { get; init; }

    /// <summary>Twice as many is 200.</summary>
    public int Percent { get; init; }
    public int Days { get; init; }
    public int GraceDays { get; init; }

    /// <summary>The weekdays on which it holds, as 1 to 7 from Monday; none for all.</summary>
    public string Weekdays { get; init; } = "";

    /// <summary>The keys of the kinds of card for which it holds; none for all.</summary>
    public string CardKinds { get; init; } = "";

    /// <summary>The codes of the products that count, one on each line; none for all.</summary>
    public string Products { get; init; } = "";

    /// <summary>Their categories likewise.</summary>
    public string Categories { get; init; } = "";
    public string MadeBy { get; init; } = "";
    public DateTimeOffset MadeAt { get; init; }

    internal bool IsOfCertain => Products.Length > 0 || Categories.Length > 0;

    internal static IReadOnlyList<string> Words(string list) => list.Split(
        '\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal bool Covers(BoughtLine line) =>
        (line.Product is { } product && Words(Products).Contains(product, Plain))
        || (line.Category is { } category && Words(Categories).Contains(category, Plain));

    internal bool IsFor(Guid kind) =>
        CardKinds.Length == 0 || Words(CardKinds).Contains($"{kind}", Plain);

    internal bool IsOn(DayOfWeek day) =>
        Weekdays.Length == 0 || Weekdays.Contains((char)('0' + (((int)day + 6) % 7) + 1));

    /// <summary>The first day of the period in which this day lies.</summary>
    internal DateOnly Begins(DateOnly day) => Period switch
    {
        VisitPeriod.Month => new(day.Year, day.Month, 1),
        VisitPeriod.Quarter => new(day.Year, day.Month - ((day.Month - 1) % 3), 1),
        VisitPeriod.Year => new(day.Year, 1, 1),
    };

    private static StringComparer Plain => StringComparer.OrdinalIgnoreCase;
}

/// <summary>All versions of all rules, as they stand when something is reckoned.</summary>
internal sealed class PointRules(IEnumerable<PointRule> all)
{
    private readonly List<PointRule> all = [.. all];

    /// <summary>
    /// What holds on this day: of each rule the version that began last, of several that began
    /// on one day the one made last.
    /// </summary>
    public IReadOnlyList<PointRule> On(DateOnly day, string currency) =>
    [
        .. all.Where(r => r.FirstDay <= day).GroupBy(r => r.Id)
            .Select(versions => versions.OrderBy(r => r.FirstDay).ThenBy(r => r.Number).Last())
            .Where(r => !r.IsOff && !(r.LastDay < day) && r.Currency == currency)
            .OrderBy(r => r.Kind).ThenBy(r => r.Id),
    ];

    /// <summary>The very versions by which something was reckoned.</summary>
    public IReadOnlyList<PointRule> By(IEnumerable<PointStep> steps) =>
    [
        .. steps.Select(s => all.Single(r => r.Id == s.RuleId && r.Number == s.RuleNumber)),
    ];

    /// <summary>From which day on visits count for what is reckoned on this day.</summary>
    public DateOnly? VisitsSince(DateOnly day) => all.Where(r => r.Kind is PointRuleKind.Visits)
        .Select(r => (DateOnly?)r.Begins(day)).Min();
}
