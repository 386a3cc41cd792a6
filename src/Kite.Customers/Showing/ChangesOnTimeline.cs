using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// What the trail tells of a customer: who changed which field, who opened what is guarded, and
/// at the end how the record began.
/// </summary>
internal sealed class ChangesOnTimeline(KiteDb db, TrailReader reader) : ITimelineSource
{
    private const string Beginning = "0";

    private static readonly HashSet<string> Unsaid = new(StringComparer.Ordinal)
    {
        "id", "number", "version", "createdAt", "changedAt", "idDocumentToken", "importId",
    };

    public string Kind => "change";
    public int Order => 90;
    public string Permission => May.ReadCustomers;
    public Type Texts => typeof(Texts);

    public async Task<int> Count(Guid customer, CancellationToken cancel) =>
        await Lines(customer).CountAsync(cancel) + 1;

    public async Task<IReadOnlyList<TimelineEntry>> Read(
        Asker asker, Guid customer, TimelineStart start, int atMost, CancellationToken cancel)
    {
        if (start.After == Beginning) return [];

        var business = await db.BusinessAsync(cancel);
        var lines = Lines(customer);
        if (long.TryParse(start.After, CultureInfo.InvariantCulture, out var last))
            lines = lines.Where(e => e.Position < last);
        if (start.Until is { } until)
        {
            var end = business.Ends(until);
            lines = lines.Where(e => e.At < end);
        }
        var read = await lines.OrderByDescending(e => e.Position)
            .Take(atMost).ToListAsync(cancel);
        var entries = (await reader.Open(asker, read, cancel))
            .Select(l => Entry(l, business)).ToList();
        if (read.Count == atMost) return entries;

        var began = await Began(customer, business, cancel);
        if (start.Until is null || began.Day <= start.Until) entries.Add(began);
        return entries;
    }

    private IQueryable<AuditEntry> Lines(Guid customer) => db.Set<AuditEntry>().AsNoTracking()
        .Where(e => e.SubjectId == customer && e.Subject == "customer" && e.Deed != "added");

    private TimelineEntry Entry(TrailLine line, Business business) => new(
        Kind,
        business.DayOf(line.At),
        line.Deed,
        line.Position.ToString(CultureInfo.InvariantCulture))
    {
        At = line.At,
        Who = line.Who,
        Changes = [.. line.Changes.Where(c => !Unsaid.Contains(c.Field))],
    };

    // Imports write no line for each record, so the beginning is told by the record itself.
    private async Task<TimelineEntry> Began(
        Guid customer, Business business, CancellationToken cancel)
    {
        var (at, source) = await db.Customers.Where(c => c.Id == customer)
            .Select(c => new ValueTuple<DateTimeOffset, string>(c.CreatedAt, c.Source))
            .SingleAsync(cancel);
        var who = await db.Set<AuditEntry>()
            .Where(e => e.SubjectId == customer && e.Deed == "added")
            .Select(e => e.AskerName).FirstOrDefaultAsync(cancel);
        return new(Kind, business.DayOf(at), "added", Beginning)
        {
            At = at,
            Who = who,
            Facts = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["source"] = source,
            },
        };
    }
}
