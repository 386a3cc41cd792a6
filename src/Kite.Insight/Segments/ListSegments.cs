using Kite.Customers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>A customer of a segment; the name is absent for who may not see it.</summary>
public sealed record MemberView(long Number, string? Name, CustomerKind Kind);

/// <summary>Which customers of a segment are asked for.</summary>
public sealed record MemberQuestion
{
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }

    public const string ByNumber = "number";

    internal Result<ListOrder> InOrder => ListOrder.Read(Order, ByNumber, [ByNumber]);
}

/// <summary>The segments that are kept: seen, opened, thrown away.</summary>
internal sealed class ListSegments(
    KiteDb db, SegmentViews views, KeptMembers kept, SegmentUses uses)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/segments",
                async (ListSegments list, Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("The segments that are kept");
        api.MapGet(
                "/segments/{id:guid}",
                async (
                    Guid id, ListSegments list, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                    (await list.Show(asker, id, cancel)).ToTagged(http, s => s.Version))
            .Needing(May.ReadInsight)
            .WithSummary("One segment, with its rule in words; a live one as of now");
        api.MapGet(
                "/segments/{id:guid}/members",
                async (
                    Guid id, [AsParameters] MemberQuestion question, ListSegments list,
                    Asker asker, CancellationToken cancel) =>
                    (await list.Members(asker, id, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("The customers of a segment");
        api.MapDelete(
                "/segments/{id:guid}",
                async (Guid id, ListSegments list, Asker asker, CancellationToken cancel) =>
                    (await list.Remove(asker, id, cancel)).ToNoContent())
            .Needing(May.WriteSegments)
            .WithSummary("Throws a segment away; its customers stay");
    }

    public async Task<Result<SegmentView>> Show(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);

        var segment = await db.Segments.AsNoTracking()
            .SingleOrDefaultAsync(s => s.Id == id, cancel);
        return segment is null
            ? new NoSuchSegment(id)
            : await views.One(asker, segment, cancel);
    }

    public async Task<Result<Page<SegmentView>>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);

        var segments = await db.Segments.AsNoTracking()
            .OrderByDescending(s => s.Id)
            .ToListAsync(cancel);
        return new Page<SegmentView>(await views.All(asker, segments, cancel), Next: null);
    }

    public async Task<Result<Page<MemberView>>> Members(
        Asker asker, Guid id, MemberQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);
        var count = Cursor.LimitOf(question.Limit);
        if (count.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<long>(question.After);
        if (place.Refusal is { } lost) return lost;
        var order = question.InOrder;
        if (order.Refusal is { } unknown) return unknown;
        var segment = await db.Segments.AsNoTracking()
            .SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (segment is null) return new NoSuchSegment(id);
        if (await kept.Barred(asker, segment, cancel) is { } barred) return barred;

        var next = segment.IsLive
            ? await Living(segment, place.Value, order.Value, count.Value.Count + 1, cancel)
            : await Frozen(segment, place.Value, order.Value, count.Value.Count + 1, cancel);
        if (next.Refusal is { } broken) return broken;
        var numbers = next.Value;
        var names = await db.NamesOf(asker, numbers, cancel);
        return Page<long>.Of(numbers, count.Value.Count, n => n).Select(n =>
            new MemberView(
                n,
                names.GetValueOrDefault(n)?.Name,
                names.GetValueOrDefault(n)?.Kind ?? CustomerKind.Person));
    }

    private async Task<Result<List<long>>> Living(
        Segment segment, Place<long> place, ListOrder order, int most, CancellationToken cancel)
    {
        var members = await kept.Of(db, segment, cancel);
        return members.Refusal is { } no
            ? no
            : members.Value
                .Next(place.Beginning ? null : place.Key, order.Down, most).ToList();
    }

    private async Task<Result<List<long>>> Frozen(
        Segment segment, Place<long> place, ListOrder order, int most, CancellationToken cancel)
    {
        var (id, start, from) = (segment.Id, place.Beginning, place.Key);
        var members = db.SegmentMembers.Where(m => m.SegmentId == id);
        var ordered = order.Down
            ? members.Where(m => start || m.CustomerNumber < from)
                .OrderByDescending(m => m.CustomerNumber)
            : members.Where(m => start || m.CustomerNumber > from)
                .OrderBy(m => m.CustomerNumber);
        return await ordered.Select(m => m.CustomerNumber).Take(most).ToListAsync(cancel);
    }

    public async Task<Result<Done>> Remove(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.WriteSegments)) return new NotAllowed(May.WriteSegments);

        var segment = await db.For(asker).Segments.SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (segment is null) return new NoSuchSegment(id);
        if (await kept.Barred(asker, segment, cancel) is { } barred) return barred;

        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await uses.Lock(cancel);
        if (await uses.Used(asker, segment, cancel) is { } used) return used;
        await db.SegmentMembers.Where(m => m.SegmentId == id).ExecuteDeleteAsync(cancel);
        db.Remove(segment);
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
        return Done.It;
    }
}
