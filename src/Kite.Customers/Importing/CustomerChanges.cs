using Kite.Importing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Changes customers of the books by what a file says of them, as its mapping wants it, and
/// keeps what was there before.
/// </summary>
internal sealed class CustomerChanges(
    Guid import, string source, KnownRecords mode, MasterKeys masters, TimeProvider clock)
{
    /// <summary>The records that a batch may change, as they stand in the books.</summary>
    public async Task<StandingRecords> Read(
        KiteDb db, IReadOnlyCollection<Guid> ids, IReadOnlyCollection<FieldView> fields,
        CancellationToken cancel)
    {
        var standing = new StandingRecords(mode, masters);
        if (mode is KnownRecords.Leave || ids.Count == 0) return standing;

        await standing.Read(db, ids, fields, track: false, cancel);
        return standing;
    }

    /// <summary>Another row of the same new customer.</summary>
    public void Join(FileCustomer first, FileCustomer next)
    {
        if (mode is KnownRecords.Leave) return;

        first.Facts = mode is KnownRecords.Fill
            ? FactsByField.Over(first.Facts, next.Facts)
            : FactsByField.Over(next.Facts, first.Facts);
        first.Tags = [.. first.Tags.Union(next.Tags, StringComparer.Ordinal)];
        first.Contacts = [.. first.Contacts.Union(next.Contacts)];
        var (above, below) = mode is KnownRecords.Fill
            ? (first.Own, next.Own)
            : (next.Own, first.Own);
        first.Own = above.Concat(below).DistinctBy(o => o.Key).ToDictionary();
    }

    /// <summary>Writes the changes of a batch, in the transaction that is open.</summary>
    public async Task Write(
        KiteDb db, IReadOnlyList<(FileCustomer Row, Guid Customer)> rows, CancellationToken cancel)
    {
        if (rows.Count == 0) return;

        var standing = new StandingRecords(mode, masters);
        var fields = rows.SelectMany(r => r.Row.Own.Keys).Distinct().ToList();
        await standing.Read(
            db, [.. rows.Select(r => r.Customer)], fields, track: true, cancel);
        var at = clock.GetUtcNow();
        var told = new HashSet<Guid>();
        var touched = new Dictionary<Customer, HashSet<string>>();
        foreach (var (row, id) in rows)
        {
            var change = standing.Changed(id, row);
            if (change is null) continue;

            var customer = change.Customer;
            var before = CustomerBefore.Of(customer, import, row.Reading.Row.Number);
            if (change.Own.Count > 0)
            {
                // A second line finds what the first one left.
                if (!told.Add(id))
                {
                    await db.NoteChanged(touched, source, at, cancel);
                    touched.Clear();
                    await db.SaveChangesAsync(cancel);
                }
            }
            var own = change.Own.Count == 0
                ? []
                : await ChangeOwn(db, customer, change.Own, before, cancel);
            await db.Fill(customer, change.Facts, masters, at, cancel);
            customer.Version++;
            if (!touched.TryAdd(customer, [.. own])) touched[customer].UnionWith(own);
            before.Version = customer.Version;
            var added = change.Contacts.Select((c, i) => Point(id, c, change.Place + i, at))
                .ToList();
            before.Remember(added.Select(p => p.Id), change.Tags);
            db.AddRange(added);
            db.AddRange(change.Tags.Select(t => new CustomerTag
            {
                CustomerId = id,
                CustomerNumber = customer.Number,
                Tag = t,
            }));
            db.Add(before);
            await db.Retoken(customer, cancel);
        }
        await db.NoteChanged(touched, source, at, cancel);
        await db.SaveChangesAsync(cancel);
        await db.GrantDue([.. rows.Select(r => r.Customer).Distinct()], cancel);
    }

    private async Task<IReadOnlyList<string>> ChangeOwn(
        KiteDb db, Customer customer, IReadOnlyDictionary<FieldView, OwnValue> own,
        CustomerBefore before, CancellationToken cancel)
    {
        before.Remember(await db.OwnOf([customer.Id], [.. own.Keys], cancel), own.Keys);
        return await db.SetOwn(
            customer, own.ToDictionary(o => o.Key, o => (OwnValue?)o.Value), masters, cancel);
    }

    public ContactPoint Point(
        Guid customer, FurtherContact contact, int place, DateTimeOffset at) => new()
        {
            CustomerId = customer,
            Kind = contact.Kind,
            Use = contact.Use,
            Value = contact.Value,
            Place = place,
            Source = source,
            AddedAt = at,
        };
}
