namespace Kite.Customers;

/// <summary>
/// A customer's record as it was before an import changed it, so that undoing the import gives
/// it back. Removed with the import's file (decision 0103).
/// </summary>
public sealed class CustomerBefore
{
    public Guid CustomerId { get; init; }
    public Guid ImportId { get; init; }

    /// <summary>The line of the file that changed it.</summary>
    public long Row { get; init; }

    /// <summary>The record's version since; another one means that someone changed it again.
    /// </summary>
    public long Version { get; set; }

    /// <summary>The facts as JSON.</summary>
    public string Facts { get; init; } = "{}";
    public byte[]? IdDocument { get; init; }
    public byte[]? IdDocumentToken { get; init; }

    /// <summary>The contact points that the line added, as JSON.</summary>
    public string AddedContacts { get; private set; } = "[]";

    /// <summary>The tags that the line added, as JSON.</summary>
    public string AddedTags { get; private set; } = "[]";

    /// <summary>
    /// What the fields of the business's own held that the line changed, as JSON by the fields'
    /// keys; nothing where one was empty.
    /// </summary>
    public string Own { get; private set; } = "{}";

    internal static CustomerBefore Of(Customer customer, Guid import, long row) => new()
    {
        CustomerId = customer.Id,
        ImportId = import,
        Row = row,
        Facts = System.Text.Json.JsonSerializer.Serialize(FactsByField.Of(customer)),
        IdDocument = customer.IdDocument,
        IdDocumentToken = customer.IdDocumentToken,
    };

    internal void Remember(IEnumerable<Guid> contacts, IEnumerable<string> tags)
    {
        AddedContacts = System.Text.Json.JsonSerializer.Serialize(contacts);
        AddedTags = System.Text.Json.JsonSerializer.Serialize(tags);
    }

    internal void Remember(
        ILookup<Guid, (FieldView Field, OwnValue Value)> there, IEnumerable<FieldView> changed) =>
        Own = System.Text.Json.JsonSerializer.Serialize(changed.ToDictionary(
            f => f.Id,
            f => there[CustomerId].Where(o => o.Field.Id == f.Id).Select(o => o.Value)
                .FirstOrDefault()));

    internal IReadOnlyDictionary<Guid, OwnValue?> OwnThen =>
        System.Text.Json.JsonSerializer.Deserialize<Dictionary<Guid, OwnValue?>>(Own)!;

    internal CustomerFacts FactsThen =>
        System.Text.Json.JsonSerializer.Deserialize<CustomerFacts>(Facts)!;

    internal IReadOnlyList<Guid> ContactsSince =>
        System.Text.Json.JsonSerializer.Deserialize<List<Guid>>(AddedContacts)!;

    internal IReadOnlyList<string> TagsSince =>
        System.Text.Json.JsonSerializer.Deserialize<List<string>>(AddedTags)!;
}
