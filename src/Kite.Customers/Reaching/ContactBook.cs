using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>No such further phone, e-mail or address is on the record.</summary>
public sealed record NoSuchContactPoint(string Which) : NotFound;

/// <summary>The further phones, e-mails and addresses of a record.</summary>
internal static class ContactBook
{
    /// <summary>More than anyone has; less than would slow a page.</summary>
    public const int Most = 30;

    extension(KiteDb db)
    {
        public async Task<IReadOnlyList<ContactView>> ContactsOf(
            Guid customer, CancellationToken cancel)
        {
            var points = await db.ContactPoints.AsNoTracking()
                .Where(p => p.CustomerId == customer).ToListAsync(cancel);
            return [.. points.OrderBy(p => (p.Kind, p.Place)).Select(ContactView.Of)];
        }

        /// <summary>The record's contact points, tracked, each kind in its order.</summary>
        public async Task<List<ContactPoint>> PointsOf(Guid customer, CancellationToken cancel) =>
            [
                .. (await db.ContactPoints.Where(p => p.CustomerId == customer)
                    .ToListAsync(cancel)).OrderBy(p => (p.Kind, p.Place)),
            ];

        /// <summary>Makes the checked ones the record's; those left out go.</summary>
        public async Task<Refusal?> SetContacts(
            Customer customer,
            IReadOnlyList<ContactFacts> wanted,
            string source,
            DateTimeOffset at,
            CancellationToken cancel)
        {
            var isNew = db.Entry(customer).State == EntityState.Added;
            var old = isNew ? [] : await db.PointsOf(customer.Id, cancel);
            for (var i = 0; i < wanted.Count; i++)
            {
                var facts = wanted[i];
                var known = facts.Id is { } id ? old.Find(p => p.Id == id) : null;
                if (facts.Id is not null && known?.Kind != facts.Kind)
                    return new BadInput(
                        $"contactPoints[{i}].id", new NoSuchContactPoint($"{facts.Id}"));
                if (Twice(customer, wanted, i))
                    return new BadInput(
                        $"contactPoints[{i}].value", new AlreadyOnRecord(facts.Value!));
                if (known is null) db.Add(Fresh(customer.Id, facts, i, source, at));
                else known.Become(facts, i, at);
            }
            db.ContactPoints.RemoveRange(
                old.Where(p => wanted.All(w => w.Id != p.Id)));
            return null;
        }

        /// <summary>Who else has these phones, by their numbers.</summary>
        public async Task<IReadOnlyList<SharedPhone>> SharedPhones(
            Customer customer, IEnumerable<ContactView> further, CancellationToken cancel)
        {
            var phones = further.Where(p => p.Kind == ContactKind.Phone).Select(p => p.Value)
                .Prepend(customer.Phone).OfType<string>().Distinct(StringComparer.Ordinal)
                .Where(p => PhoneTokens.Whole(p) is not null)
                .ToDictionary(p => PhoneTokens.Whole(p)!, StringComparer.Ordinal);
            if (phones.Count == 0) return [];

            var tokens = phones.Keys.ToList();
            var others = await db.SearchTokens
                .Where(t => EF.Parameter(tokens).Contains(t.Token)
                    && t.Kind == TokenKind.Phone && t.CustomerId != customer.Id)
                .OrderBy(t => t.CustomerNumber)
                .Select(t => new { t.Token, t.CustomerNumber })
                .Take(50).ToListAsync(cancel);
            return
            [
                .. others.GroupBy(t => t.Token, StringComparer.Ordinal).Select(g => new SharedPhone(
                    phones[g.Key], [.. g.Select(t => t.CustomerNumber).Order()])),
            ];
        }
    }

    public static ContactPoint Fresh(
        Guid customer, ContactFacts facts, int place, string source, DateTimeOffset at)
    {
        var point = new ContactPoint
        {
            CustomerId = customer, Kind = facts.Kind, Source = source, AddedAt = at,
        };
        point.Become(facts, place, at);
        return point;
    }

    extension(ContactPoint point)
    {
        /// <summary>What was made sure of holds only for the value it was made sure for.</summary>
        public void Become(ContactFacts facts, int place, DateTimeOffset at)
        {
            if (point.Value != facts.Value)
            {
                (point.VerifiedAt, point.VerifiedBy) = (null, null);
                point.AddedAt = at;
            }
            point.Use = facts.Use ?? point.Use;
            point.Value = facts.Value!;
            point.Extra = facts.Extra;
            (point.PostalCode, point.City, point.Country) =
                (facts.PostalCode, facts.City, facts.Country);
            point.Place = place;
        }
    }

    extension(List<ContactPoint> points)
    {
        /// <summary>Whether the record has it already, as its first or a further one.</summary>
        public bool IsThere(Customer customer, ContactFacts facts, ContactPoint? but) =>
            IsFirst(customer, facts.Kind, facts.Value!)
            || points.Exists(p => p != but
                && (p.Kind, p.Value, p.Extra) == (facts.Kind, facts.Value, facts.Extra));
    }

    private static bool IsFirst(Customer customer, ContactKind kind, string value) =>
        value == kind switch
        {
            ContactKind.Phone => customer.Phone,
            ContactKind.Email => customer.Email,
            ContactKind.Address => customer.Address,
            _ => null,
        };

    private static bool Twice(Customer customer, IReadOnlyList<ContactFacts> wanted, int at) =>
        IsFirst(customer, wanted[at].Kind, wanted[at].Value!)
        || wanted.Take(at).Any(w =>
            (w.Kind, w.Value, w.Extra) == (wanted[at].Kind, wanted[at].Value, wanted[at].Extra));
}
