namespace Kite.Customers;

/// <summary>
/// The business's own fields as columns of lists and files; what is sealed is in neither.
/// </summary>
internal sealed class OwnColumns(KiteDb db) : ICustomerColumns
{
    private const int AfterTheOthers = 300;

    public IReadOnlyList<CustomerColumn> Columns => [];

    public async Task<IReadOnlyList<CustomerColumn>> OwnColumnsAsync(CancellationToken cancel) =>
    [
        .. (await db.OwnFieldsAsync(cancel)).Where(f => !f.IsSealed)
            .Select((f, i) => new CustomerColumn(
                f.Column, typeof(Texts), "", f.SeenWith, AfterTheOthers + i)
            {
                Title = f.Name,
                Usual = false,
                From = "m",
                IsFigure = f.Kind is CustomKind.Number or CustomKind.Money,
                Sorts = true,
            }),
    ];

    public async Task Fill(FigureTable table, Asker asker, CancellationToken cancel)
    {
        var fields = (await db.OwnFieldsAsync(cancel))
            .Where(f => table.Wants(f.Column) && asker.May(f.SeenWith)).ToList();
        if (fields.Count == 0) return;

        var currency = (await db.BusinessAsync(cancel)).Currency;
        var values = await db.OwnOf([.. table.Customers.Select(c => c.Id)], fields, cancel);
        foreach (var (id, number) in table.Customers)
        {
            foreach (var (field, value) in values[id])
            {
                var shown = value.Shown(field, currency);
                table.Put(
                    number, field.Column,
                    shown is IReadOnlyList<string> ? value.Line(field, currency) : shown);
            }
        }
    }
}
