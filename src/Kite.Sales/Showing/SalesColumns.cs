using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>
/// What the books tell of each customer in a list: visits and average of six months, the last
/// visit, the rhythm. A visit is a day with a purchase; goods brought back are none.
/// </summary>
internal sealed class SalesColumns(KiteDb db, TimeProvider clock) : ICustomerColumns
{
    private const string Visits = "visits";
    private const string Average = "average";
    private const string LastVisit = "lastVisit";
    private const string Rhythm = "rhythm";

    public IReadOnlyList<CustomerColumn> Columns { get; } =
    [
        new(Visits, typeof(Texts), "column.visits", May.ReadPurchases, 30) { IsFigure = true },
        new(Average, typeof(Texts), "column.average", May.ReadPurchases, 40)
        {
            IsFigure = true, From = "m",
        },
        new(LastVisit, typeof(Texts), "column.last-visit", May.ReadPurchases, 50)
        {
            IsFigure = true, OnPhone = "figure",
        },
        new(Rhythm, typeof(Texts), "column.rhythm", May.ReadPurchases, 60)
        {
            OnPhone = "below", Exported = false,
        },
    ];

    public async Task Fill(FigureTable table, Asker asker, CancellationToken cancel)
    {
        var business = await db.BusinessAsync(cancel);
        var today = business.Today(clock);
        var ids = table.Customers.Select(c => c.Id).ToList();
        var all = db.Purchases.AsNoTracking().Where(p => ids.Contains(p.CustomerId));
        if (table.Wants(Visits) || table.Wants(Average))
            await FillHalfYear(table, all, today.AddMonths(-6), business.Currency, cancel);
        if (table.Wants(LastVisit)) await FillLast(table, all, cancel);
        if (table.Wants(Rhythm)) await FillRhythm(table, all, today, cancel);
    }

    private static async Task FillHalfYear(
        FigureTable table, IQueryable<Purchase> all, DateOnly from, Currency currency,
        CancellationToken cancel)
    {
        var rows = await all.Where(p => p.Day > from)
            .GroupBy(p => new { p.CustomerNumber, p.Day })
            .Select(g => new
            {
                g.Key.CustomerNumber,
                Net = g.Sum(p => p.NetCoins),
                IsVisit = g.Max(p => p.IsReturn ? 0 : 1) == 1,
            })
            .ToListAsync(cancel);
        foreach (var customer in rows.GroupBy(r => r.CustomerNumber))
        {
            var visits = customer.LongCount(r => r.IsVisit);
            table.Put(customer.Key, Visits, visits);
            if (visits == 0) continue;
            table.Put(
                customer.Key, Average, new Money(customer.Sum(r => r.Net) / visits, currency));
        }
    }

    private static async Task FillLast(
        FigureTable table, IQueryable<Purchase> all, CancellationToken cancel)
    {
        var rows = await all.Where(p => !p.IsReturn)
            .GroupBy(p => p.CustomerNumber)
            .Select(g => new { Number = g.Key, Day = g.Max(p => p.Day) })
            .ToListAsync(cancel);
        foreach (var row in rows) table.Put(row.Number, LastVisit, row.Day);
    }

    private static async Task FillRhythm(
        FigureTable table, IQueryable<Purchase> all, DateOnly today, CancellationToken cancel)
    {
        var from = today.AddYears(-1);
        var rows = await all.Where(p => !p.IsReturn && p.Day > from && p.Day <= today)
            .Select(p => new { p.CustomerNumber, p.Day }).Distinct()
            .ToListAsync(cancel);
        foreach (var customer in rows.GroupBy(r => r.CustomerNumber, r => r.Day))
        {
            table.Put(
                customer.Key,
                Rhythm,
                new RhythmOf([.. customer.Order()], VisitRhythm.Usual(customer), today));
        }
    }
}
