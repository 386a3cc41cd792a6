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
            var changed = db.ChangedFields(customer).Concat(others).ToList();
            if (changed.Count == 0) return;

            var known = await db.FactsOf(customer.Id, changed, cancel);
            foreach (var field in changed)
                db.Note(customer, field, known.GetValueOrDefault(field), source, at);
        }

        /// <summary>
        /// The same for many, in one round trip; each with the fields that lie elsewhere.
        /// </summary>
        public async Task NoteChanged(
            IReadOnlyDictionary<Customer, HashSet<string>> customers, string source,
            DateTimeOffset at, CancellationToken cancel)
        {
            var known = await db.FactsOf([.. customers.Keys], cancel);
            foreach (var (customer, others) in customers)
            {
                foreach (var field in db.ChangedFields(customer).Concat(others))
                    db.Note(
                        customer, field, known.GetValueOrDefault((customer.Id, field)), source,
                        at);
            }
        }

        /// <summary>
        /// What is put back as it was is as old as its record again: call this before saving.
        /// </summary>
        public async Task ForgetChanged(
            Customer customer, IEnumerable<string> others, CancellationToken cancel)
        {
            var fields = db.ChangedFields(customer).Concat(others).ToList();
            if (fields.Count == 0) return;

            db.RemoveRange((await db.FactsOf(customer.Id, fields, cancel)).Values);
        }

        private IEnumerable<string> ChangedFields(Customer customer) =>
            db.Entry(customer).Properties
                .Where(p => !Equals(p.OriginalValue, p.CurrentValue))
                .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Metadata.Name))
                .Intersect(RecordFields.All, StringComparer.Ordinal);

        private void Note(
            Customer customer, string field, FieldFact? fact, string source, DateTimeOffset at)
        {
            if (fact is null)
                db.Add(fact = new FieldFact { CustomerId = customer.Id, Field = field });
            (fact.Source, fact.ChangedAt, fact.ChangedBy) = (source, at, db.Asker.Id);
            (fact.VerifiedAt, fact.VerifiedBy) = (null, null);
        }

        private async Task<Dictionary<(Guid, string), FieldFact>> FactsOf(
            IReadOnlyCollection<Customer> customers, CancellationToken cancel)
        {
            var ids = customers.Select(c => c.Id).ToList();
            return await db.FieldFacts
                .Where(f => EF.Parameter(ids).Contains(f.CustomerId))
                .ToDictionaryAsync(f => (f.CustomerId, f.Field), cancel);
        }

        internal async Task<Dictionary<string, FieldFact>> FactsOf(
            Guid customer, IReadOnlyCollection<string> fields, CancellationToken cancel) =>
            await db.FieldFacts
                .Where(f => f.CustomerId == customer && fields.Contains(f.Field))
                .ToDictionaryAsync(f => f.Field, StringComparer.Ordinal, cancel);
    }
}
