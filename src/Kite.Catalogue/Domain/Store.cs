namespace Kite.Catalogue;

/// <summary>A place that sells: a restaurant, a shop, a warehouse's counter, a web shop.</summary>
public sealed class Store
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The short number by which figures group it.</summary>
    public int Number { get; init; }
    public string Name { get; set; } = "";

    /// <summary>IANA name of the zone on the store's own clock.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Before this hour a bill belongs to the day before (T2).</summary>
    public TimeOnly CutOff { get; set; }
    public long Version { get; set; } = 1;

    public BusinessDay BusinessDay => new(TimeZoneInfo.FindSystemTimeZoneById(TimeZone), CutOff);
}

/// <summary>There is no such store.</summary>
public sealed record NoSuchStore(string Which) : NotFound;

/// <summary>Another store bears this name already.</summary>
public sealed record StoreNameIsTaken(string Name) : Refusal;

/// <summary>The time zone is not one that the world knows by its IANA name.</summary>
public sealed record NoSuchTimeZone(string Written) : Refusal;
