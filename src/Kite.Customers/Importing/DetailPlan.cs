using Kite.Importing;

namespace Kite.Customers;

/// <summary>What a batch will add to customers of the books.</summary>
internal sealed class DetailPlan : BatchPlan
{
    private readonly List<FileDetail> fresh = [];

    public IReadOnlyList<FileDetail> Fresh => fresh;

    public void Bring(FileDetail row)
    {
        fresh.Add(row);
        Added++;
    }

    public void Pass() => Known++;
}
