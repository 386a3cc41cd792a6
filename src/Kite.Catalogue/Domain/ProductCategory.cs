namespace Kite.Catalogue;

/// <summary>A category of the catalogue's list, in the order in which it is offered (T1).
/// </summary>
public sealed class ProductCategory
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The word that stands on the products.</summary>
    public string Name { get; set; } = "";
    public int Place { get; set; }
    public long Version { get; set; } = 1;
}
