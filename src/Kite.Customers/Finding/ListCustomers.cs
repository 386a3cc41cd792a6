using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Customers;

/// <summary>
/// Lists customers by key, never by offset, and finds them by name, phone, number.
/// </summary>
public sealed class ListCustomers(
    KiteDb db, Search search, RecordDetails details, UnderstandList understand)
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
                + "a field of the business's own and figure.KEY.from=… by a figure (keys and "
                + "words: /customers/filters), by=custom.KEY puts them in a field's order, "
                + "by=figure.KEY in that of lastVisit, firstVisit, visits, worth, spent, "
                + "halfYearVisits or average, with down=true from the greatest on; "
                + "city=Ath* asks for a beginning");

    public async Task<Result<Page<CustomerView>>> Run(
        Asker asker, CustomerQuestion asked, CancellationToken cancel)
    {
        var understood = await understand.Run(asker, asked, cancel);
        if (understood.Refusal is { } no) return no;
        var question = understood.Value;
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        if (question.Own.By is { } by)
            return await InOwnOrder(asker, question, by, limit.Value.Count, cancel);
        if (question.Ranking is { } ranking)
            return await InOrderOf(asker, question, ranking, limit.Value.Count, cancel);
        var place = Cursor.Read<AskedFor.Key>(question.After);
        if (place.Refusal is { } lost) return lost;

        var customers = await db.CustomersFor(asker, question, search, cancel);
        var read = await customers.Next(question, place.Value, limit.Value.Count + 1, cancel);
        var page = Page<Customer>.Of(read, limit.Value.Count, AskedFor.Key.Of);
        return await Told(asker, page, cancel);
    }

    private async Task<Result<Page<CustomerView>>> InOwnOrder(
        Asker asker, CustomerQuestion question, FieldView by, int limit,
        CancellationToken cancel)
    {
        var place = Cursor.Read<OwnOrder.Key>(question.After);
        if (place.Refusal is { } lost) return lost;

        var customers = await db.CustomersFor(asker, question, search, cancel);
        Task<List<OwnOrder.Row>> Next(OwnOrder.Key? after, int most) => db.InOwnOrder(
            customers, by, question.Down ?? false, after, most, cancel);
        var rows = question.Passing is { Count: > ListWalk.Few } passing
            ? await ListWalk.Sift<OwnOrder.Row>(
                limit + 1,
                (last, most) => Next(last?.Key ?? place.Value.Key, most),
                r => passing.Has(r.Customer.Number))
            : await Next(place.Value.Key, limit + 1);
        return await Told(
            asker,
            Page<OwnOrder.Row>.Of(rows, limit, r => r.Key).Select(r => r.Customer),
            cancel);
    }

    private async Task<Result<Page<CustomerView>>> InOrderOf(
        Asker asker, CustomerQuestion question, FigureRanking ranking, int limit,
        CancellationToken cancel)
    {
        var place = Cursor.Read<FigureWalk.Key>(question.After);
        if (place.Refusal is { } lost) return lost;

        var customers = await db.CustomersFor(asker, question, search, cancel);
        var rows = await customers.InOrderOf(
            ranking, question, place.Value.Key, limit + 1, cancel);
        return await Told(
            asker,
            Page<Customer>.Of(
                rows, limit, c => new FigureWalk.Key(ranking.Of(c.Number), c.Number)),
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
