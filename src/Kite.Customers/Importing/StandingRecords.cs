using Kite.Importing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>What a row would make of a record.</summary>
internal sealed record RecordChange(
    Customer Customer, CustomerFacts Facts, IReadOnlyList<FurtherContact> Contacts,
    IReadOnlyList<string> Tags, int Place, IReadOnlyDictionary<FieldView, OwnValue> Own);

/// <summary>Records of the books beside the rows of a file that speak of them.</summary>
internal sealed class StandingRecords(KnownRecords mode, MasterKeys masters)
{
    private readonly Dictionary<Guid, Record> records = [];

    public async Task Read(
        KiteDb db, IReadOnlyCollection<Guid> ids, IReadOnlyCollection<FieldView> fields,
        bool track, CancellationToken cancel)
    {
        var wanted = ids.ToHashSet();
        var customers = db.Customers.Where(c => EF.Parameter(wanted).Contains(c.Id));
        var tags = await db.CustomerTags.AsNoTracking()
            .Where(t => EF.Parameter(wanted).Contains(t.CustomerId))
            .ToListAsync(cancel);
        var contacts = await db.ContactPoints.AsNoTracking()
            .Where(p => EF.Parameter(wanted).Contains(p.CustomerId))
            .ToListAsync(cancel);
        var own = await db.OwnOf(wanted, fields, cancel);
        var tagsOf = tags.ToLookup(t => t.CustomerId, t => t.Tag);
        var contactsOf = contacts.ToLookup(p => p.CustomerId);
        if (!track) customers = customers.AsNoTracking();
        foreach (var c in await customers.ToListAsync(cancel))
        {
            records[c.Id] = new(
                c,
                FactsByField.Of(c),
                tagsOf[c.Id].ToHashSet(StringComparer.Ordinal),
                [.. contactsOf[c.Id].Select(p => (p.Kind, p.Value))],
                contactsOf[c.Id].Count())
            {
                Own = own[c.Id].ToDictionary(o => o.Field.Id, o => o.Value),
            };
        }
    }

    /// <summary>
    /// Whether the row changes the record; what it says counts for the rows behind it.
    /// </summary>
    public bool Take(Guid customer, FileCustomer row) => Changed(customer, row) is not null;

    /// <summary>The change, or nothing where the record says so already.</summary>
    public RecordChange? Changed(Guid id, FileCustomer row)
    {
        if (mode is KnownRecords.Leave || !records.TryGetValue(id, out var mine)) return null;

        var said = row.Facts with
        {
            Kind = row.SaysKind ? row.Facts.Kind : mine.Facts.Kind,
            IdDocument = DocumentOf(mine, row.Facts.IdDocument),
        };
        var facts = mode is KnownRecords.Fill
            ? FactsByField.Over(mine.Facts, said)
            : FactsByField.Over(said, mine.Facts);
        var contacts = Others(row, facts).Where(c => !mine.Contacts.Contains((c.Kind, c.Value)))
            .ToList();
        var tags = row.Tags.Where(t => !mine.Tags.Contains(t)).ToList();
        var own = row.Own.Where(o => Differs(mine, o.Key, o.Value)).ToDictionary();
        if (facts == mine.Facts && contacts.Count == 0 && tags.Count == 0 && own.Count == 0)
            return null;

        var place = mine.Place + 1;
        records[id] = mine with
        {
            Facts = facts with { IdDocument = null },
            HasDocument = mine.HasDocument || facts.IdDocument is not null,
            Tags = [.. mine.Tags, .. tags],
            Contacts = [.. mine.Contacts, .. contacts.Select(c => (c.Kind, c.Value))],
            Place = mine.Place + contacts.Count,
            Own = mine.Own.Where(o => own.Keys.All(f => f.Id != o.Key))
                .Concat(own.Select(o => KeyValuePair.Create(o.Key.Id, o.Value))).ToDictionary(),
        };
        return new(mine.Customer, facts, contacts, tags, place, own);
    }

    private bool Differs(Record mine, FieldView field, OwnValue said) =>
        !mine.Own.TryGetValue(field.Id, out var there)
        || (mode is KnownRecords.Take
            && OwnReader.Line(field, there) != OwnReader.Line(field, said));

    private string? DocumentOf(Record mine, string? written)
    {
        if (written is null || (mode is KnownRecords.Fill && mine.HasDocument)) return null;

        var token = Filling.TokenOf(masters, written);
        return mine.Customer.IdDocumentToken?.AsSpan().SequenceEqual(token) == true
            ? null
            : written;
    }

    // A phone that did not become the first one is a further one.
    private static IEnumerable<FurtherContact> Others(FileCustomer row, CustomerFacts facts)
    {
        if (row.Facts.Phone is { } phone && phone != facts.Phone)
            yield return new(ContactKind.Phone, ContactUse.Other, phone);
        if (row.Facts.Email is { } mail && mail != facts.Email)
            yield return new(ContactKind.Email, ContactUse.Other, mail);
        foreach (var contact in row.Contacts)
        {
            if (contact.Value != facts.Phone && contact.Value != facts.Email)
                yield return contact;
        }
    }

    private sealed record Record(
        Customer Customer, CustomerFacts Facts, HashSet<string> Tags,
        HashSet<(ContactKind, string)> Contacts, int Place)
    {
        /// <summary>By the keys of the fields.</summary>
        public required IReadOnlyDictionary<Guid, OwnValue> Own { get; init; }
        public bool HasDocument { get; init; } = Customer.IdDocument is not null;
    }
}
