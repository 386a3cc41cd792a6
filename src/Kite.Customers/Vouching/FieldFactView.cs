namespace Kite.Customers;

/// <summary>Where one field's value came from, and who made sure of it when.</summary>
public sealed record FieldFactView(
    string Field, string Source, DateTimeOffset ChangedAt, DateTimeOffset? VerifiedAt)
{
    /// <summary>The person; null for a program, or where nobody did.</summary>
    public string? VerifiedBy { get; init; }

    /// <summary>A field that was never changed is as old as the record.</summary>
    internal static FieldFact FromTheStart(Customer customer, string field) => new()
    {
        CustomerId = customer.Id,
        Field = field,
        Source = customer.Source,
        ChangedAt = customer.CreatedAt,
    };

    internal static FieldFactView Of(FieldFact fact, IReadOnlyDictionary<Guid, string> people) =>
        new(fact.Field, fact.Source, fact.ChangedAt, fact.VerifiedAt)
        {
            VerifiedBy = fact.VerifiedBy is { } by ? people.GetValueOrDefault(by) : null,
        };
}
