using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>What hangs on a customer's record, read for those who may see it.</summary>
public sealed class RecordDetails(KiteDb db, TimeProvider clock)
{
    /// <summary>The customer with all that hangs on the record.</summary>
    internal async Task<CustomerView> Whole(
        Customer customer, Asker asker, CancellationToken cancel)
    {
        var view = CustomerView.Of(customer, asker);
        var own = await OwnOf([customer.Id], asker, cancel);
        view = view with { Custom = own.GetValueOrDefault(customer.Id) };
        if (!asker.May(May.ReadPersonal)) return view;

        var today = (await db.BusinessAsync(cancel)).Today(clock);
        var points = await db.ContactsOf(customer.Id, cancel);
        return view with
        {
            NextBirthday = customer.NextBirthday(today),
            Photo = await db.PhotoOf(customer.Id, cancel),
            ContactPoints = points,
            Tags = await db.TagsOf(customer.Id, cancel),
            SealedFields = await SealedOf(customer.Id, cancel),
            SharedPhones = await db.SharedPhones(customer, points, cancel),
        };
    }

    /// <summary>
    /// What these customers hold in the business's own fields, as far as the asker may see it.
    /// </summary>
    internal async Task<Dictionary<Guid, IReadOnlyDictionary<string, object>>> OwnOf(
        IReadOnlyCollection<Guid> customers, Asker asker, CancellationToken cancel)
    {
        var fields = (await db.OwnFieldsAsync(cancel)).Where(f => asker.May(f.SeenWith)).ToList();
        if (fields.Count == 0) return [];

        var currency = (await db.BusinessAsync(cancel)).Currency;
        var values = await db.OwnOf(customers, fields, cancel);
        return values.ToDictionary(
            c => c.Key,
            c => (IReadOnlyDictionary<string, object>)c.ToDictionary(
                v => v.Field.Key, v => v.Value.Shown(v.Field, currency), StringComparer.Ordinal));
    }

    private async Task<IReadOnlyList<string>> SealedOf(Guid customer, CancellationToken cancel)
    {
        var fields = db.CustomFields;
        return await db.CustomValues.Where(v => v.CustomerId == customer && v.Sealed != null)
            .Join(fields, v => v.FieldId, f => f.Id, (v, f) => f.Key)
            .ToListAsync(cancel);
    }

    /// <summary>The fields that hold something, by their names on the wire.</summary>
    internal async Task<IReadOnlySet<string>> FilledOf(
        Customer customer, CancellationToken cancel) =>
        (await db.HeldBy(customer, cancel))
            .Where(f => f is not (UpkeepFields.Contacts or UpkeepFields.Preferences))
            .ToHashSet(StringComparer.Ordinal);

    internal async Task<Page<FieldFactView>> FieldFacts(
        Customer customer, IReadOnlySet<string> filled, CancellationToken cancel)
    {
        var known = await db.FieldFacts.AsNoTracking()
            .Where(f => f.CustomerId == customer.Id)
            .ToDictionaryAsync(f => f.Field, StringComparer.Ordinal, cancel);
        var who = known.Values.Select(f => f.VerifiedBy).OfType<Guid>().Distinct().ToList();
        var people = who.Count == 0
            ? []
            : await db.Set<Person>().Where(p => who.Contains(p.Id))
                .ToDictionaryAsync(p => p.Id, p => p.FullName, cancel);
        return new(
            [
                .. filled.Select(f =>
                    known.GetValueOrDefault(f) ?? FieldFactView.FromTheStart(customer, f))
                    .Select(f => FieldFactView.Of(f, people)),
            ],
            Next: null);
    }
}
