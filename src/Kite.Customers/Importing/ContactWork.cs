using Kite.Importing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>One file of further contact points on its way into the books.</summary>
internal sealed class ContactWork(
    ImportOrder order, string source, Tally met, TimeProvider clock)
    : ImportWork
{
    private readonly DetailReader reader = new(order, source);

    public override UnderstoodRow? Understand(RowReading reading) => reader.Contact(reading);

    public override async Task<BatchPlan> Plan(
        KiteDb db, IReadOnlyList<UnderstoodRow> rows, bool forReal, CancellationToken cancel)
    {
        List<FileContact> all = [.. rows.Cast<FileContact>()];
        var named = new NamedCustomers();
        await named.Read(db, [.. all.Select(r => r.Who)], cancel);
        var there = await Standing(db, all, named, cancel);
        var plan = new DetailPlan();
        foreach (var row in all)
        {
            var found = named.Of(row.Who);
            if (found.Refusal is { } no)
            {
                row.Reading.RefuseField(
                    row.Who.Number is null ? DetailFields.Key : DetailFields.Number, no);
                continue;
            }
            (row.CustomerId, row.CustomerNumber) = (found.Value.Id, found.Value.Number);
            var isKnown = found.Value.Bears(row.Kind, row.Value)
                || !there.Add((row.CustomerId, row.Kind, row.Value))
                || (!forReal && met.Met(Tally.KeyOf(
                    $"{row.CustomerNumber}\u001F{row.Kind}\u001F{row.Value}")) > 1);
            if (isKnown) plan.Pass();
            else plan.Bring(row);
        }
        return plan;
    }

    public override async Task<BatchPlaces> Take(
        KiteDb db, BatchPlan plan, CancellationToken cancel)
    {
        List<FileContact> rows = [.. ((DetailPlan)plan).Fresh.Cast<FileContact>()];
        if (rows.Count == 0) return BatchPlaces.None;

        var at = clock.GetUtcNow();
        var ids = rows.Select(r => r.CustomerId).ToHashSet();
        var places = await db.ContactPoints
            .Where(p => EF.Parameter(ids).Contains(p.CustomerId))
            .GroupBy(p => p.CustomerId)
            .Select(g => new { g.Key, Last = g.Max(p => p.Place) })
            .ToDictionaryAsync(g => g.Key, g => g.Last, cancel);
        var points = rows.ConvertAll(row => new ContactPoint
        {
            CustomerId = row.CustomerId,
            Kind = row.Kind,
            Use = row.Use,
            Value = row.Value,
            Extra = row.Extra,
            PostalCode = row.PostalCode,
            City = row.City,
            Country = row.Country,
            Place = places[row.CustomerId] = places.GetValueOrDefault(row.CustomerId) + 1,
            Source = source,
            AddedAt = at,
        });
        await BulkWriter.Write(db, points, cancel);
        var details = rows.Zip(points, (row, point) => Details.Of(order.Import, row, point.Id));
        await BulkWriter.Write(db, [.. details], cancel);
        await Details.Retoken(db, ids, cancel);
        await db.GrantDue(ids, cancel);
        return BatchPlaces.None;
    }

    protected override void Close() => met.Dispose();

    private static async Task<HashSet<(Guid, ContactKind, string)>> Standing(
        KiteDb db, List<FileContact> rows, NamedCustomers named, CancellationToken cancel)
    {
        var ids = rows.Select(r => named.Of(r.Who)).Where(f => f.Refusal is null)
            .Select(f => f.Value.Id).ToHashSet();
        var points = await db.ContactPoints.AsNoTracking()
            .Where(p => EF.Parameter(ids).Contains(p.CustomerId))
            .Select(p => new { p.CustomerId, p.Kind, p.Value })
            .ToListAsync(cancel);
        return [.. points.Select(p => (p.CustomerId, p.Kind, p.Value))];
    }
}
