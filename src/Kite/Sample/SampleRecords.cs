using Kite.Customers;

namespace Kite.Sample;

/// <summary>
/// What hangs on some of the invented records: tags, second phones, who is whose, what they like,
/// two fields of the business's own.
/// </summary>
internal sealed class SampleRecords(KiteDb db)
{
    private const int Apart = 1_000_000;

    private static readonly string[] Tags =
        ["regular table", "nut allergy", "big groups", "wholesale", "press", "neighbour"];

    private static readonly (PreferenceKind Kind, string Text, bool Not)[] Likes =
    [
        (PreferenceKind.Seating, "ground floor, the stairs are hard", false),
        (PreferenceKind.Seating, "by the window", false),
        (PreferenceKind.Taste, "coriander", true),
        (PreferenceKind.Taste, "less salt", false),
        (PreferenceKind.Product, "osmanthus tea", false),
        (PreferenceKind.Channel, "a message in the evening, no calls", false),
    ];

    private static readonly string[] Tables = ["Window", "Garden", "Upstairs", "Counter"];

    private DateOnly latest;
    private readonly List<CustomerTag> tags = [];
    private readonly List<ContactPoint> contacts = [];
    private readonly List<Relation> relations = [];
    private readonly List<Preference> preferences = [];
    private readonly List<CustomValue> values = [];

    /// <summary>Some keep their birthday by the lunar calendar.</summary>
    public static LunarDate? LunarBirth(Guest guest, long number)
    {
        if (guest.Language is not ("zh-Hans" or "vi") || guest.Kind != CustomerKind.Person)
            return null;

        var dice = DiceFor(number);
        return dice.Falls(0.12)
            ? new LunarDate(null, dice.Between(1, 12), false, dice.Between(1, 30))
            : null;
    }

    public async Task Add(IReadOnlyList<Customer> customers, CancellationToken cancel)
    {
        var table = new CustomField
        {
            Key = "favourite_table", Name = "Favourite table", Kind = CustomKind.Choice,
            Class = DataClass.Personal, Choices = string.Join('\n', Tables),
        };
        var until = new CustomField
        {
            Key = "contract_until", Name = "Contract until", Kind = CustomKind.Date,
            Class = DataClass.Operational, Place = 1,
        };
        latest = DateOnly.FromDateTime(customers.Max(c => c.CreatedAt).UtcDateTime);
        var people = customers.Where(c => c.Kind == CustomerKind.Person)
            .GroupBy(c => c.Language, StringComparer.Ordinal)
            .ToDictionary(g => g.Key ?? "", g => g.ToList(), StringComparer.Ordinal);
        foreach (var customer in customers)
        {
            var dice = DiceFor(customer.Number);
            if (customer.Kind == CustomerKind.Person) Person(customer, table, people, dice);
            else Firm(customer, until, people, dice);
        }
        await BulkWriter.Write(db, [table, until], cancel);
        await BulkWriter.Write(db, tags, cancel);
        await BulkWriter.Write(db, contacts, cancel);
        await BulkWriter.Write(db, relations, cancel);
        await BulkWriter.Write(db, preferences, cancel);
        await BulkWriter.Write(db, values, cancel);
        // Whom they reach is found by them, too.
        foreach (var firm in customers.IntersectBy(contacts.Select(c => c.CustomerId), c => c.Id))
            await db.Retoken(firm, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private static Dice DiceFor(long number) =>
        new Dice(SampleBusiness.Seed).For(Apart + (int)number);

    private void Person(
        Customer customer, CustomField table, Dictionary<string, List<Customer>> people, Dice dice)
    {
        if (dice.Falls(0.08)) Tag(customer, dice.Any(Tags));
        if (dice.Falls(0.06)) Like(customer, dice.Any(Likes));
        if (dice.Falls(0.06)) Value(customer, table, v => v.Text = dice.Any(Tables));
        if (!dice.Falls(0.03)) return;

        var other = dice.Any(people[customer.Language ?? ""]);
        var kind = dice.Any([RelationKind.Spouse, RelationKind.Friend, RelationKind.Sibling]);
        Relate(customer, other, kind);
    }

    private void Firm(
        Customer firm, CustomField until, Dictionary<string, List<Customer>> people, Dice dice)
    {
        if (dice.Falls(0.6)) Tag(firm, "wholesale");
        if (dice.Falls(0.7))
        {
            var ends = latest.AddDays(dice.Between(-40, 500));
            Value(firm, until, v => v.Day = ends);
        }
        if (firm.Phone is { Length: > 6 } phone && dice.Falls(0.5))
        {
            contacts.Add(new()
            {
                CustomerId = firm.Id, Kind = ContactKind.Phone, Use = ContactUse.Work,
                Value = phone[..^2] + dice.Between(10, 99), AddedAt = firm.CreatedAt,
            });
        }
        if (!people.TryGetValue(firm.Language ?? "", out var those)) return;

        Relate(firm, dice.Any(those), RelationKind.DecisionMaker);
        if (dice.Falls(0.5)) Relate(firm, dice.Any(those), RelationKind.Employee);
    }

    private void Tag(Customer customer, string tag) => tags.Add(new()
    {
        CustomerId = customer.Id, CustomerNumber = customer.Number, Tag = tag,
    });

    private void Like(Customer customer, (PreferenceKind Kind, string Text, bool Not) like) =>
        preferences.Add(new()
        {
            CustomerId = customer.Id, Kind = like.Kind, Text = like.Text, IsDislike = like.Not,
            NotedAt = customer.CreatedAt,
        });

    private void Value(Customer customer, CustomField field, Action<CustomValue> fill)
    {
        var value = new CustomValue
        {
            CustomerId = customer.Id, CustomerNumber = customer.Number, FieldId = field.Id,
        };
        fill(value);
        values.Add(value);
    }

    private void Relate(Customer one, Customer other, RelationKind kind)
    {
        if (one == other) return;
        var id = Guid.CreateVersion7();
        relations.Add(End(one, other, kind));
        relations.Add(End(other, one, kind.Counterpart()));

        Relation End(Customer from, Customer to, RelationKind what) => new()
        {
            CustomerId = from.Id, Id = id, OtherId = to.Id, Kind = what, AddedAt = from.CreatedAt,
        };
    }
}
