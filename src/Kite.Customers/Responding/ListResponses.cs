using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>Whether a response counts.</summary>
public enum ResponseState
{
    Standing,
    Withdrawn,
}

/// <summary>Which responses are asked for: of a kind, asked in a way, said within some days.
/// </summary>
public sealed record ResponseQuestion
{
    public Choice<ResponseKind>? Kind { get; init; }
    public Choice<AskedHow>? How { get; init; }
    public Choice<ResponseState>? State { get; init; }

    /// <summary>No more than this: 2 for those who are dissatisfied. Without a kind it is of
    /// satisfaction.</summary>
    public int? AtMost { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>By the day on which they said it: <c>day</c> or <c>day-down</c>.</summary>
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }

    internal Result<ListOrder> InOrder => ListOrder.Read(Order, "day-down", ["day"]);
}

/// <summary>What customers said when asked: of one of them, or of all.</summary>
public sealed class ListResponses(KiteDb db, TakeList take, IStringLocalizer<Texts> texts)
{
    private static readonly string[] Heads =
    [
        "field.number", "field.name", "response.kind", "response.value", "response.unit",
        "response.day", "response.how", "response.by", "field.note", "response.withdrawn",
        "response.reason",
    ];

    private sealed record Key(DateOnly Day, Guid Id);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/customers/{id:guid}/responses",
                async (
                    Guid id, [AsParameters] ResponseQuestion question, ListResponses list,
                    Asker asker, CancellationToken cancel) =>
                    (await list.Of(asker, id, question, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("What a customer said when asked, the newest first");
        api.MapGet(
                "/responses",
                async (
                    [AsParameters] ResponseQuestion question, ListResponses list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("What customers said when asked, the newest first");
        api.MapGet(
                "/responses/export",
                async (
                    [AsParameters] ResponseQuestion question, Choice<SheetFormat>? format,
                    ListResponses list, Asker asker, CancellationToken cancel) =>
                    (await list.File(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("What customers said when asked as a file: format csv or xlsx");
    }

    public async Task<Result<Page<ResponseView>>> Of(
        Asker asker, Guid id, ResponseQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);
        if (!await db.Customers.AnyAsync(c => c.Id == id, cancel))
            return new NoSuchCustomer(id.ToString());

        var read = await Read(question, r => r.Where(one => one.CustomerId == id), cancel);
        if (read.Refusal is { } no) return no;

        var views = await db.ViewsOf(read.Value.Items, asker, cancel);
        return new Page<ResponseView>(views, read.Value.Next);
    }

    public async Task<Result<Page<CustomerResponseView>>> Run(
        Asker asker, ResponseQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);
        var read = await Read(question, r => r, cancel);
        if (read.Refusal is { } no) return no;

        var responses = read.Value.Items;
        var ids = responses.Select(r => r.CustomerId).Distinct().ToList();
        var customers = await db.Customers.AsNoTracking()
            .Where(c => EF.Parameter(ids).Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, c => CustomerView.Of(c, asker), cancel);
        // Whoever left the books between the two looks is left out.
        responses = [.. responses.Where(r => customers.ContainsKey(r.CustomerId))];
        var views = await db.ViewsOf(responses, asker, cancel);
        return new Page<CustomerResponseView>(
            [
                .. responses.Zip(
                    views, (r, v) => new CustomerResponseView(customers[r.CustomerId], v)),
            ],
            read.Value.Next);
    }

    public async Task<Result<Export>> File(
        Asker asker, ResponseQuestion question, SheetFormat? format, CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await Run(asker, whole, cancel);
        if (first.Refusal is { } no) return no;

        return await take.Run(
            asker, "responses", format, [.. Heads.Select(head => texts[head].Value)],
            first.Value.All(after => Run(asker, whole with { After = after }, cancel))
                .Select(Row),
            cancel);
    }

    private async Task<Result<Page<CustomerResponse>>> Read(
        ResponseQuestion question,
        Func<IQueryable<CustomerResponse>, IQueryable<CustomerResponse>> narrow,
        CancellationToken cancel)
    {
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        if (question.AtMost is < 0 or > CustomerResponse.WholeNeed)
            return new BadInput("atMost", new OutOfRange(0, CustomerResponse.WholeNeed));
        if (question is { From: { } from, To: { } to } && to < from)
            return new BadInput("to", new PeriodEndsBeforeItBegins(from, to));

        var order = question.InOrder;
        if (order.Refusal is { } disorder) return disorder;

        var read = await Placed(narrow(Asked(question)), place.Value.Key, order.Value.Down)
            .Take(limit.Value.Count + 1).ToListAsync(cancel);
        return Page<CustomerResponse>.Of(read, limit.Value.Count, r => new Key(r.Day, r.Id));
    }

    private static IQueryable<CustomerResponse> Placed(
        IQueryable<CustomerResponse> responses, Key? after, bool down)
    {
        if (after is { } key && down)
        {
            responses = responses.Where(r => r.Day < key.Day
                || (r.Day == key.Day && r.Id.CompareTo(key.Id) < 0));
        }
        else if (after is { } place)
        {
            responses = responses.Where(r => r.Day > place.Day
                || (r.Day == place.Day && r.Id.CompareTo(place.Id) > 0));
        }
        return down
            ? responses.OrderByDescending(r => r.Day).ThenByDescending(r => r.Id)
            : responses.OrderBy(r => r.Day).ThenBy(r => r.Id);
    }

    private IQueryable<CustomerResponse> Asked(ResponseQuestion question)
    {
        var withdrawn = db.ResponseWithdrawals;
        var responses = question.State?.Value switch
        {
            ResponseState.Standing => db.StandingResponses(),
            ResponseState.Withdrawn => db.CustomerResponses.AsNoTracking().Where(
                r => withdrawn.Any(w => w.CustomerId == r.CustomerId && w.ResponseId == r.Id)),
            _ => db.CustomerResponses.AsNoTracking(),
        };
        // The scales differ: without a word, "no more than 2" is of five.
        var asked = question.Kind?.Value
            ?? (question.AtMost is null ? null : ResponseKind.Satisfaction);
        if (asked is { } kind) responses = responses.Where(r => r.Kind == kind);
        if (question.How?.Value is { } how) responses = responses.Where(r => r.How == how);
        if (question.AtMost is { } most) responses = responses.Where(r => r.Value <= most);
        if (question.From is { } from) responses = responses.Where(r => r.Day >= from);
        return question.To is { } to ? responses.Where(r => r.Day <= to) : responses;
    }

    private IReadOnlyList<object?> Row(CustomerResponseView row)
    {
        var (customer, response) = row;
        return
        [
            customer.Number, customer.Name, texts.KindWord(response.Kind), response.Value,
            texts[$"response.unit.{response.Kind}"].Value, response.Day,
            texts.HowWord(response.How), response.NotedBy, response.Note, response.WithdrawnAt,
            response.Reason,
        ];
    }
}
