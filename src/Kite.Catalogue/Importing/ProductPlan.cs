using Kite.Importing;

namespace Kite.Catalogue;

/// <summary>The products that a batch will bring, and those it will change.</summary>
internal sealed class ProductPlan : BatchPlan
{
    private readonly List<FileProduct> fresh = [];
    private readonly List<(FileProduct Row, Guid Product)> changes = [];

    public IReadOnlyList<FileProduct> Fresh => fresh;

    public IReadOnlyList<(FileProduct Row, Guid Product)> Changes => changes;

    public void Bring(FileProduct row)
    {
        fresh.Add(row);
        Added++;
    }

    public void Change(FileProduct row, Guid product)
    {
        changes.Add((row, product));
        Known++;
        Changed++;
    }

    public void Pass() => Known++;
}
