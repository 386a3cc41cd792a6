using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>How a list of customers is ordered.</summary>
public enum CustomerOrder
{
    Newest,
    Number,
    Name,
}

/// <summary>Which customers are asked for.</summary>
public sealed record CustomerQuestion(
    string? Search = null,
    CustomerKind? Kind = null,
    string? Language = null,
    string? Source = null,
    Guid? ImportId = null,
    CustomerOrder Order = CustomerOrder.Newest,
    int? Limit = null,
    string? After = null);

/// <summary>
/// Lists customers by key, never by offset, and finds them by name, phone, number.
/// </summary>
public sealed class ListCustomers(KiteDb db)
{
    private sealed record Key(string Name, long Number);

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
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);
        if (question.Order == CustomerOrder.Name && !asker.May(May.ReadPersonal))
            return new NotAllowed(May.ReadPersonal);

        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;

        var customers = Searched(asker, question);
        customers = Ordered(customers, question.Order, place.Value);
        var read = await customers.Take(limit.Value.Count + 1).AsNoTracking().ToListAsync(cancel);
        return Page<Customer>.Of(read, limit.Value.Count, c => new Key(c.Name, c.Number))
            .Select(c => CustomerView.Of(c, asker));
    }

    private IQueryable<Customer> Searched(Asker asker, CustomerQuestion question)
    {
        var customers = db.Customers.Where(c => c.Number > 0);
        if (question.Kind is { } kind) customers = customers.Where(c => c.Kind == kind);
        if (question.Language is { } tongue) customers = customers.Where(c => c.Language == tongue);
        if (question.Source is { } source) customers = customers.Where(c => c.Source == source);
        if (question.ImportId is { } import) customers = customers.Where(c => c.ImportId == import);
        return string.IsNullOrWhiteSpace(question.Search)
            ? customers
            : new Search(db, asker).In(customers, question.Search);
    }

    private static IQueryable<Customer> Ordered(
        IQueryable<Customer> customers, CustomerOrder order, Place<Key> place)
    {
        var (name, number) = (place.Key?.Name ?? "", place.Key?.Number ?? 0);
        return order switch
        {
            CustomerOrder.Number => customers
                .Where(c => place.Beginning || c.Number > number)
                .OrderBy(c => c.Number),
            CustomerOrder.Name => customers
                .Where(c => place.Beginning
                    || c.Name.CompareTo(name) > 0
                    || (c.Name == name && c.Number > number))
                .OrderBy(c => c.Name).ThenBy(c => c.Number),
            _ => customers
                .Where(c => place.Beginning || c.Number < number)
                .OrderByDescending(c => c.Number),
        };
    }
}
