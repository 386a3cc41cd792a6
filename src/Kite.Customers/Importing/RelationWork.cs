using Kite.Importing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>One file of relations on its way into the books.</summary>
internal sealed class RelationWork(
    ImportOrder order, string source, Tally met, TimeProvider clock)
    : ImportWork
{
    private readonly DetailReader reader = new(order, source);

    public override UnderstoodRow? Understand(RowReading reading) => reader.Relation(reading);

    public override async Task<BatchPlan> Plan(
        KiteDb db, IReadOnlyList<UnderstoodRow> rows, bool forReal, CancellationToken cancel)
    {
        var plan = new DetailPlan();
        // In an export of contacts, many have no company: such a row tells nothing.
        var (telling, silent) = (new List<FileRelation>(), 0);
        foreach (var row in rows.Cast<FileRelation>())
        {
            if (row.Other.IsBlank) silent++;
            else telling.Add(row);
        }
        for (; silent > 0; silent--) plan.Pass();
        var named = new NamedCustomers();
        await named.Read(
            db, [.. telling.Select(r => r.Who), .. telling.Select(r => r.Other)], cancel);
        telling.RemoveAll(row => !Place(row, named));
        var there = await Standing(db, telling, cancel);
        foreach (var row in telling)
        {
            var isKnown = there.Contains((row.CustomerId, row.OtherId, row.Kind))
                || (!forReal && met.Met(Tally.KeyOf(NameOf(row))) > 1);
            if (isKnown)
            {
                plan.Pass();
                continue;
            }
            there.Add((row.CustomerId, row.OtherId, row.Kind));
            there.Add((row.OtherId, row.CustomerId, DetailWords.Counterpart(row.Kind)));
            plan.Bring(row);
        }
        return plan;
    }

    public override async Task<BatchPlaces> Take(
        KiteDb db, BatchPlan plan, CancellationToken cancel)
    {
        List<FileRelation> rows = [.. ((DetailPlan)plan).Fresh.Cast<FileRelation>()];
        if (rows.Count == 0) return BatchPlaces.None;

        var at = clock.GetUtcNow();
        var ends = new List<Relation>(rows.Count * 2);
        var details = new List<ImportedDetail>(rows.Count);
        foreach (var row in rows)
        {
            var id = Guid.CreateVersion7();
            ends.Add(End(id, row.CustomerId, row.OtherId, row.Kind, row.Note, at));
            ends.Add(End(
                id, row.OtherId, row.CustomerId, DetailWords.Counterpart(row.Kind), row.Note,
                at));
            details.Add(Details.Of(order.Import, row, id));
        }
        await BulkWriter.Write(db, ends, cancel);
        await BulkWriter.Write(db, details, cancel);
        return BatchPlaces.None;
    }

    protected override void Close() => met.Dispose();

    private static bool Place(FileRelation row, NamedCustomers named)
    {
        var (who, other) = (named.Of(row.Who), named.Of(row.Other));
        if (who.Refusal is { } nobody)
        {
            row.Reading.RefuseField(
                row.Who.Number is null ? DetailFields.Key : DetailFields.Number, nobody);
        }
        if (other.Refusal is { } none)
        {
            row.Reading.RefuseField(
                row.Other.Number is null ? DetailFields.OtherKey : DetailFields.OtherNumber,
                none);
        }
        if (row.Reading.Faults.Count > 0) return false;

        (row.CustomerId, row.CustomerNumber) = (who.Value.Id, who.Value.Number);
        row.OtherId = other.Value.Id;
        if (row.CustomerId != row.OtherId) return true;

        row.Reading.RefuseField(DetailFields.OtherNumber, new OneIsNoTwo());
        return false;
    }

    private static async Task<HashSet<(Guid, Guid, RelationKind)>> Standing(
        KiteDb db, List<FileRelation> rows, CancellationToken cancel)
    {
        var ids = rows.Select(r => r.CustomerId).ToHashSet();
        var relations = await db.Relations.AsNoTracking()
            .Where(r => EF.Parameter(ids).Contains(r.CustomerId))
            .Select(r => new { r.CustomerId, r.OtherId, r.Kind })
            .ToListAsync(cancel);
        return [.. relations.Select(r => (r.CustomerId, r.OtherId, r.Kind))];
    }

    // The same relation told from its other end is the same.
    private static string NameOf(FileRelation row)
    {
        var isFirst = row.CustomerId.CompareTo(row.OtherId) < 0;
        return isFirst
            ? $"{row.CustomerId}{row.OtherId}{row.Kind}"
            : $"{row.OtherId}{row.CustomerId}{DetailWords.Counterpart(row.Kind)}";
    }

    private Relation End(
        Guid id, Guid customer, Guid other, RelationKind kind, string? note, DateTimeOffset at) =>
        new()
        {
            CustomerId = customer,
            Id = id,
            OtherId = other,
            Kind = kind,
            Note = note,
            Source = source,
            AddedAt = at,
        };
}
