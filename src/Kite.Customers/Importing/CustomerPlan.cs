using Kite.Importing;

namespace Kite.Customers;

/// <summary>The customers that a batch will bring, and those it will change.</summary>
internal sealed class CustomerPlan : BatchPlan
{
    private readonly List<FileCustomer> fresh = [];
    private readonly List<(FileCustomer Row, Guid Customer)> changes = [];

    public IReadOnlyList<FileCustomer> Fresh => fresh;

    public IReadOnlyList<(FileCustomer Row, Guid Customer)> Changes => changes;

    public void Bring(FileCustomer row)
    {
        fresh.Add(row);
        Added++;
        NewCustomers++;
    }

    public void Change(FileCustomer row, Guid customer)
    {
        changes.Add((row, customer));
        Known++;
        Changed++;
    }

    public void Pass() => Known++;
}
