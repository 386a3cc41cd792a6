using Kite.Importing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>What a row would make of a record.</summary>
internal sealed record RecordChange(
    Customer Customer, CustomerFacts Facts, IReadOnlyList<FurtherContact> Contacts,
    IReadOnlyList<string> Tags, int Place);

/// <summary>Records of the books beside the rows of a file that speak of them.</summary>
internal sealed class StandingRecords(KnownRecords mode, MasterKeys masters)
{
    private readonly Dictionary<Guid, Record> records = [];

    public async Task Read(
        KiteDb db, IReadOnlyCollection<Guid> ids, bool track, CancellationToken cancel)
    {
        var wanted = ids.ToHashSet();
        var customers = db.Customers.Where(c => EF.Parameter(wanted).Contains(c.Id));
        var tags = await db.CustomerTags.AsNoTracking()
            .Where(t => EF.Parameter(wanted).Contains(t.CustomerId))
            .ToListAsync(cancel);
        var contacts = await db.ContactPoints.AsNoTracking()
            .Where(p => EF.Parameter(wanted).Contains(p.CustomerId))
            .ToListAsync(cancel);
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
                contactsOf[c.Id].Count());
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
        if (facts == mine.Facts && contacts.Count == 0 && tags.Count == 0) return null;

        var place = mine.Place + 1;
        records[id] = mine with
        {
            Facts = facts with { IdDocument = null },
            HasDocument = mine.HasDocument || facts.IdDocument is not null,
            Tags = [.. mine.Tags, .. tags],
            Contacts = [.. mine.Contacts, .. contacts.Select(c => (c.Kind, c.Value))],
            Place = mine.Place + contacts.Count,
        };
        return new(mine.Customer, facts, contacts, tags, place);
    }

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
        public bool HasDocument { get; init; } = Customer.IdDocument is not null;
    }
}
