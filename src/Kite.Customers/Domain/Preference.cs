namespace Kite.Customers;

/// <summary>What a preference is about.</summary>
public enum PreferenceKind
{
    Product,
    Taste,
    Seating,
    Channel,
    Hour,
    Other,
}

/// <summary>What a customer likes, as staff noted it; purchases tell the rest (K2).</summary>
public sealed class Preference
{
    public Guid CustomerId { get; init; }
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public PreferenceKind Kind { get; init; }
    public string Text { get; set; } = "";

    /// <summary>Something they do not want: no coriander.</summary>
    public bool IsDislike { get; set; }
    public Guid? NotedBy { get; set; }
    public DateTimeOffset NotedAt { get; set; }
}
