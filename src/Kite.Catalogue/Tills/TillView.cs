namespace Kite.Catalogue;

/// <summary>A till as it is shown.</summary>
public sealed record TillView(
    Guid Id, int Number, int StoreNumber, string Name, bool IsRetired, long Version)
{
    internal static TillView Of(Till t) =>
        new(t.Id, t.Number, t.StoreNumber, t.Name, t.IsRetired, t.Version);
}

/// <summary>What is said of a new till: its name, and its store.</summary>
public sealed record TillFacts(string? Name, int? StoreNumber = null);

/// <summary>What shall be another of a till; what is left out stays.</summary>
public sealed record TillWish(string? Name = null, bool? IsRetired = null);
