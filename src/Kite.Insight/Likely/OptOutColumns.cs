using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>
/// Since when a customer does not want to be scored, as a column of lists and of the files made
/// of them.
/// </summary>
internal sealed class OptOutColumns(KiteDb db) : ICustomerColumns
{
    private const string Key = "notScoredSince";

    public IReadOnlyList<CustomerColumn> Columns { get; } =
    [
        new(Key, typeof(Texts), "column.not-scored-since", May.ReadCustomers, 90)
        {
            Usual = false, From = "l",
        },
    ];

    public async Task Fill(FigureTable table, Asker asker, CancellationToken cancel)
    {
        if (!table.Wants(Key)) return;

        var ids = table.Customers.Select(c => c.Id).ToList();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(
            (await db.BusinessAsync(cancel)).TimeZone);
        var some = await db.ScoringOptOuts.AsNoTracking()
            .Where(o => ids.Contains(o.CustomerId))
            .ToDictionaryAsync(o => o.CustomerId, o => o.NotedAt, cancel);
        foreach (var (id, number) in table.Customers)
        {
            if (some.TryGetValue(id, out var at))
            {
                table.Put(
                    number, Key,
                    DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime));
            }
        }
    }
}
