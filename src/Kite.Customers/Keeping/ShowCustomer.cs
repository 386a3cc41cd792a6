using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Customers;

/// <summary>One customer, by key or by number.</summary>
public sealed class ShowCustomer(KiteDb db, RecordDetails details)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/customers/{id:guid}",
                async (
                    Guid id, ShowCustomer show, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                    Tagged(http, await show.Run(asker, id, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("One customer");
        api.MapGet(
                "/customers/{number:long}",
                async (
                    long number, ShowCustomer show, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                    Tagged(http, await show.Run(asker, number, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("One customer, by the number people read");
    }

    /// <summary>A merged record is answered by the one that stands for it.</summary>
    public async Task<Result<CustomerView>> Run(
        Asker asker, long number, CancellationToken cancel) =>
        asker.May(May.ReadCustomers)
            ? await Shown(asker, await db.SurvivorFor(number, cancel), $"{number}", cancel)
            : new NotAllowed(May.ReadCustomers);

    public async Task<Result<CustomerView>> Run(
        Asker asker, Guid id, CancellationToken cancel) =>
        asker.May(May.ReadCustomers)
            ? await Shown(asker, await db.SurvivorFor(id, cancel), $"{id}", cancel)
            : new NotAllowed(May.ReadCustomers);

    private async Task<Result<CustomerView>> Shown(
        Asker asker, Survivor? found, string name, CancellationToken cancel) =>
        found is null
            ? new NoSuchCustomer(name)
            : await details.Whole(found.Customer, asker, cancel);

    private static Result<CustomerView> Tagged(HttpContext http, Result<CustomerView> found)
    {
        if (found.Refusal is null) http.Tag(found.Value.Version);
        return found;
    }
}
