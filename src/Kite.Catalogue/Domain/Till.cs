namespace Kite.Catalogue;

/// <summary>A place in a store at which bills are paid (T2).</summary>
public sealed class Till
{
    internal const int LongestName = 60;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The short number that people read, one of a kind in the business.</summary>
    public int Number { get; init; }
    public int StoreNumber { get; init; }
    public string Name { get; set; } = "";

    /// <summary>It is no longer used; what was sold at it stays.</summary>
    public bool IsRetired { get; set; }
    public long Version { get; set; } = 1;
}

/// <summary>There is no such till.</summary>
public sealed record NoSuchTill(string Which) : NotFound;

/// <summary>Another till of the store bears this name already.</summary>
public sealed record TillNameIsTaken(string Name) : Refusal;

/// <summary>The till is no longer used.</summary>
public sealed record TillIsRetired(int Number) : Refusal;
