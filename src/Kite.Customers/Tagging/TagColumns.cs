using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>The tags as a column of lists and files.</summary>
internal sealed class TagColumns(KiteDb db) : ICustomerColumns
{
    private const string Tags = "tags";

    public IReadOnlyList<CustomerColumn> Columns { get; } =
    [
        new(Tags, typeof(Texts), "field.tags", May.ReadPersonal, 78) { Usual = false, From = "m" },
    ];

    public async Task Fill(FigureTable table, Asker asker, CancellationToken cancel)
    {
        var ids = table.Customers.Select(c => c.Id).ToList();
        var rows = await db.CustomerTags.AsNoTracking()
            .Where(t => EF.Parameter(ids).Contains(t.CustomerId)).ToListAsync(cancel);
        foreach (var customer in rows.GroupBy(t => t.CustomerNumber, t => t.Tag))
        {
            table.Put(
                customer.Key, Tags,
                string.Join(", ", customer.Order(StringComparer.Ordinal)));
        }
    }
}
