using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Keeps a customer's tokens as they would be for a fresh record: of the record, of the names
/// other systems know it by, of further phones and e-mails, of searched fields.
/// </summary>
internal static class Retokening
{
    extension(KiteDb db)
    {
        /// <summary>
        /// Call it before saving what someone is found by. A merged record is found no more;
        /// who stands for it is.
        /// </summary>
        public async Task Retoken(Customer customer, CancellationToken cancel)
        {
            var tokens = db.SearchTokens;
            var old = await tokens.Where(t => t.CustomerId == customer.Id).ToListAsync(cancel);
            var keys = await db.CustomerKeys.AsNoTracking()
                .Where(k => k.CustomerId == customer.Id).Select(k => k.Key).ToListAsync(cancel);
            if (customer.MergedInto is not null)
            {
                tokens.RemoveRange(old);
                return;
            }
            var now = Tokens.Of(customer)
                .Concat(keys.SelectMany(key => Tokens.Of(customer, key)))
                .Concat(Tokens.OfFurther(
                    customer,
                    await db.FurtherPhones(customer.Id, cancel),
                    await db.FurtherWords(customer.Id, cancel)))
                .DistinctBy(t => (t.Token, t.Kind))
                .ToList();
            tokens.RemoveRange(old.Where(o => !now.Exists(n => Equal(o, n))));
            tokens.AddRange(now.Where(n => !old.Exists(o => Equal(o, n))));
        }

        // What is about to be saved counts already, and what is about to go no longer does.
        private async Task<IEnumerable<string>> FurtherPhones(
            Guid customer, CancellationToken cancel)
        {
            await db.PointsOf(customer, cancel);
            return db.ContactPoints.Local
                .Where(p => p.CustomerId == customer && p.Kind == ContactKind.Phone)
                .Select(p => p.Value);
        }

        /// <summary>E-mails, names on messengers, and the fields that are searched.</summary>
        private async Task<IEnumerable<string>> FurtherWords(
            Guid customer, CancellationToken cancel)
        {
            var searched = (await db.OwnFieldsAsync(cancel)).Where(f => f.IsSearched)
                .ToDictionary(f => f.Id);
            if (searched.Count > 0)
                await db.CustomValues.Where(v => v.CustomerId == customer).LoadAsync(cancel);
            return db.ContactPoints.Local
                .Where(p => p.CustomerId == customer
                    && (p.Kind is ContactKind.Email or ContactKind.Messenger))
                .Select(p => p.Value)
                .Concat(db.CustomValues.Local
                    .Where(v => v.CustomerId == customer && searched.ContainsKey(v.FieldId))
                    .Select(v => OwnBook.Searched(searched[v.FieldId], v)));
        }
    }

    private static bool Equal(SearchToken a, SearchToken b) =>
        (a.Token, a.Kind) == (b.Token, b.Kind);
}
