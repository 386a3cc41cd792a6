using Kite.Importing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Takes back what an import of customers brought: those it made go, unless someone changed them
/// since or something else of the books is theirs; those it changed become what they were.
/// </summary>
internal static class CustomersBack
{
    public static async Task<long> Take(
        KiteDb db, ImportBatch batch, MasterKeys masters, CancellationToken cancel) =>
        await Remove(db, batch, cancel) + await Restore(db, batch, masters, cancel);

    public static async Task<UndoneFigures> Left(
        KiteDb db, Guid import, UndoneFigures removed, CancellationToken cancel)
    {
        var made = db.Customers.Where(c => c.ImportId == import);
        var changed = await made.LongCountAsync(c => c.Version > 1, cancel);
        var all = await made.LongCountAsync(cancel);
        var changedTwice = await db.CustomerBefores.LongCountAsync(
            b => b.ImportId == import, cancel);
        return removed with
        {
            CustomersChangedSince = changed + changedTwice,
            CustomersWithPurchases = all - changed,
        };
    }

    private static async Task<long> Remove(
        KiteDb db, ImportBatch batch, CancellationToken cancel)
    {
        if (batch.FirstPosition == 0) return 0;

        var made = await db.Customers.AsNoTracking()
            .Where(c => c.Number >= batch.FirstPosition && c.Number <= batch.LastPosition)
            .Where(c => c.ImportId == batch.ImportId && c.Version == 1)
            .Select(c => c.Id)
            .ToListAsync(cancel);
        var needed = await CustomersInUse.Among(db, made, cancel);
        var gone = made.Where(id => !needed.Contains(id)).ToList();
        await CustomerBook.Remove(db, gone, cancel);
        return gone.Count;
    }

    private static async Task<long> Restore(
        KiteDb db, ImportBatch batch, MasterKeys masters, CancellationToken cancel)
    {
        var changed = await db.CustomerBefores.AsNoTracking()
            .Where(b => b.ImportId == batch.ImportId)
            .Where(b => b.Row >= batch.FirstRow && b.Row <= batch.LastRow)
            .Select(b => b.CustomerId)
            .ToListAsync(cancel);
        if (changed.Count == 0) return 0;

        var ids = changed.ToHashSet();
        var customers = await db.Customers
            .Where(c => EF.Parameter(ids).Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, cancel);
        var befores = await db.CustomerBefores
            .Where(b => b.ImportId == batch.ImportId)
            .Where(b => EF.Parameter(ids).Contains(b.CustomerId))
            .ToListAsync(cancel);
        var restored = 0;
        foreach (var lines in befores.GroupBy(b => b.CustomerId))
        {
            if (!customers.TryGetValue(lines.Key, out var customer)) continue;
            var back = await Restore(db, customer, [.. lines], batch, masters, cancel);
            if (back == 0) continue;
            await db.Retoken(customer, cancel);
            restored += back;
        }
        await db.SaveChangesAsync(cancel);
        await db.GrantDue(ids, cancel);
        db.ChangeTracker.Clear();
        return restored;
    }

    // The last line first; what each leaves behind is what the line before it left then.
    private static async Task<int> Restore(
        KiteDb db, Customer customer, List<CustomerBefore> lines, ImportBatch batch,
        MasterKeys masters, CancellationToken cancel)
    {
        var restored = 0;
        var seen = customer.Version;
        foreach (var before in lines.OrderByDescending(b => b.Row))
        {
            if (before.Version != seen) break;
            if (before.Row < batch.FirstRow)
            {
                before.Version = customer.Version;
                break;
            }
            seen = before.Version - 1;
            await Restore(db, customer, before, masters, cancel);
            restored++;
        }
        return restored;
    }

    private static async Task Restore(
        KiteDb db, Customer customer, CustomerBefore before, MasterKeys masters,
        CancellationToken cancel)
    {
        Filling.Put(customer, before.FactsThen, customer.ChangedAt);
        (customer.IdDocument, customer.IdDocumentToken) =
            (before.IdDocument, before.IdDocumentToken);
        customer.Version++;
        var (contacts, tags) = (before.ContactsSince, before.TagsSince);
        db.RemoveRange(await db.ContactPoints
            .Where(p => p.CustomerId == customer.Id && contacts.Contains(p.Id))
            .ToListAsync(cancel));
        db.RemoveRange(await db.CustomerTags
            .Where(t => t.CustomerId == customer.Id && tags.Contains(t.Tag))
            .ToListAsync(cancel));
        db.Remove(before);
        await db.ForgetChanged(customer, [], cancel);
        if (before.OwnThen is not { Count: > 0 } own) return;

        var fields = (await db.OwnFieldsAsync(cancel)).Where(f => own.ContainsKey(f.Id));
        var back = await db.SetOwn(
            customer, fields.ToDictionary(f => f, f => own[f.Id]), masters, cancel);
        await db.ForgetChanged(customer, back, cancel);
        // The line before this one finds what this one left.
        await db.SaveChangesAsync(cancel);
    }
}
