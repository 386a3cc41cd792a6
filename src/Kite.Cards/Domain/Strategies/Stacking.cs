namespace Kite.Cards;

/// <summary>
/// Which of those that could hold do hold beside each other: by priority and id, then as many of
/// each group as there may be, then what excludes what; exclusion wins.
/// </summary>
internal sealed class Stacking
{
    private readonly Dictionary<Guid, (WhyNot Why, string? Because)> left = [];

    /// <summary>Those that hold, in the order in which they were chosen.</summary>
    public List<StrategyInForce> Chosen { get; } = [];

    public static Stacking Of(IEnumerable<StrategyInForce> candidates)
    {
        var stacking = new Stacking();
        foreach (var one in stacking.Grouped(InOrder(candidates))) stacking.Choose(one);
        return stacking;
    }

    /// <summary>By priority, and by id where that is the same.</summary>
    public static List<StrategyInForce> InOrder(IEnumerable<StrategyInForce> strategies) =>
        [.. strategies.OrderBy(s => s.Rules.Priority).ThenBy(s => s.Id)];

    public (WhyNot Why, string? Because)? WhyLeft(Guid id) =>
        left.TryGetValue(id, out var why) ? why : null;

    // Where they disagree how many of a group may hold, the smallest number does.
    private List<StrategyInForce> Grouped(List<StrategyInForce> all)
    {
        var most = all.GroupBy(s => s.Rules.Group, StringComparer.Ordinal).ToDictionary(
            g => g.Key, g => g.Min(s => s.Rules.MostOfGroup), StringComparer.Ordinal);
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        var kept = new List<StrategyInForce>();
        foreach (var one in all)
        {
            var group = one.Rules.Group;
            if (group.Length == 0 || most[group]-- > 0)
            {
                kept.Add(one);
                taken[group] = one.Name;
            }
            else left[one.Id] = (WhyNot.GroupIsFull, taken.GetValueOrDefault(group));
        }
        return kept;
    }

    private void Choose(StrategyInForce one)
    {
        var before = Chosen.Find(c => !c.Rules.Suffers(one.Id) || !one.Rules.Suffers(c.Id));
        if (before is null) Chosen.Add(one);
        else left[one.Id] = (WhyNot.Excluded, before.Name);
    }
}
