using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>Opens the rows behind the figures of a rehearsal, and takes them along as a file.
/// </summary>
internal sealed class RehearsedRoutes(
    ListRehearsed list, TakeList take, IStringLocalizer<Texts> texts)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/rehearsals/{id:guid}/customers",
                async (
                    Guid id, [AsParameters] RehearsedCustomerQuestion question,
                    ListRehearsed list, Asker asker, CancellationToken cancel) =>
                    (await list.Customers(asker, id, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("The customers of a rehearsal, who gains most first");
        api.MapGet(
                "/rehearsals/{id:guid}/days",
                async (
                    Guid id, [AsParameters] RehearsedDayQuestion question, ListRehearsed list,
                    Asker asker, CancellationToken cancel) =>
                    (await list.Days(asker, id, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("The days of a rehearsal, store by store");
        api.MapGet(
                "/rehearsals/{id:guid}/odd-cases",
                async (
                    Guid id, [AsParameters] RehearsedCaseQuestion question, ListRehearsed list,
                    Asker asker, CancellationToken cancel) =>
                    (await list.Cases(asker, id, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("The odd things that a rehearsal found, with what shows them");
        MapFiles(api);
    }

    private static void MapFiles(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/rehearsals/{id:guid}/customers/export",
                async (
                    Guid id, [AsParameters] RehearsedCustomerQuestion question,
                    Choice<SheetFormat>? format, RehearsedRoutes routes, Asker asker,
                    CancellationToken cancel) =>
                    (await routes.Customers(asker, id, question, format, cancel))
                        .ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The customers of a rehearsal as a file: format csv or xlsx");
        api.MapGet(
                "/rehearsals/{id:guid}/days/export",
                async (
                    Guid id, [AsParameters] RehearsedDayQuestion question,
                    Choice<SheetFormat>? format, RehearsedRoutes routes, Asker asker,
                    CancellationToken cancel) =>
                    (await routes.Days(asker, id, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The days of a rehearsal as a file: format csv or xlsx");
        api.MapGet(
                "/rehearsals/{id:guid}/odd-cases/export",
                async (
                    Guid id, [AsParameters] RehearsedCaseQuestion question,
                    Choice<SheetFormat>? format, RehearsedRoutes routes, Asker asker,
                    CancellationToken cancel) =>
                    (await routes.Cases(asker, id, question, format, cancel))
                        .ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The odd things of a rehearsal as a file: format csv or xlsx");
    }

    public async Task<Result<Export>> Customers(
        Asker asker, Guid id, RehearsedCustomerQuestion question, SheetFormat? format,
        CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await list.Customers(asker, id, whole, cancel);
        if (first.Refusal is { } no) return no;

        var named = asker.May(May.ReadPersonal);
        List<string> heads = [texts["column.number"]];
        if (named) heads.Add(texts["column.customer"]);
        heads.AddRange(Words("visits", "receipts", "touched", "net", "given", "gain", "before",
            "after"));
        return await take.Run(
            asker, "rehearsal-customers", format, heads,
            first.Value
                .All(after => list.Customers(asker, id, whole with { After = after }, cancel))
                .Select(IReadOnlyList<object?> (c) =>
                {
                    object?[] rest =
                    [
                        c.Visits, c.Receipts, c.Touched, c.Net, c.Given, c.Gain, c.Before,
                        c.After,
                    ];
                    return named ? [c.Number, c.Name, .. rest] : [c.Number, .. rest];
                }),
            cancel);
    }

    public async Task<Result<Export>> Days(
        Asker asker, Guid id, RehearsedDayQuestion question, SheetFormat? format,
        CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await list.Days(asker, id, whole, cancel);
        if (first.Refusal is { } no) return no;

        return await take.Run(
            asker, "rehearsal-days", format,
            Words("day", "store", "receipts", "touched", "list", "given", "cost"),
            first.Value
                .All(after => list.Days(asker, id, whole with { After = after }, cancel))
                .Select(IReadOnlyList<object?> (d) =>
                    [d.Day, d.Store, d.Receipts, d.Touched, d.List, d.Given, d.Cost]),
            cancel);
    }

    public async Task<Result<Export>> Cases(
        Asker asker, Guid id, RehearsedCaseQuestion question, SheetFormat? format,
        CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await list.Cases(asker, id, whole, cancel);
        if (first.Refusal is { } no) return no;

        return await take.Run(
            asker, "rehearsal-odd-cases", format,
            Words("check", "customer", "purchase", "store", "day", "list", "paid", "amount"),
            first.Value
                .All(after => list.Cases(asker, id, whole with { After = after }, cancel))
                .Select(IReadOnlyList<object?> (c) =>
                [
                    texts[$"rehearsal.check.{c.Check}"].Value, c.Customer,
                    c.Purchase?.ToString(), c.Store, c.Day, c.List, c.Paid, c.Amount,
                ]),
            cancel);
    }

    private List<string> Words(params IReadOnlyList<string> heads) =>
        [.. heads.Select(h => texts[$"rehearsal.{h}"].Value)];
}
