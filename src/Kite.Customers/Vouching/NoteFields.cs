using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Keeps of each field that changes where its new value came from. A field without such a line
/// is as old as the record and came with it.
/// </summary>
internal static class NoteFields
{
    extension(KiteDb db)
    {
        /// <summary>
        /// Call this before saving a record that was there already; <paramref name="others"/> are
        /// fields that lie in other tables.
        /// </summary>
        public async Task NoteChanged(
            Customer customer,
            IEnumerable<string> others,
            string source,
            DateTimeOffset at,
            CancellationToken cancel)
        {
            var changed = db.Entry(customer).Properties
                .Where(p => !Equals(p.OriginalValue, p.CurrentValue))
                .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Metadata.Name))
                .Intersect(RecordFields.All, StringComparer.Ordinal)
                .Concat(others)
                .ToList();
            if (changed.Count == 0) return;

            var known = await db.FactsOf(customer.Id, changed, cancel);
            foreach (var field in changed)
            {
                var fact = known.GetValueOrDefault(field);
                if (fact is null)
                    db.Add(fact = new FieldFact { CustomerId = customer.Id, Field = field });
                (fact.Source, fact.ChangedAt, fact.ChangedBy) = (source, at, db.Asker.Id);
                (fact.VerifiedAt, fact.VerifiedBy) = (null, null);
            }
        }

        internal async Task<Dictionary<string, FieldFact>> FactsOf(
            Guid customer, IReadOnlyCollection<string> fields, CancellationToken cancel) =>
            await db.FieldFacts
                .Where(f => f.CustomerId == customer && fields.Contains(f.Field))
                .ToDictionaryAsync(f => f.Field, StringComparer.Ordinal, cancel);
    }
}
