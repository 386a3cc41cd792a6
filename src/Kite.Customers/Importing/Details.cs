using Kite.Importing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>What files of contact points and relations have in common behind the reading.
/// </summary>
internal static class Details
{
    // Whence a file comes when its mapping does not say.
    private const string SomeFile = "file";
    private const int LongestSource = 40;

    public static Result<string> SourceOf(ImportOrder order)
    {
        if (!order.Asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        if (!order.Asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        var source = order.Mapping.Source?.Trim() is { Length: > 0 } named ? named : SomeFile;
        if (source.Length > LongestSource)
            return new BadInput("source", new TextIsTooLong(LongestSource));
        return order.Reader.Has(DetailFields.Number) || order.Reader.Has(DetailFields.Key)
            ? source
            : new BadInput(DetailFields.Number, new FieldNeedsColumn(DetailFields.Number));
    }

    public static ImportedDetail Of(Guid import, FileDetail row, Guid detail) => new()
    {
        CustomerId = row.CustomerId,
        ImportId = import,
        Row = row.Reading.Row.Number,
        DetailId = detail,
    };

    /// <summary>Takes back what the lines of a batch brought; answers how much.</summary>
    public static async Task<long> Undo(KiteDb db, ImportBatch batch, CancellationToken cancel)
    {
        var brought = await db.ImportedDetails
            .Where(d => d.ImportId == batch.ImportId)
            .Where(d => d.Row >= batch.FirstRow && d.Row <= batch.LastRow)
            .ToListAsync(cancel);
        var owners = brought.Select(d => d.CustomerId).ToHashSet();
        var ids = brought.Select(d => d.DetailId).ToHashSet();
        var points = await db.ContactPoints
            .Where(p => EF.Parameter(owners).Contains(p.CustomerId)
                && EF.Parameter(ids).Contains(p.Id))
            .ExecuteDeleteAsync(cancel);
        // Both ends bear the same key.
        var ends = await db.Relations
            .Where(r => EF.Parameter(owners).Contains(r.CustomerId)
                || EF.Parameter(owners).Contains(r.OtherId))
            .Where(r => EF.Parameter(ids).Contains(r.Id))
            .ExecuteDeleteAsync(cancel);
        db.RemoveRange(brought);
        await db.SaveChangesAsync(cancel);
        if (points > 0) await Retoken(db, owners, cancel);
        db.ChangeTracker.Clear();
        return points + ends / 2;
    }

    public static Task Tidy(KiteDb db, Guid import, CancellationToken cancel) =>
        db.ImportedDetails.Where(d => d.ImportId == import).ExecuteDeleteAsync(cancel);

    /// <summary>Those who got or lost a phone or an e-mail are found by others from now on.
    /// </summary>
    public static async Task Retoken(
        KiteDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        foreach (var customer in await db.Customers
            .Where(c => EF.Parameter(ids).Contains(c.Id))
            .ToListAsync(cancel))
        {
            await db.Retoken(customer, cancel);
        }
        await db.SaveChangesAsync(cancel);
    }
}
