using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Lists customers by key, never by offset, and finds them by name, phone, number.
/// </summary>
public sealed class ListCustomers(KiteDb db)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/customers",
                async (
                    [AsParameters] CustomerQuestion question,
                    ListCustomers list, Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("Lists customers; search finds by name, phone or number");

    public async Task<Result<Page<CustomerView>>> Run(
        Asker asker, CustomerQuestion question, CancellationToken cancel)
    {
        if (question.Refused(asker) is { } no) return no;
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<AskedFor.Key>(question.After);
        if (place.Refusal is { } lost) return lost;

        var read = await db.CustomersFor(asker, question)
            .From(place.Value, question.InOrder)
            .Take(limit.Value.Count + 1)
            .ToListAsync(cancel);
        return Page<Customer>.Of(read, limit.Value.Count, AskedFor.Key.Of)
            .Select(c => CustomerView.Of(c, asker));
    }
}
