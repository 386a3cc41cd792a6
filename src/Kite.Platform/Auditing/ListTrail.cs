using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>Which lines of the trail are asked for; days are the business's own.</summary>
public sealed record TrailQuestion(
    string? Who = null,
    string? Subject = null,
    Guid? SubjectId = null,
    DateOnly? From = null,
    DateOnly? To = null,
    int? Limit = null,
    string? After = null);

/// <summary>Lists the audit trail, the latest first (R3).</summary>
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
            .WithSummary("The audit trail, the latest first");

    public async Task<Result<Page<TrailLine>>> Run(
        Asker asker, TrailQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadAudit)) return new NotAllowed(May.ReadAudit);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;

        var business = await db.BusinessAsync(cancel);
        var lines = Narrowed(question, business);
        if (place.Value.Key is { } last) lines = lines.Where(e => e.Position < last.Position);
        var read = await lines.OrderByDescending(e => e.Position)
            .Take(limit.Value.Count + 1).AsNoTracking().ToListAsync(cancel);
        var page = Page<AuditEntry>.Of(read, limit.Value.Count, e => new Key(e.Position));
        return new Page<TrailLine>(await reader.Open(asker, page.Items, cancel), page.Next);
    }

    private IQueryable<AuditEntry> Narrowed(TrailQuestion question, Business business)
    {
        IQueryable<AuditEntry> lines = db.Set<AuditEntry>();
        if (question.Who?.Trim() is { Length: > 0 } who)
            lines = lines.Where(e => e.AskerName == who);
        if (question.Subject?.Trim() is { Length: > 0 } subject)
            lines = lines.Where(e => e.Subject == subject);
        if (question.SubjectId is { } id) lines = lines.Where(e => e.SubjectId == id);
        if (question.From is { } from)
        {
            var begins = business.Begins(from);
            lines = lines.Where(e => e.At >= begins);
        }
        if (question.To is { } to && to < DateOnly.MaxValue)
        {
            var ends = business.Begins(to.AddDays(1));
            lines = lines.Where(e => e.At < ends);
        }
        return lines;
    }
}
