using Kite.Customers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>A class of a customer: in which scheme, since when, on which figure.</summary>
public sealed record ClassOfCustomer(
    Guid Scheme, string SchemeName, string? Class, int Stars, int Classes, DateOnly Since,
    Money Net, int Version, Guid Run);

/// <summary>Once a customer came into another class.</summary>
public sealed record ClassHistory(
    Guid Scheme, string SchemeName, string? From, string? To, DateOnly Day, Money Net,
    int Version, Guid Run);

/// <summary>
/// The classes of a customer now, how they are to be served for it, and how it came to be.
/// </summary>
public sealed record CustomerClassesView(
    IReadOnlyList<ClassOfCustomer> Now, ServiceStandard Standard,
    IReadOnlyList<ClassHistory> History);

/// <summary>Shows the classes of one customer and the standard that goes with them.</summary>
internal sealed class ShowClasses(KiteDb db, IStandardOf standards)
{
    private const int Most = 200;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/customers/{number:long}/classes",
                async (
                    long number, ShowClasses show, Asker asker, CancellationToken cancel) =>
                    (await show.Run(asker, number, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("The classes of a customer, the service standard, and the history");

    public async Task<Result<CustomerClassesView>> Run(
        Asker asker, long number, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);
        var customer = await db.Set<Customer>().AsNoTracking().Where(c => c.Number == number)
            .Select(c => (Guid?)c.Id).SingleOrDefaultAsync(cancel);
        if (customer is not { } id) return new NoSuchCustomer($"{number}");

        var schemes = (await db.ClassSchemes.AsNoTracking().ToListAsync(cancel))
            .GroupBy(s => s.SchemeId)
            .ToDictionary(g => g.Key, g => (
                g.MaxBy(s => s.Version)!.Name, Names: new SchemeNames(g), All: g.ToList()));
        var currency = (await db.BusinessAsync(cancel)).Currency;
        var now = await db.CustomerClasses.AsNoTracking().Where(c => c.CustomerId == id)
            .ToListAsync(cancel);
        var changes = await db.ClassChanges.AsNoTracking().Where(c => c.CustomerId == id)
            .OrderByDescending(c => c.Day).ThenByDescending(c => c.RunId).Take(Most)
            .ToListAsync(cancel);
        return new CustomerClassesView(
            [
                .. now.Where(c => c.Class > 0)
                    .OrderBy(c => schemes[c.SchemeId].Name, StringComparer.Ordinal)
                    .Select(c => new ClassOfCustomer(
                        c.SchemeId, schemes[c.SchemeId].Name,
                        schemes[c.SchemeId].Names.Of(c.Version, c.Class),
                        schemes[c.SchemeId].Names.Find(c.Version, c.Class)?.Stars ?? 0,
                        schemes[c.SchemeId].All.Single(s => s.Version == c.Version)
                            .Limits.Classes,
                        c.SinceDay, new(c.NetCoins, currency), c.Version, c.RunId)),
            ],
            await standards.Find(id, cancel),
            [
                .. changes.Select(c => new ClassHistory(
                    c.SchemeId, schemes[c.SchemeId].Name,
                    schemes[c.SchemeId].Names.Of(c.FromVersion, c.FromClass),
                    schemes[c.SchemeId].Names.Of(c.Version, c.ToClass),
                    c.Day, new(c.NetCoins, currency), c.Version, c.RunId)),
            ]);
    }
}
