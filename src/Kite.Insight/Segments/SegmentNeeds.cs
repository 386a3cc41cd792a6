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
    public async Task<IReadOnlySet<string>> Of(RuleFacts rule, CancellationToken cancel)
    {
        var needs = new HashSet<string>(StringComparer.Ordinal);
        await Add(rule, within: true, needs, [], cancel);
        return needs;
    }

    public async Task<IReadOnlySet<string>> Of(Segment segment, CancellationToken cancel)
    {
        var needs = new HashSet<string>(StringComparer.Ordinal);
        await Add(segment, needs, [], cancel);
        return needs;
    }

    /// <summary>Why this asker may not know who is in it; nothing where they may.</summary>
    public async Task<NotAllowed?> Barred(
        Asker asker, Segment segment, CancellationToken cancel) =>
        (await Of(segment, cancel)).Order(StringComparer.Ordinal)
            .FirstOrDefault(p => !asker.May(p)) is { } permission
            ? new NotAllowed(permission)
            : null;

    // A frozen one keeps what the segments within it needed when it was made: whatever becomes of
    // them, whom they named then stands in it.
    private async Task Add(
        Segment segment, HashSet<string> needs, HashSet<Guid> seen, CancellationToken cancel)
    {
        if (!seen.Add(segment.Id)) return;
        var kept = PickOrigin.NeedsOf(segment.Origin);
        needs.UnionWith(kept ?? []);
        if (PickOrigin.IsOfProducts(segment.Origin)) needs.Add(May.ReadPurchases);
        if (KeptRule.Read(segment.Rule) is { } rule)
            await Add(rule, within: segment.IsLive || kept is null, needs, seen, cancel);
    }

    private async Task Add(
        RuleFacts rule, bool within, HashSet<string> needs, HashSet<Guid> seen,
        CancellationToken cancel)
    {
        var fields = rule.Conditions().Select(c => c.Field!).ToList();
        needs.UnionWith(await ask.NeededFor(
            fields.Where(f => f != RuleFields.Segment && !RuleFields.IsGoods(f)), cancel));
        if (fields.Exists(RuleFields.IsGoods)) needs.Add(May.ReadPurchases);
        if (!within || rule.Segments() is not { Count: > 0 } ids) return;

        var named = await db.Segments.AsNoTracking().Where(s => ids.Contains(s.Id))
            .ToListAsync(cancel);
        // Of what is not known any more, nobody knows who might see it.
        if (named.Count < ids.Count) needs.Add(May.ReadSensitive);
        foreach (var one in named) await Add(one, needs, seen, cancel);
    }
}
