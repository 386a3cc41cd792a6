using Kite.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Insight;

/// <summary>
/// The last few segments asked about. A frozen one changes only when customers are merged, a live
/// one with the books, the purchases and the day: what is kept is true until then, so that moving
/// a line over a segment's map reads nothing again.
/// </summary>
internal sealed class KeptMembers(
    IServiceScopeFactory scopes, FigureSource figures, TimeProvider clock)
{
    // More than one rule reaches, so that none of its own pushes another out.
    private const int Most = 2 * SegmentUses.MostReached;
    private const int MostMembers = 4_000_000;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly List<Kept> kept = [];

    /// <summary>What must not have changed for members to be those still.</summary>
    private sealed record Moment(
        long Version, long Merges, long Books, long Purchases, DateOnly Today);

    private sealed record Kept(Guid Segment, Moment At, DateTimeOffset CountedAt, Members Members);

    /// <summary>Who is in it, for who may know.</summary>
    public async Task<Result<Members>> Of(
        KiteDb db, Asker asker, Segment segment, CancellationToken cancel)
    {
        if (await Barred(asker, segment, cancel) is { } no) return no;
        return await Of(db, segment, cancel);
    }

    /// <summary>Who is in it; nested: within which question about others it is asked for.
    /// </summary>
    public async Task<Result<Members>> Of(
        KiteDb db, Segment segment, CancellationToken cancel, Nested? nested = null)
    {
        if (nested is null) return await Asked(db, segment, new(), cancel);
        if (nested.Known.TryGetValue(segment.Id, out var before)) return before;
        return nested.Known[segment.Id] = await Asked(db, segment, nested, cancel);
    }

    private async Task<Result<Members>> Asked(
        KiteDb db, Segment segment, Nested nested, CancellationToken cancel)
    {
        var moment = await Now(db, segment, cancel);
        if (Find(segment.Id) is { } known && known.At == moment) return known.Members;
        if (!segment.IsLive) return Keep(segment, moment, await Frozen(db, segment, cancel));

        // The figures may lag behind a long import: then they are told, but not kept as those of
        // a moment that they have not reached.
        var reached = await Reached(cancel);
        var counted = await Counted(segment, nested, cancel);
        if (counted.Refusal is { } no) return no;
        return reached < moment.Purchases
            ? counted.Value
            : Keep(segment, moment, counted.Value);
    }

    /// <summary>The same where a minute does not matter.</summary>
    public async Task<Result<Members>> Lately(
        KiteDb db, Segment segment, CancellationToken cancel) =>
        Find(segment.Id) is { } known && known.At.Version == segment.Version
            && clock.GetUtcNow() - known.CountedAt < Minute
            ? known.Members
            : await Of(db, segment, cancel);

    /// <summary>Why this asker may not know who is in it.</summary>
    public Task<NotAllowed?> Barred(Asker asker, Segment segment, CancellationToken cancel) =>
        Barred(asker, [segment], cancel);

    /// <summary>Why this asker may not know who is in one of them.</summary>
    public async Task<NotAllowed?> Barred(
        Asker asker, IReadOnlyList<Segment> segments, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SegmentNeeds>()
            .Barred(asker, segments, cancel);
    }

    /// <summary>Those of some segments of which the asker may know.</summary>
    public async Task<IReadOnlyList<Segment>> Seen(
        Asker asker, IEnumerable<Segment> segments, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SegmentNeeds>()
            .Seen(asker, [.. segments], cancel);
    }

    /// <summary>What one must be allowed to see to know who is in it.</summary>
    public async Task<IReadOnlySet<string>> Needs(Segment segment, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SegmentNeeds>()
            .Of(segment, cancel);
    }

    private async Task<long> Reached(CancellationToken cancel)
    {
        await using var snapshot = await figures.Open(cancel);
        return snapshot is MirrorSnapshot mirror ? mirror.Position : long.MaxValue;
    }

    private async Task<Result<Members>> Counted(
        Segment segment, Nested nested, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var counted = await scope.ServiceProvider.GetRequiredService<CountRule>()
            .Kept(KeptRule.Read(segment.Rule), nested, cancel);
        return counted.Refusal is null
            ? new Members(counted.Value.Numbers)
            : new SegmentRuleIsBroken(segment.Name);
    }

    private static async Task<Members> Frozen(
        KiteDb db, Segment segment, CancellationToken cancel) =>
        new(await db.Set<SegmentMember>()
            .Where(m => m.SegmentId == segment.Id)
            .Select(m => m.CustomerNumber)
            .ToListAsync(cancel));

    private async Task<Moment> Now(KiteDb db, Segment segment, CancellationToken cancel)
    {
        if (!segment.IsLive)
            return new(0, await Counter.LastOf(db, Merge.Counter, cancel), 0, 0, default);

        // Whatever changes a record, its tags or its fields leaves a line in the trail.
        var books = await db.Set<AuditHead>().Select(h => h.Position)
            .SingleOrDefaultAsync(cancel);
        var purchases = await Counter.LastOf(db, Counter.Purchases, cancel);
        var today = (await db.BusinessAsync(cancel)).Today(clock);
        return new(segment.Version, 0, books, purchases, today);
    }

    private Kept? Find(Guid segment)
    {
        lock (gate) return kept.Find(k => k.Segment == segment);
    }

    private Members Keep(Segment segment, Moment moment, Members members)
    {
        lock (gate)
        {
            kept.RemoveAll(k => k.Segment == segment.Id);
            kept.Add(new(segment.Id, moment, clock.GetUtcNow(), members));
            while (kept.Count > Most
                || (kept.Count > 1 && kept.Sum(k => (long)k.Members.Count) > MostMembers))
                kept.RemoveAt(0);
        }
        return members;
    }
}

/// <summary>
/// One question about segments within segments: how deep it has come, and whom it has counted on
/// its way, so that each is counted once, however many others it stands in.
/// </summary>
internal sealed record Nested(int Deep = 0)
{
    public Dictionary<Guid, Result<Members>> Known { get; private init; } = [];

    public Nested Deeper() => this with { Deep = Deep + 1 };
}
