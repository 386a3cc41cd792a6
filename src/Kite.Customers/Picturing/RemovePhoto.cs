using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Customers;

/// <summary>Takes the photo off a customer's record.</summary>
public sealed class RemovePhoto(KiteDb db)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapDelete(
                "/customers/{id:guid}/photo",
                async (
                    Guid id, RemovePhoto remove, Asker asker, CancellationToken cancel) =>
                    (await remove.Run(asker, id, cancel)).ToNoContent())
            .Needing(May.WriteCustomers)
            .Needing(May.ReadPersonal)
            .WithSummary("Takes the photo off a customer");

    public Task<Result<Done>> Run(Asker asker, Guid id, CancellationToken cancel) =>
        db.ChangeOn<Done>(
            asker,
            id,
            async customer => await db.DropPhoto(customer.Id, cancel)
                ? Done.It
                : new NoPhoto(customer.Number),
            cancel);
}
