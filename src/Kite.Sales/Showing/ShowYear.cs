using Kite.Customers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>What a customer bought in one month.</summary>
public sealed record MonthOfPurchases(DateOnly From, Money Net, int Visits);

/// <summary>
/// A customer's last twelve months: by month, in all, and the rhythm of the visits.
/// </summary>
public sealed record YearOfPurchases(
    IReadOnlyList<MonthOfPurchases> Months,
    Money Net,
    IReadOnlyList<DateOnly> Visits,
    int VisitsInSixMonths,
    DateOnly? LastVisit,
    int? UsualDays,
    DateOnly Today);

/// <summary>Shows what a customer bought in the last twelve months, month by month.</summary>
public sealed class ShowYear(KiteDb db, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/customers/{number:long}/year",
                async (long number, ShowYear show, Asker asker, CancellationToken cancel) =>
                    (await show.Run(asker, number, cancel)).ToHttp())
            .Needing(May.ReadPurchases)
            .WithSummary("What a customer bought in the last twelve months");

    public async Task<Result<YearOfPurchases>> Run(
        Asker asker, long number, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPurchases)) return new NotAllowed(May.ReadPurchases);

        var customer = await db.Set<Customer>().Where(c => c.Number == number)
            .Select(c => (Guid?)c.Id).SingleOrDefaultAsync(cancel);
        if (customer is null) return new NoSuchCustomer($"{number}");

        var business = await db.BusinessAsync(cancel);
        var today = business.Today(clock);
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(-11);
        var theirs = db.Purchases.AsNoTracking().Where(p => p.CustomerId == customer);
        var days = await theirs.Where(p => p.Day >= first && p.Day <= today)
            .GroupBy(p => p.Day)
            // Not Any: that would look through them all once more for every day.
            .Select(g => new Day(
                g.Key, g.Sum(p => p.NetCoins), g.Max(p => p.IsReturn ? 0 : 1) == 1))
            .ToListAsync(cancel);
        var last = await theirs.Where(p => !p.IsReturn)
            .MaxAsync(p => (DateOnly?)p.Day, cancel);
        return Told(days, first, today, last, business.Currency);
    }

    private static YearOfPurchases Told(
        List<Day> days, DateOnly first, DateOnly today, DateOnly? last, Currency currency)
    {
        var months = Enumerable.Range(0, 12).Select(first.AddMonths).Select(month =>
        {
            var its = days.Where(d => d.On >= month && d.On < month.AddMonths(1)).ToList();
            return new MonthOfPurchases(
                month, new Money(its.Sum(d => d.Net), currency), its.Count(d => d.IsVisit));
        });
        var visits = days.Where(d => d.IsVisit).Select(d => d.On).Order().ToList();
        return new(
            [.. months],
            new Money(days.Sum(d => d.Net), currency),
            visits,
            visits.Count(v => v > today.AddMonths(-6)),
            last,
            VisitRhythm.Usual(visits),
            today);
    }

    private sealed record Day(DateOnly On, long Net, bool IsVisit);
}
