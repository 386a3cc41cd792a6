namespace Kite;

/// <summary>A turn as the database knows it: who holds it and until when.</summary>
public sealed class Lease
{
    public string Name { get; init; } = "";
    public string Owner { get; init; } = "";
    public DateTimeOffset Until { get; init; }
}
