namespace Kite.Insight;

/// <summary>
/// What a rule can ask for besides what the customers' list knows: what was bought, and who is in
/// another segment.
/// </summary>
internal static class RuleFields
{
    public const string Product = "bought.product";
    public const string Category = "bought.category";
    public const string Segment = "segment";

    public static bool IsGoods(string? field) => field is Product or Category;

    public static GoodsLevel LevelOf(string field) =>
        field == Category ? GoodsLevel.Category : GoodsLevel.Product;

    extension(RuleFacts rule)
    {
        /// <summary>All conditions of a rule, whether it can be read or not.</summary>
        public IEnumerable<RuleFacts> Conditions() =>
            new[] { rule.All, rule.Any, rule.None }
                .SelectMany(parts => parts ?? []).OfType<RuleFacts>()
                .SelectMany(part => part.Conditions())
                .Concat(rule.Field is null ? [] : [rule]);

        /// <summary>The segments whose customers it asks for.</summary>
        public IReadOnlyList<Guid> Segments() =>
        [
            .. rule.Conditions().Where(c => c.Field == Segment)
                .SelectMany(c => c.Values ?? [])
                .Select(v => Guid.TryParse(v, out var id) ? id : Guid.Empty).Distinct(),
        ];

        /// <summary>The products, or the categories, whose buyers it asks for.</summary>
        public IEnumerable<string> Goods(string field) =>
            rule.Conditions().Where(c => c.Field == field).SelectMany(c => c.Values ?? []);
    }
}

/// <summary>Only what was bought can be asked for by how often.</summary>
internal sealed record NotAskedByTimes(string Field) : Refusal;
