using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>Renames a segment, says anew whom a live one holds, or freezes it.</summary>
internal sealed class ChangeSegment(
    KiteDb db, CountRule count, KeptMembers kept, MakeSegment make, SegmentUses uses,
    SegmentViews views, TimeProvider clock)
{
    /// <summary>The name and, for a live segment, its rule; what is left out stays.</summary>
    internal sealed record SegmentChange(string? Name = null, RuleFacts? Rule = null);

    /// <summary>How the copy is called; its day is added where nothing is said.</summary>
    internal sealed record SegmentCopy(string? Name = null);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/segments/{id:guid}", Answer)
            .Needing(May.WriteSegments)
            .WithSummary("Renames a segment or changes a live rule; send its ETag as If-Match");
        api.MapPost(
                "/segments/{id:guid}/copies",
                async (
                    Guid id, SegmentCopy copy, ChangeSegment change, Asker asker,
                    CancellationToken cancel) =>
                    (await change.Freeze(asker, id, copy, cancel))
                    .ToCreated(s => $"/segments/{s.Id}"))
            .Needing(May.WriteSegments)
            .Idempotent()
            .WithSummary("Keeps who is in a live segment now as a frozen one");
    }

    private static async Task<Results<Ok<SegmentView>, ProblemHttpResult>> Answer(
        Guid id, SegmentChange change, ChangeSegment changing, Asker asker, HttpContext http,
        CancellationToken cancel)
    {
        var seen = http.SeenVersion();
        return seen.Refusal is { } no
            ? Http.Problem(400, no)
            : (await changing.Run(asker, id, seen.Value.Version, change, cancel))
                .ToTagged(http, s => s.Version);
    }

    public async Task<Result<SegmentView>> Run(
        Asker asker, Guid id, long seen, SegmentChange change, CancellationToken cancel)
    {
        if (!asker.May(May.WriteSegments)) return new NotAllowed(May.WriteSegments);

        var segment = await db.For(asker).Segments.SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (segment is null) return new NoSuchSegment(id);
        if (await kept.Barred(asker, segment, cancel) is { } barred) return barred;
        if (segment.Version != seen) return new ChangedMeanwhile(seen, segment.Version);

        var name = change.Name?.Trim() ?? segment.Name;
        if (MakeSegment.Unnamed(name) is { } unnamed) return unnamed;
        if (await db.Segments.AnyAsync(s => s.Name == name && s.Id != id, cancel))
            return new BadInput("name", new SegmentNameIsTaken(name));
        if (change.Rule is not null && await Ruled(asker, segment, change.Rule, cancel) is { } no)
            return no;

        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        // What a frozen one was made by may name what is gone.
        if (segment.IsLive && change.Rule is { } rule)
        {
            await uses.Lock(cancel);
            if (await uses.Unfit(asker, rule, id, cancel) is { } unfit) return unfit;
        }
        segment.Name = name;
        segment.ChangedAt = clock.GetUtcNow();
        segment.Version++;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile(seen, seen + 1);
        }
        await whole.CommitAsync(cancel);
        return await views.One(asker, segment, cancel);
    }

    public async Task<Result<SegmentView>> Freeze(
        Asker asker, Guid id, SegmentCopy copy, CancellationToken cancel)
    {
        if (!asker.May(May.WriteSegments)) return new NotAllowed(May.WriteSegments);

        var live = await db.Segments.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (live is null) return new NoSuchSegment(id);
        if (await kept.Barred(asker, live, cancel) is { } barred) return barred;
        if (!live.IsLive) return new SegmentIsFrozen(live.Name);

        var members = await kept.Of(db, live, cancel);
        return members.Refusal is { } no
            ? no
            : await make.Freeze(asker, live, copy.Name, members.Value.Numbers, cancel);
    }

    private async Task<Refusal?> Ruled(
        Asker asker, Segment segment, RuleFacts rule, CancellationToken cancel)
    {
        var written = KeptRule.Write(rule);
        if (written == segment.Rule) return null;
        if (!segment.IsLive) return new BadInput("rule", new FrozenSegmentStays(segment.Name));

        if (await uses.Unfit(asker, rule, segment.Id, cancel) is { } unfit) return unfit;
        var counted = await count.Run(asker, rule, cancel);
        if (counted.Refusal is { } no) return no;
        segment.Rule = written;
        segment.Customers = counted.Value.Numbers.Count;
        return null;
    }
}
