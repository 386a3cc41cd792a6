namespace Kite.Customers;

/// <summary>Where a field's value came from, and when someone last made sure of it (K9).</summary>
public sealed class FieldFact
{
    public Guid CustomerId { get; init; }

    /// <summary>The field's name on the wire: <c>name</c>, <c>phone</c>, <c>plate</c>.</summary>
    public string Field { get; init; } = "";
    public string Source { get; set; } = "staff";
    public DateTimeOffset ChangedAt { get; set; }
    public Guid? ChangedBy { get; set; }

    /// <summary>Null where nobody made sure since it was changed.</summary>
    public DateTimeOffset? VerifiedAt { get; set; }
    public Guid? VerifiedBy { get; set; }
}
