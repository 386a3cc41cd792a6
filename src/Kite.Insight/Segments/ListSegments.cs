using Kite.Customers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>A segment as it is shown; <c>origin</c> is what was asked when it was made.</summary>
public sealed record SegmentView(
    Guid Id, string Name, int Customers, string Origin, string MadeBy, DateTimeOffset MadeAt)
{
    internal static SegmentView Of(Segment s) =>
        new(s.Id, s.Name, s.Customers, s.Origin, s.MadeBy, s.MadeAt);
}

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
internal sealed class ListSegments(KiteDb db)
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

    public async Task<Result<Page<SegmentView>>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);

        var segments = await db.Segments.AsNoTracking()
            .OrderByDescending(s => s.Id)
            .ToListAsync(cancel);
        return new Page<SegmentView>([.. segments.Select(SegmentView.Of)], Next: null);
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
        if (!await db.Segments.AnyAsync(s => s.Id == id, cancel)) return new NoSuchSegment(id);

        var (start, from) = (place.Value.Beginning, place.Value.Key);
        var members = db.SegmentMembers.Where(m => m.SegmentId == id);
        var ordered = order.Value.Down
            ? members.Where(m => start || m.CustomerNumber < from)
                .OrderByDescending(m => m.CustomerNumber)
            : members.Where(m => start || m.CustomerNumber > from)
                .OrderBy(m => m.CustomerNumber);
        var numbers = await ordered
            .Select(m => m.CustomerNumber)
            .Take(count.Value.Count + 1)
            .ToListAsync(cancel);
        var names = await db.NamesOf(asker, numbers, cancel);
        return Page<long>.Of(numbers, count.Value.Count, n => n).Select(n =>
            new MemberView(
                n,
                names.GetValueOrDefault(n)?.Name,
                names.GetValueOrDefault(n)?.Kind ?? CustomerKind.Person));
    }

    public async Task<Result<Done>> Remove(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.WriteSegments)) return new NotAllowed(May.WriteSegments);

        var segment = await db.For(asker).Segments.SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (segment is null) return new NoSuchSegment(id);

        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await db.SegmentMembers.Where(m => m.SegmentId == id).ExecuteDeleteAsync(cancel);
        db.Remove(segment);
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
        return Done.It;
    }
}
