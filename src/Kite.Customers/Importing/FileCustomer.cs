using Kite.Importing;

namespace Kite.Customers;

/// <summary>A row of a file, understood as a customer.</summary>
internal sealed class FileCustomer(RowReading reading, CustomerFacts facts) : UnderstoodRow(reading)
{
    /// <summary>In one form and without faults; rows of one customer are put together here.
    /// </summary>
    public CustomerFacts Facts
    {
        get;
        set => (field, Readied) = (value, null);
    } = facts;

    /// <summary>Made ahead for those who seem to be new, as long as nothing is added to the row.
    /// </summary>
    public Readied? Readied { get; private set; }

    /// <summary>By what the row is known again: the file's own key, or what it says.</summary>
    public required string Key { get; init; }

    /// <summary>The key is the file's own, and so a word to find the customer by.</summary>
    public bool HasOwnKey { get; init; }

    /// <summary>The file says what they are; else they count as people.</summary>
    public bool SaysKind { get; init; }

    /// <summary>Kite's number, where the file has a column of it.</summary>
    public long? Number { get; init; }
    public required IReadOnlyList<FurtherContact> Contacts
    {
        get;
        set => (field, Readied) = (value, null);
    }

    public required IReadOnlyList<string> Tags { get; set; }

    /// <summary>What the row says in the fields of the business's own.</summary>
    public required IReadOnlyDictionary<FieldView, OwnValue> Own { get; set; }

    public void MakeReady(MasterKeys masters)
    {
        // What is searched of the business's own fields is known to the books alone.
        if (Own.Count > 0) return;

        var customer = new Customer();
        Filling.Put(customer, Facts, default);
        var others = Contacts.Select(c => Retokening.Of(c.Kind, c.Value)).OfType<Findable>();
        if (HasOwnKey) others = others.Append(new(FindableKind.Key, Key));
        Readied = Readied.Of(customer, others, masters);
    }

    public override IReadOnlyDictionary<string, object?> Shown
    {
        get
        {
            var shown = FactsByField.Of(Facts);
            shown[CustomerFields.Key] = HasOwnKey ? Key : null;
            shown[CustomerFields.Number] = Number;
            shown[CustomerFields.Tags] = Tags.Count == 0 ? null : string.Join(", ", Tags);
            foreach (var (own, value) in Own) shown[own.Column] = OwnReader.Line(own, value);
            return shown;
        }
    }
}

/// <summary>A further way to reach the customer of a row.</summary>
internal sealed record FurtherContact(ContactKind Kind, ContactUse Use, string Value);
