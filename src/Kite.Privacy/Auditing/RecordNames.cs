using System.Globalization;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Privacy;

/// <summary>What a record that the trail speaks of is called, and where it is shown.</summary>
public sealed record RecordName(string Label, string? Href);

/// <summary>
/// Puts names to the records of the trail: customers by their number, and by name for who may see
/// it; others by the name that the line itself tells.
/// </summary>
public sealed class RecordNames(KiteDb db)
{
    private static readonly HashSet<string> Naming = new(StringComparer.Ordinal)
    {
        "name", "fullName", "userName", "fileName",
    };

    public async Task<IReadOnlyDictionary<long, RecordName>> Run(
        Asker asker, IReadOnlyList<TrailLine> lines, CancellationToken cancel)
    {
        if (!asker.May(May.ReadAudit)) return new Dictionary<long, RecordName>();

        var customers = await CustomersIn(asker, lines, cancel);
        return lines
            .Select(line => (line.Position, Name: Of(line, customers)))
            .Where(named => named.Name is not null)
            .ToDictionary(named => named.Position, named => named.Name!);
    }

    private static RecordName? Of(TrailLine line, Dictionary<Guid, RecordName> customers)
    {
        if (line.SubjectId is { } id && customers.TryGetValue(id, out var known)) return known;

        var told = line.Changes.FirstOrDefault(
            c => c.Sight is Sight.Clear && Naming.Contains(c.Field));
        return (told?.To ?? told?.From) is { Length: > 0 } name ? new(name, Href: null) : null;
    }

    private async Task<Dictionary<Guid, RecordName>> CustomersIn(
        Asker asker, IReadOnlyList<TrailLine> lines, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return [];

        var ids = lines.Where(l => l is { Subject: "customer", SubjectId: not null })
            .Select(l => l.SubjectId!.Value).Distinct().ToList();
        var named = asker.May(May.ReadPersonal);
        var found = await db.Set<Customer>().AsNoTracking()
            .Where(c => c.Number > 0 && ids.Contains(c.Id))
            .Select(c => new { c.Id, c.Number, Name = named ? c.Name : "" })
            .ToListAsync(cancel);
        return found.ToDictionary(
            c => c.Id,
            c => new RecordName(
                string.Create(CultureInfo.InvariantCulture, $"{c.Number} {c.Name}").TrimEnd(),
                string.Create(CultureInfo.InvariantCulture, $"/customers/{c.Number}")));
    }
}
