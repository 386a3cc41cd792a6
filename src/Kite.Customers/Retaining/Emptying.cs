using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Empties fields of a record and of all records that it took in. The number stays, and with it
/// every purchase; the trail keeps the old values only sealed with the person's own key.
/// </summary>
internal static class Emptying
{
    extension(KiteDb db)
    {
        /// <summary>Call it in a transaction; answers what was emptied.</summary>
        public async Task<IReadOnlyList<string>> Empty(
            Customer customer, IReadOnlyList<string> fields, MasterKeys masters,
            CancellationToken cancel)
        {
            var emptied = (await db.HeldBy(customer, cancel))
                .Intersect(fields, StringComparer.Ordinal).ToList();
            foreach (var one in await db.WithTakenIn(customer, cancel))
            {
                await db.EmptyOne(one, [.. fields], masters, cancel);
                one.Version++;
                await db.Retoken(one, cancel);
            }
            await db.SaveChangesAsync(cancel);
            return emptied;
        }

        private async Task<List<Customer>> WithTakenIn(
            Customer customer, CancellationToken cancel)
        {
            var all = new List<Customer> { customer };
            var next = new List<Guid> { customer.Id };
            while (next.Count > 0)
            {
                var found = await db.Customers
                    .Where(c => c.MergedInto != null && next.Contains(c.MergedInto.Value))
                    .ToListAsync(cancel);
                all.AddRange(found);
                next = found.ConvertAll(c => c.Id);
            }
            return all;
        }

        private async Task EmptyOne(
            Customer customer, List<string> fields, MasterKeys masters,
            CancellationToken cancel)
        {
            var entry = db.Entry(customer);
            foreach (var field in fields.Intersect(RecordFields.All, StringComparer.Ordinal))
            {
                var column = char.ToUpperInvariant(field[0]) + field[1..];
                entry.Property(column).CurrentValue = field == "name" ? "" : null;
                if (field == "idDocument") customer.IdDocumentToken = null;
            }
            var own = (await db.OwnFieldsAsync(cancel)).Where(f => fields.Contains(f.Key));
            await db.SetOwn(
                customer, own.ToDictionary(f => f, OwnValue? (_) => null), masters, cancel);
            if (fields.Contains(UpkeepFields.Contacts))
                db.RemoveRange(await db.PointsOf(customer.Id, cancel));
            // A face names its owner: it goes with the name.
            if (fields.Contains("name")) await db.DropPhoto(customer.Id, cancel);
            // What staff wrote beside a number may name them, too; the number counts on.
            if (fields.Contains("name") || fields.Contains("note"))
                await db.DropNotes(customer.Id, cancel);
            if (fields.Contains(UpkeepFields.Preferences))
                db.RemoveRange(await db.Preferences
                    .Where(p => p.CustomerId == customer.Id).ToListAsync(cancel));
            db.RemoveRange(await db.FieldFacts
                .Where(f => f.CustomerId == customer.Id && fields.Contains(f.Field))
                .ToListAsync(cancel));
            // What undoing an import would put back holds the same values in plain letters.
            await db.CustomerBefores.Where(b => b.CustomerId == customer.Id)
                .ExecuteDeleteAsync(cancel);
        }
    }
}
