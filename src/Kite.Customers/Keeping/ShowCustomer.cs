using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

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

    public Task<Result<CustomerView>> Run(Asker asker, long number, CancellationToken cancel) =>
        Find(asker, db.Customers.Where(c => c.Number == number), $"{number}", cancel);

    public Task<Result<CustomerView>> Run(Asker asker, Guid id, CancellationToken cancel) =>
        Find(asker, db.Customers.Where(c => c.Id == id), id.ToString(), cancel);

    private async Task<Result<CustomerView>> Find(
        Asker asker, IQueryable<Customer> which, string name, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);

        var customer = await which.AsNoTracking().SingleOrDefaultAsync(cancel);
        return customer is null
            ? new NoSuchCustomer(name)
            : await details.Whole(customer, asker, cancel);
    }

    private static Result<CustomerView> Tagged(HttpContext http, Result<CustomerView> found)
    {
        if (found.Refusal is null) http.Tag(found.Value.Version);
        return found;
    }
}
