using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>In which fields a record has something, by their names on the wire.</summary>
internal static class HeldFields
{
    private static readonly Dictionary<string, PropertyInfo> Columns = typeof(Customer)
        .GetProperties()
        .ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name), StringComparer.Ordinal);

    extension(Customer customer)
    {
        public bool Holds(string field) =>
            Columns[field].GetValue(customer) is not (null or "");
    }

    extension(KiteDb db)
    {
        /// <summary>
        /// The fields of each record that hold something, those of the business and the lists
        /// that hang on it included.
        /// </summary>
        public async Task<IReadOnlyDictionary<Guid, IReadOnlySet<string>>> HeldBy(
            IReadOnlyCollection<Customer> customers, CancellationToken cancel)
        {
            var ids = customers.Select(c => c.Id).ToList();
            var fields = db.CustomFields;
            var own = await db.CustomValues
                .Where(v => EF.Parameter(ids).Contains(v.CustomerId) && v.Place == 0)
                .Join(fields, v => v.FieldId, f => f.Id, (v, f) => new { v.CustomerId, f.Key })
                .ToListAsync(cancel);
            var contacts = await db.ContactPoints
                .Where(p => EF.Parameter(ids).Contains(p.CustomerId))
                .Select(p => p.CustomerId).Distinct().ToListAsync(cancel);
            var preferences = await db.Preferences
                .Where(p => EF.Parameter(ids).Contains(p.CustomerId))
                .Select(p => p.CustomerId).Distinct().ToListAsync(cancel);
            var more = own.Select(v => (v.CustomerId, v.Key))
                .Concat(contacts.Select(id => (id, UpkeepFields.Contacts)))
                .Concat(preferences.Select(id => (id, UpkeepFields.Preferences)))
                .ToLookup(v => v.Item1, v => v.Item2);
            return customers.ToDictionary(
                c => c.Id,
                IReadOnlySet<string> (c) => RecordFields.All.Where(c.Holds).Concat(more[c.Id])
                    .ToHashSet(StringComparer.Ordinal));
        }

        public async Task<IReadOnlySet<string>> HeldBy(
            Customer customer, CancellationToken cancel) =>
            (await db.HeldBy([customer], cancel))[customer.Id];
    }
}
