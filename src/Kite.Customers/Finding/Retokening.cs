using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Keeps a customer's tokens as they would be for a fresh record. Whoever changes what someone is
/// found by calls this before saving; a new kind of it is added to <see cref="Findables"/>.
/// </summary>
internal static class Retokening
{
    public static Findable Of(CustomerKey key) => new(FindableKind.Key, key.Key);

    /// <summary>Nothing for an address: it finds a street full of people.</summary>
    public static Findable? Of(ContactPoint contact) => Of(contact.Kind, contact.Value);

    public static Findable? Of(ContactKind kind, string value) => kind switch
    {
        ContactKind.Phone => new(FindableKind.Phone, value),
        ContactKind.Email => new(FindableKind.Mail, value),
        ContactKind.Messenger => new(FindableKind.Key, value),
        _ => null,
    };

    extension(KiteDb db)
    {
        /// <summary>
        /// Call it before saving what someone is found by. A merged record is found no more;
        /// who stands for it is.
        /// </summary>
        public async Task Retoken(Customer customer, CancellationToken cancel)
        {
            var others = (await db.Findables([customer.Id], cancel))[customer.Id].ToList();
            var old = await db.SearchTokens
                .Where(t => t.CustomerId == customer.Id)
                .ToDictionaryAsync(t => t.Token, StringComparer.Ordinal, cancel);
            foreach (var token in Tokens.Of(customer, others))
            {
                if (old.Remove(token.Token, out var kept)) kept.Kind = token.Kind;
                else db.SearchTokens.Add(token);
            }
            db.SearchTokens.RemoveRange(old.Values);
        }

        /// <summary>What customers are found by besides their records.</summary>
        public async Task<ILookup<Guid, Findable>> Findables(
            IReadOnlyCollection<Guid> ids, CancellationToken cancel)
        {
            var keys = await db.CustomerKeys.AsNoTracking()
                .Where(k => ids.Contains(k.CustomerId)).ToListAsync(cancel);
            var searched = (await db.OwnFieldsAsync(cancel)).Where(f => f.IsSearched)
                .ToDictionary(f => f.Id);
            // What is about to be saved counts already, and what is about to go no longer does.
            await db.ContactPoints.Where(p => ids.Contains(p.CustomerId)).LoadAsync(cancel);
            if (searched.Count > 0)
                await db.CustomValues.Where(v => ids.Contains(v.CustomerId)).LoadAsync(cancel);
            var contacts = db.ContactPoints.Local.Where(p => ids.Contains(p.CustomerId));
            var values = db.CustomValues.Local
                .Where(v => ids.Contains(v.CustomerId) && searched.ContainsKey(v.FieldId))
                .Where(v => v.Text is not null || v.Number is not null);
            return keys.Where(k => !Identity.IsMade(k.Key))
                .Select(k => (k.CustomerId, Found: (Findable?)Of(k)))
                .Concat(contacts.Select(c => (c.CustomerId, Found: Of(c))))
                .Concat(values.Select(v => (v.CustomerId, Found: (Findable?)new Findable(
                    FindableKind.Key, OwnBook.Searched(searched[v.FieldId], v)))))
                .Where(f => f.Found is not null)
                .ToLookup(f => f.CustomerId, f => f.Found!);
        }
    }
}
