using Kite.Customers;

namespace Kite.Insight;

/// <summary>A value of a condition that nobody knows any more: it names nobody.</summary>
public sealed record UnknownValue(string Place, string Value);

/// <summary>
/// What rules that were kept ask for and nobody knows any more: a category that was renamed, a tag
/// that no customer bears. Such a value names nobody by itself; it neither empties nor fills the
/// rest of its rule, and it is told wherever the rule is shown.
/// </summary>
internal sealed class UnknownValues(AskConditions ask, AskGoods goods)
{
    /// <summary>Each field with its unknown values, of all these conditions at once.</summary>
    public async Task<IReadOnlySet<(string Field, string Value)>> Among(
        IEnumerable<RuleCondition> conditions, CancellationToken cancel)
    {
        var unknown = new HashSet<(string, string)>();
        foreach (var of in conditions
            .Where(c => c.Asked.Operator is ConditionOperator.Is
                && c.Asked.Field != RuleFields.Segment)
            .GroupBy(c => c.Asked.Field, StringComparer.Ordinal))
        {
            var values = of.SelectMany(c => c.Asked.Values).Distinct(StringComparer.Ordinal)
                .ToList();
            var lost = RuleFields.IsGoods(of.Key)
                ? await goods.Unknown(RuleFields.LevelOf(of.Key), values, cancel)
                : await ask.Unknown(of.Key, values, cancel);
            unknown.UnionWith(lost.Select(v => (of.Key, v)));
        }
        return unknown;
    }
}
