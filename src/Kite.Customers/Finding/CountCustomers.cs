using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Customers;

/// <summary>How many there are; beyond a hundred thousand, that there are more.</summary>
public sealed record CustomerCount(int Count, bool OrMore);

/// <summary>Counts the customers of a list, but not further than anyone wants to know.</summary>
public sealed class CountCustomers(KiteDb db, Search search, UnderstandList understand)
{
    private const int Enough = 100_000;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/customers/count",
                async (
                    [AsParameters] CustomerQuestion question,
                    CountCustomers count, Asker asker, CancellationToken cancel) =>
                    (await count.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("How many customers a list holds, up to 100,000");

    public async Task<Result<CustomerCount>> Run(
        Asker asker, CustomerQuestion question, CancellationToken cancel)
    {
        var understood = await understand.Run(asker, question, cancel);
        if (understood.Refusal is { } no) return no;

        var customers = await db.CustomersFor(asker, understood.Value, search, cancel);
        var count = await customers.CountUpTo(understood.Value, Enough + 1, cancel);
        return new CustomerCount(Math.Min(count, Enough), count > Enough);
    }
}
