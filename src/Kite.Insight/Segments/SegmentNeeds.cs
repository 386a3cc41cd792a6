using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>
/// What one must be allowed to see to know who is in a segment: who may not see a field may not
/// learn how many there are by it, nor who may not see purchases who bought what; and all that the
/// segments within it need.
/// </summary>
internal sealed class SegmentNeeds(KiteDb db, AskConditions ask)
{
    /// <summary>Segments with all that stand within them, and what their fields need.</summary>
    private sealed record Ground(
        IReadOnlyDictionary<Guid, Segment> Segments, IReadOnlyDictionary<string, string> Fields);

    public async Task<IReadOnlySet<string>> Of(RuleFacts rule, CancellationToken cancel)
    {
        var needs = new HashSet<string>(StringComparer.Ordinal);
        Add(await Read([], rule, cancel), rule, within: true, needs, []);
        return needs;
    }

    public async Task<IReadOnlySet<string>> Of(Segment segment, CancellationToken cancel) =>
        Of(await Read([segment], rule: null, cancel), segment);

    /// <summary>Why this asker may not know who is in one of them; nothing where they may.
    /// </summary>
    public async Task<NotAllowed?> Barred(
        Asker asker, IReadOnlyList<Segment> segments, CancellationToken cancel)
    {
        var ground = await Read(segments, rule: null, cancel);
        return segments.SelectMany(s => Of(ground, s)).Order(StringComparer.Ordinal)
            .FirstOrDefault(p => !asker.May(p)) is { } permission
            ? new NotAllowed(permission)
            : null;
    }

    /// <summary>Those of some segments of which the asker may know: one question for all.
    /// </summary>
    public async Task<IReadOnlyList<Segment>> Seen(
        Asker asker, IReadOnlyList<Segment> segments, CancellationToken cancel)
    {
        var ground = await Read(segments, rule: null, cancel);
        return [.. segments.Where(s => Of(ground, s).All(asker.May))];
    }

    private static HashSet<string> Of(Ground ground, Segment segment)
    {
        var needs = new HashSet<string>(StringComparer.Ordinal);
        Add(ground, segment, needs, []);
        return needs;
    }

    // Level by level: as often as segments stand within each other, however many they are.
    private async Task<Ground> Read(
        IReadOnlyList<Segment> segments, RuleFacts? rule, CancellationToken cancel)
    {
        var known = segments.DistinctBy(s => s.Id).ToDictionary(s => s.Id);
        List<RuleFacts> rules =
            [.. segments.Select(s => KeptRule.Read(s.Rule)).Append(rule).OfType<RuleFacts>()];
        var fields = rules.SelectMany(Fields).ToHashSet(StringComparer.Ordinal);
        while (rules.SelectMany(r => r.Segments()).Where(id => !known.ContainsKey(id))
            .Distinct().ToList() is { Count: > 0 } next)
        {
            var named = await db.Segments.AsNoTracking()
                .Where(s => EF.Parameter(next).Contains(s.Id)).ToListAsync(cancel);
            foreach (var one in named) known[one.Id] = one;
            rules = [.. named.Select(s => KeptRule.Read(s.Rule)).OfType<RuleFacts>()];
            fields.UnionWith(rules.SelectMany(Fields));
        }
        return new(known, await ask.NeededFor(fields, cancel));
    }

    private static IEnumerable<string> Fields(RuleFacts rule) => rule.Conditions()
        .Select(c => c.Field!).Where(f => f != RuleFields.Segment && !RuleFields.IsGoods(f));

    // A frozen one keeps what the segments within it needed when it was made: whatever becomes of
    // them, whom they named then stands in it.
    private static void Add(
        Ground ground, Segment segment, HashSet<string> needs, HashSet<Guid> seen)
    {
        if (!seen.Add(segment.Id)) return;
        var kept = PickOrigin.NeedsOf(segment.Origin);
        needs.UnionWith(kept ?? []);
        if (PickOrigin.IsOfProducts(segment.Origin)) needs.Add(May.ReadPurchases);
        if (KeptRule.Read(segment.Rule) is { } rule)
            Add(ground, rule, within: segment.IsLive || kept is null, needs, seen);
    }

    private static void Add(
        Ground ground, RuleFacts rule, bool within, HashSet<string> needs, HashSet<Guid> seen)
    {
        needs.UnionWith(Fields(rule).Select(f => ground.Fields[f]));
        if (rule.Conditions().Any(c => RuleFields.IsGoods(c.Field))) needs.Add(May.ReadPurchases);
        if (!within) return;
        foreach (var id in rule.Segments())
        {
            if (ground.Segments.TryGetValue(id, out var one)) Add(ground, one, needs, seen);
            // Of what is not known any more, nobody knows who might see it.
            else needs.Add(May.ReadSensitive);
        }
    }
}
