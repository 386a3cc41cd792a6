namespace Kite.Customers;

/// <summary>
/// A contact point or a relation that a line of a file brought, so that undoing the import finds
/// it. Removed with the import's file (decision 0103).
/// </summary>
public sealed class ImportedDetail
{
    public Guid CustomerId { get; init; }
    public Guid ImportId { get; init; }

    /// <summary>The line of the file.</summary>
    public long Row { get; init; }

    /// <summary>The contact point's or the relation's own key.</summary>
    public Guid DetailId { get; init; }
}
