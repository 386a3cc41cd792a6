using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// A customer of the books, found by a key of another system or by a phone number. A key that
/// came with a record merged since is recorded under that one's number; else under 0.
/// </summary>
public sealed record KnownCustomer(
    string Key, Guid Id, long Number, Guid? ImportId, long RecordedUnder = 0);

/// <summary>
/// A customer about to enter the books, with the ID document's number (to be sealed with their
/// own key) and the name by which another system knows them.
/// </summary>
internal sealed record NewCustomer(Customer Customer, string? IdDocument, CustomerKey Key)
{
    /// <summary>To be sealed with the customer's own key, too.</summary>
    public Photo? Photo { get; init; }

    /// <summary>Where it was made already; else it is made when they are written.</summary>
    public Readied? Readied { get; init; }
}

/// <summary>The one way by which many customers enter the books at once: files, samples.</summary>
public static class CustomerBook
{
    /// <summary>
    /// Writes new customers whose numbers have been taken in this transaction, with the words by
    /// which they are found, the names other systems know them by, and a data key for each.
    /// </summary>
    public static async Task Add(
        KiteDb db,
        MasterKeys masters,
        IReadOnlyList<Customer> customers,
        IReadOnlyList<CustomerKey> keys,
        CancellationToken cancel)
    {
        var known = keys.ToLookup(k => k.CustomerId, Retokening.Of);
        var tokens = customers.SelectMany(c => Tokens.Of(c, known[c.Id])).ToList();
        var dataKeys = customers.Select(c => DataKey.New(c.Id, masters)).ToList();
        await BulkWriter.Write(db, customers, cancel);
        await BulkWriter.Write(db, keys, cancel);
        await BulkWriter.Write(db, tokens, cancel);
        await BulkWriter.Write(db, dataKeys, cancel);
        await PairBook.Note(db, customers, cancel);
        await db.GrantDue([.. customers.Select(c => c.Id)], cancel);
    }

    /// <summary>
    /// The same with ID documents, further contact points, tags and the fields of the business's
    /// own, of which some are <paramref name="searched"/>.
    /// </summary>
    internal static async Task Add(
        KiteDb db,
        MasterKeys masters,
        IReadOnlyList<NewCustomer> customers,
        IReadOnlyList<ContactPoint> contacts,
        IReadOnlyList<CustomerTag> tags,
        IReadOnlyList<CustomValue> values,
        IReadOnlyDictionary<Guid, FieldView> searched,
        CancellationToken cancel)
    {
        var dataKeys = new List<DataKey>(customers.Count);
        var tokens = new List<SearchToken>(customers.Count * 6);
        var further = contacts.ToLookup(p => p.CustomerId);
        var own = values.Where(v => searched.ContainsKey(v.FieldId)).ToLookup(
            v => v.CustomerId,
            v => new Findable(FindableKind.Key, OwnBook.Searched(searched[v.FieldId], v)));
        var photos = new List<CustomerPhoto>();
        var compared = new List<Compared>(customers.Count);
        foreach (var added in customers)
        {
            var (customer, document, key) = added;
            var others = further[customer.Id].Select(Retokening.Of).OfType<Findable>()
                .Concat(own[customer.Id]);
            if (!Identity.IsMade(key.Key)) others = others.Append(Retokening.Of(key));
            var (dataKey, words) = added.Readied ?? Readied.Of(customer, others, masters);
            if (document is { Length: > 0 }) Filling.Seal(customer, document, dataKey, masters);
            if (added.Photo is { } photo)
            {
                photos.Add(PhotoBook.Fresh(
                    customer.Id, photo, dataKey.Seal(masters, photo.Bytes), customer.Source,
                    customer.CreatedAt));
            }
            dataKeys.Add(dataKey);
            tokens.AddRange(words.Select(word => Tokens.Of(customer, word)));
            compared.Add(new(customer, further[customer.Id], words));
        }
        // Neighbours in the index are written together.
        tokens.Sort((a, b) => string.CompareOrdinal(a.Token, b.Token));
        await BulkWriter.Write(db, [.. customers.Select(c => c.Customer)], cancel);
        await BulkWriter.Write(db, [.. customers.Select(c => c.Key)], cancel);
        await BulkWriter.Write(db, tokens, cancel);
        await BulkWriter.Write(db, dataKeys, cancel);
        await BulkWriter.Write(db, contacts, cancel);
        await BulkWriter.Write(db, photos, cancel);
        await BulkWriter.Write(db, tags, cancel);
        await BulkWriter.Write(db, values, cancel);
        await PairBook.Note(db, compared, customers.Max(c => c.Customer.ChangedAt), cancel);
        await db.GrantDue([.. customers.Select(c => c.Customer.Id)], cancel);
    }

    /// <summary>Those who bear these e-mail addresses.</summary>
    internal static async Task<IReadOnlyList<Guid>> ByMail(
        KiteDb db, IReadOnlyCollection<string> mails, CancellationToken cancel)
    {
        if (mails.Count == 0) return [];

        return await db.Customers.Where(c => EF.Parameter(mails).Contains(c.Email))
            .Select(c => c.Id)
            .ToListAsync(cancel);
    }

    /// <summary>Those whom another system knows by these keys.</summary>
    public static async Task<IReadOnlyList<KnownCustomer>> Known(
        KiteDb db, string source, IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        if (keys.Count == 0) return [];

        var customers = db.Customers;
        return await db.CustomerKeys
            .Where(k => k.Source == source && EF.Parameter(keys).Contains(k.Key))
            .Join(
                customers,
                k => k.CustomerId,
                c => c.Id,
                (k, c) => new KnownCustomer(
                    k.Key, c.Id, c.Number, c.ImportId, k.RecordedUnder))
            .ToListAsync(cancel);
    }

    /// <summary>
    /// Those who bear these phone numbers (E.164); of several, the longest known.
    /// </summary>
    public static async Task<IReadOnlyList<KnownCustomer>> ByPhone(
        KiteDb db, IReadOnlyCollection<string> phones, CancellationToken cancel)
    {
        if (phones.Count == 0) return [];

        var tokens = phones.Select(PhoneTokens.Whole).OfType<string>().ToList();
        var customers = db.Customers;
        var found = await db.SearchTokens
            .Where(t => t.Kind == TokenKind.Phone && EF.Parameter(tokens).Contains(t.Token))
            .Join(
                customers.Where(c => EF.Parameter(phones).Contains(c.Phone)),
                t => t.CustomerId,
                c => c.Id,
                (t, c) => new KnownCustomer(c.Phone!, c.Id, c.Number, c.ImportId, 0))
            .ToListAsync(cancel);
        return [.. found.OrderBy(c => c.Number).DistinctBy(c => c.Key, StringComparer.Ordinal)];
    }

    /// <summary>
    /// Takes customers out of the books with all that was kept of them; whoever calls has made
    /// sure that nobody needs them.
    /// </summary>
    public static async Task Remove(
        KiteDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        if (ids.Count == 0) return;

        await db.DuplicatePairs
            .Where(p => ids.Contains(p.CustomerId) || ids.Contains(p.OtherId))
            .ExecuteDeleteAsync(cancel);
        await KnowingBook.Remove(db, ids, cancel);
        await db.RemoveResponses(ids, cancel);
        await db.SearchTokens.Where(t => ids.Contains(t.CustomerId)).ExecuteDeleteAsync(cancel);
        await db.ContactPoints.Where(p => ids.Contains(p.CustomerId)).ExecuteDeleteAsync(cancel);
        await db.CustomerPhotos.Where(p => ids.Contains(p.CustomerId)).ExecuteDeleteAsync(cancel);
        await db.CustomerTags.Where(t => ids.Contains(t.CustomerId)).ExecuteDeleteAsync(cancel);
        await db.Relations.Where(r => ids.Contains(r.CustomerId) || ids.Contains(r.OtherId))
            .ExecuteDeleteAsync(cancel);
        await db.Preferences.Where(p => ids.Contains(p.CustomerId)).ExecuteDeleteAsync(cancel);
        await db.CustomValues.Where(v => ids.Contains(v.CustomerId)).ExecuteDeleteAsync(cancel);
        await db.Removals.Where(r => ids.Contains(r.CustomerId)).ExecuteDeleteAsync(cancel);
        await db.ReviewItems.Where(i => ids.Contains(i.CustomerId)).ExecuteDeleteAsync(cancel);
        await db.IncentiveGrants.Where(g => ids.Contains(g.CustomerId))
            .ExecuteDeleteAsync(cancel);
        await db.FieldFacts.Where(f => ids.Contains(f.CustomerId)).ExecuteDeleteAsync(cancel);
        await db.CustomerKeys.Where(k => ids.Contains(k.CustomerId)).ExecuteDeleteAsync(cancel);
        await db.ImportedDetails.Where(d => ids.Contains(d.CustomerId)).ExecuteDeleteAsync(cancel);
        await db.CustomerBefores.Where(b => ids.Contains(b.CustomerId)).ExecuteDeleteAsync(cancel);
        await db.BulkEditRows.Where(r => ids.Contains(r.CustomerId)).ExecuteDeleteAsync(cancel);
        await db.Set<DataKey>().Where(k => ids.Contains(k.OwnerId)).ExecuteDeleteAsync(cancel);
        await db.Customers.Where(c => ids.Contains(c.Id)).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Whether this can be an e-mail address.</summary>
    public static bool IsMail(string written) => CustomerFacts.IsMail(written);
}
