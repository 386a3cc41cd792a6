using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Customers;

/// <summary>The fields that the business added to its customers' records.</summary>
public sealed class ListFields(KiteDb db)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/custom-fields",
                async (ListFields list, Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("The fields that the business added to its customers' records");

    public async Task<Result<Page<FieldView>>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);

        return new Page<FieldView>(await db.OwnFieldsAsync(cancel), Next: null);
    }
}
