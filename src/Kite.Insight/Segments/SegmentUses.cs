using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>
/// Which segments stand within which: none within itself, none too deep, none with too many within
/// it, and none is thrown away while another stands on it. A frozen one stands on nothing: who is
/// in it stays.
/// </summary>
internal sealed class SegmentUses(
    KiteDb db, KeptMembers kept, IEnumerable<IGroupUsers> users)
{
    /// <summary>As many segments may stand within each other.</summary>
    public const int MostDeep = 5;

    /// <summary>As many segments in all may be reached from one.</summary>
    public const int MostReached = 30;

    private sealed record Known(string Name, IReadOnlyList<Guid> Within);

    /// <summary>Nobody else makes, changes or throws away a segment meanwhile.</summary>
    public Task Lock(CancellationToken cancel) => Counter.Take(db, "segments", 0, cancel);

    /// <summary>
    /// Why a rule cannot be that of a new segment, or of one that is there. Of what the asker may
    /// not know nothing is told, not even that it would go round.
    /// </summary>
    public async Task<Refusal?> Unfit(
        Asker asker, RuleFacts rule, Guid? of, CancellationToken cancel)
    {
        if (rule.Segments() is not { Count: > 0 } within) return null;
        var read = RuleReader.Read(rule);
        if (read.Refusal is not null) return null;
        var named = await db.Segments.AsNoTracking()
            .Where(s => EF.Parameter(within).Contains(s.Id)).ToListAsync(cancel);
        if (await kept.Barred(asker, named, cancel) is { } barred) return barred;

        var all = await All(cancel);
        var above = of is { } self ? Above(all, self) : 0;
        var faults = new List<Fault>();
        foreach (var condition in read.Value.Conditions
            .Where(c => c.Asked.Field == RuleFields.Segment))
        {
            foreach (var value in condition.Asked.Values)
            {
                if (Wrong(all, value, of, above) is { } wrong)
                    faults.Add(new($"{condition.Place}.values", wrong));
            }
        }
        if (faults.Count == 0 && Widest(all, of ?? Guid.Empty, within) > MostReached)
            faults.Add(new("rule", new TooManySegmentsWithin(MostReached)));
        return faults.Count > 0 ? new BadInput(faults) : null;
    }

    /// <summary>
    /// Why a segment cannot be thrown away: what stands on it. Those of which the asker may not
    /// know are counted, not named.
    /// </summary>
    public async Task<SegmentIsUsed?> Used(
        Asker asker, Segment segment, CancellationToken cancel)
    {
        var others = (await db.Segments.AsNoTracking().Where(s => s.IsLive && s.Rule != null)
                .OrderBy(s => s.Name).ToListAsync(cancel))
            .FindAll(s => KeptRule.Read(s.Rule)!.Segments().Contains(segment.Id));
        var seen = await kept.Seen(asker, others, cancel);
        var (named, hidden) = (seen.Select(s => s.Name).ToList(), others.Count - seen.Count);
        foreach (var source in users)
        {
            var found = await source.Of(asker, segment.Id, cancel);
            named.AddRange(found.Named);
            hidden += found.Hidden;
        }
        if (hidden > 0) named.Add($"+{hidden}");
        return named.Count == 0 ? null : new(segment.Name, string.Join(", ", named));
    }

    // How many are reached from a rule, or from any that stands on it.
    private static int Widest(
        IReadOnlyDictionary<Guid, Known> all, Guid self, IReadOnlyList<Guid> within)
    {
        return all.Keys.Append(self).Select(Reached)
            .Where(reached => reached.Contains(self)).Max(reached => reached.Count - 1);

        HashSet<Guid> Reached(Guid from)
        {
            var (reached, next) = (new HashSet<Guid> { from }, new Stack<Guid>([from]));
            while (next.TryPop(out var id))
            {
                var parts = id == self ? within
                    : all.TryGetValue(id, out var known) ? known.Within : [];
                foreach (var part in parts.Where(reached.Add)) next.Push(part);
            }
            return reached;
        }
    }

    private static Refusal? Wrong(
        IReadOnlyDictionary<Guid, Known> all, string value, Guid? of, int above)
    {
        if (!Guid.TryParse(value, out var id) || !all.TryGetValue(id, out var named))
            return new NoSuchSegment(id);
        var below = Below(all, id, []);
        if (of is { } self && (id == self || below.ContainsKey(self)))
            return new SegmentWithinItself(named.Name);
        return above + 1 + below[id] > MostDeep ? new SegmentsStandTooDeep(MostDeep) : null;
    }

    // How deep it goes below each segment that is reached from one.
    private static Dictionary<Guid, int> Below(
        IReadOnlyDictionary<Guid, Known> all, Guid from, Dictionary<Guid, int> deep)
    {
        if (!deep.TryAdd(from, 0) || !all.TryGetValue(from, out var known)) return deep;
        foreach (var part in known.Within)
        {
            Below(all, part, deep);
            deep[from] = Math.Max(deep[from], 1 + deep[part]);
        }
        return deep;
    }

    private static int Above(IReadOnlyDictionary<Guid, Known> all, Guid id) => all.Keys
        .Where(user => user != id)
        .Select(user => Way(all, user, id, [])).DefaultIfEmpty(0).Max();

    // The longest way down from one to another; 0 where there is none.
    private static int Way(
        IReadOnlyDictionary<Guid, Known> all, Guid from, Guid to, Dictionary<Guid, int> ways)
    {
        if (!ways.TryAdd(from, 0) || !all.TryGetValue(from, out var known)) return ways[from];
        foreach (var part in known.Within)
        {
            var on = part == to ? 1 : Way(all, part, to, ways) is > 0 and var way ? way + 1 : 0;
            ways[from] = Math.Max(ways[from], on);
        }
        return ways[from];
    }

    private async Task<IReadOnlyDictionary<Guid, Known>> All(CancellationToken cancel) =>
        (await db.Segments.AsNoTracking()
            .Select(s => new { s.Id, s.Name, Rule = s.IsLive ? s.Rule : null })
            .ToListAsync(cancel))
        .ToDictionary(
            s => s.Id, s => new Known(s.Name, KeptRule.Read(s.Rule)?.Segments() ?? []));
}

/// <summary>The segment would stand within itself, by way of the one named.</summary>
internal sealed record SegmentWithinItself(string Name) : Refusal;

/// <summary>Segments stand within each other too often.</summary>
internal sealed record SegmentsStandTooDeep(int Most) : Refusal;

/// <summary>A rule, or one that stands on it, reaches too many segments in all.</summary>
internal sealed record TooManySegmentsWithin(int Most) : Refusal;

/// <summary>Others ask for its customers.</summary>
internal sealed record SegmentIsUsed(string Name, string By) : Refusal;
