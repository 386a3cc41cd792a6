using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Lists customers by key, never by offset, and finds them by name, phone, number.
/// </summary>
public sealed class ListCustomers(KiteDb db, Search search, RecordDetails details)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/customers",
                async (
                    [AsParameters] CustomerQuestion question,
                    ListCustomers list, Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary(
                "Lists customers; search finds by name, phone or number, custom.KEY=… filters by "
                + "a field of the business's own, by=custom.KEY puts them in its order");

    public async Task<Result<Page<CustomerView>>> Run(
        Asker asker, CustomerQuestion asked, CancellationToken cancel)
    {
        var understood = await asked.Understood(db, asker, cancel);
        if (understood.Refusal is { } no) return no;
        var question = understood.Value;
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        if (question.Own.By is { } by)
            return await InOwnOrder(asker, question, by, limit.Value.Count, cancel);
        var place = Cursor.Read<AskedFor.Key>(question.After);
        if (place.Refusal is { } lost) return lost;

        var customers = await db.CustomersFor(asker, question, search, cancel);
        var read = await customers
            .From(place.Value, question.InOrder)
            .Take(limit.Value.Count + 1)
            .ToListAsync(cancel);
        var page = Page<Customer>.Of(read, limit.Value.Count, AskedFor.Key.Of);
        return await Told(asker, page, cancel);
    }

    private async Task<Result<Page<CustomerView>>> InOwnOrder(
        Asker asker, CustomerQuestion question, FieldView by, int limit,
        CancellationToken cancel)
    {
        var place = Cursor.Read<OwnOrder.Key>(question.After);
        if (place.Refusal is { } lost) return lost;

        var rows = await db.InOwnOrder(
            await db.CustomersFor(asker, question, search, cancel),
            by, question.Down ?? false, place.Value.Key,
            limit + 1, cancel);
        return await Told(
            asker,
            Page<OwnOrder.Row>.Of(rows, limit, r => r.Key).Select(r => r.Customer),
            cancel);
    }

    private async Task<Page<CustomerView>> Told(
        Asker asker, Page<Customer> page, CancellationToken cancel)
    {
        var own = await details.OwnOf([.. page.Items.Select(c => c.Id)], asker, cancel);
        return page.Select(c => CustomerView.Of(c, asker) with
        {
            Custom = own.GetValueOrDefault(c.Id),
        });
    }
}
