using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>The lines that a question asks for: one way for the list and its file.</summary>
internal static class AskedLines
{
    extension(KiteDb db)
    {
        public async Task<IQueryable<AuditEntry>> LinesFor(
            TrailQuestion question, CancellationToken cancel)
        {
            var business = await db.BusinessAsync(cancel);
            var lines = db.Set<AuditEntry>().AsNoTracking();
            if (question.Who?.Trim() is { Length: > 0 } who)
                lines = lines.Where(e => e.AskerName == who);
            if (question.Subject?.Trim() is { Length: > 0 } subject)
                lines = lines.Where(e => e.Subject == subject);
            if (question.SubjectId is { } id) lines = lines.Where(e => e.SubjectId == id);
            if (question.OwnerId is { } owner) lines = lines.Where(e => e.OwnerId == owner);
            if (question.Deed?.Trim() is { Length: > 0 } deed)
                lines = lines.Where(e => e.Deed == deed);
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

    extension(IQueryable<AuditEntry> lines)
    {
        /// <summary>In order, those after the given position.</summary>
        public IQueryable<AuditEntry> From(long? last, ListOrder order) => order.Down
            ? lines.Where(e => last == null || e.Position < last)
                .OrderByDescending(e => e.Position)
            : lines.Where(e => last == null || e.Position > last).OrderBy(e => e.Position);
    }
}
