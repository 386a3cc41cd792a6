namespace Kite.Customers;

/// <summary>Takes cards of a file into the books, some hundred at a time.</summary>
internal sealed class VcardBatch(
    KiteDb db, MasterKeys masters, Business business, DateTimeOffset at, DateOnly today)
{
    private readonly HashSet<string> met = new(StringComparer.Ordinal);

    public int Added { get; private set; }
    public int Known { get; private set; }
    public int Photos { get; private set; }
    public List<FileCard> Refused { get; } = [];

    /// <summary>Cards that were added without the photo they bring, and why.</summary>
    public List<(FileCard Card, Refusal Why)> WithoutPhoto { get; } = [];

    public async Task Take(IReadOnlyList<FileCard> cards, CancellationToken cancel)
    {
        var names = cards.Select(c => c.Card?.Company).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var firms = await db.FirmsCalled(names, cancel);
        var sound = new List<FileCard>();
        foreach (var card in cards.Select(c => Checked(c, firms)))
        {
            if (card.No is null) sound.Add(card);
            else Refused.Add(card);
        }
        var known = await db.KnownAmong(sound, cancel);
        var fresh = sound.FindAll(c => !known.Contains(c) && met.Add(c.Key));
        Known += sound.Count - fresh.Count;
        Added += fresh.Count;
        if (fresh.Count > 0) await Bring(fresh, firms, cancel);
    }

    private FileCard Checked(FileCard card, IReadOnlyDictionary<string, KnownFirm> firms)
    {
        if (card.No is not null) return card;
        var said = VCardFacts.Of(
            card.Card!, business.Region, knowsFirm: FirmOf(card, firms) is not null);
        var sound = said.Checked(business.Region, today);
        return sound.Refusal is { } no
            ? card with { No = no }
            : card with { Facts = sound.Value };
    }

    private async Task Bring(
        List<FileCard> cards, IReadOnlyDictionary<string, KnownFirm> firms,
        CancellationToken cancel)
    {
        var first = await Counter.Take(db, Counter.Customers, cards.Count, cancel);
        var customers = new List<NewCustomer>(cards.Count);
        var points = new List<ContactPoint>();
        var tags = new List<CustomerTag>();
        for (var i = 0; i < cards.Count; i++)
        {
            var customer = new Customer
            {
                Number = first + i, Source = ImportVcards.Source, CreatedAt = at,
            };
            var facts = cards[i].Facts!;
            Filling.Put(customer, facts, at);
            customers.Add(new(customer, null, KeyOf(cards[i], customer))
            {
                Photo = PhotoOn(cards[i]),
            });
            points.AddRange((facts.ContactPoints ?? []).OfType<ContactFacts>().Select(
                (p, place) => ContactBook.Fresh(
                    customer.Id, p, place, ImportVcards.Source, at)));
            tags.AddRange((facts.Tags ?? []).OfType<string>().Select(t => new CustomerTag
            {
                CustomerId = customer.Id, CustomerNumber = customer.Number, Tag = t,
            }));
            if (FirmOf(cards[i], firms) is { } firm)
                Relate(customer, firm, cards[i].Card!.Department);
        }
        await CustomerBook.Add(
            db, masters, customers, points, tags, values: [],
            searched: new Dictionary<Guid, FieldView>(), cancel);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    // A bad photo spoils no card.
    private Photo? PhotoOn(FileCard card)
    {
        if (card.Photo is not { } read) return null;
        if (read.Refusal is { } no)
        {
            WithoutPhoto.Add((card, no));
            return null;
        }
        Photos++;
        return read.Value;
    }

    // A firm works for nobody.
    private static KnownFirm? FirmOf(
        FileCard card, IReadOnlyDictionary<string, KnownFirm> firms) =>
        card.Card is { IsCompany: false, Company: { } name }
            ? firms.GetValueOrDefault(name)
            : null;

    private void Relate(Customer customer, KnownFirm firm, string? department)
    {
        var note = department?.Length > AddRelation.LongestNote
            ? department[..AddRelation.LongestNote]
            : department;
        var id = Guid.CreateVersion7();
        db.AddRange(
            End(customer.Id, firm.Id, RelationKind.Employer),
            End(firm.Id, customer.Id, RelationKind.Employee));

        Relation End(Guid from, Guid to, RelationKind kind) => new()
        {
            CustomerId = from, Id = id, OtherId = to, Kind = kind, Note = note,
            Source = ImportVcards.Source, AddedAt = at,
        };
    }

    private static CustomerKey KeyOf(FileCard card, Customer customer) => new()
    {
        Source = ImportVcards.Source,
        Key = card.Key,
        CustomerId = customer.Id,
        CustomerNumber = customer.Number,
    };
}
