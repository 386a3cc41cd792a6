using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>
/// Which lines of the trail are asked for; days are the business's own. The owner is the person
/// whom a line is about, whichever of their records it changed.
/// </summary>
public sealed record TrailQuestion
{
    public string? Who { get; init; }
    public string? Subject { get; init; }
    public Guid? SubjectId { get; init; }
    public Guid? OwnerId { get; init; }
    public string? Deed { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }

    public const string Newest = "when-down";

    internal Result<ListOrder> InOrder => ListOrder.Read(Order, Newest, ["when"]);
}

/// <summary>Lists the audit trail (R3).</summary>
public sealed class ListTrail(KiteDb db, TrailReader reader)
{
    private sealed record Key(long Position);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/audit",
                async (
                    [AsParameters] TrailQuestion question, ListTrail list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadAudit)
            .WithSummary("The audit trail, the latest first unless asked otherwise");

    public async Task<Result<Page<TrailLine>>> Run(
        Asker asker, TrailQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadAudit)) return new NotAllowed(May.ReadAudit);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        var order = question.InOrder;
        if (order.Refusal is { } unknown) return unknown;

        var read = await (await db.LinesFor(question, cancel))
            .From(place.Value.Key?.Position, order.Value)
            .Take(limit.Value.Count + 1).ToListAsync(cancel);
        var page = Page<AuditEntry>.Of(read, limit.Value.Count, e => new Key(e.Position));
        return new Page<TrailLine>(await reader.Open(asker, page.Items, cancel), page.Next);
    }
}
