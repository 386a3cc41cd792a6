using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>Takes the stale records along as a file: one row for each stale field.</summary>
public sealed class ExportStale(ListStale list, TakeList take, IStringLocalizer<Texts> texts)
{
    private static readonly string[] Heads =
    [
        "field.number", "field.name", "stale.field", "field.value", "stale.looked",
        "stale.since",
    ];

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/customers/stale/export",
                async (
                    [AsParameters] StaleQuestion question, Choice<SheetFormat>? format,
                    ExportStale export, Asker asker, CancellationToken cancel) =>
                    (await export.Run(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The stale fields of all customers as a file: format csv or xlsx");

    public async Task<Result<Export>> Run(
        Asker asker, StaleQuestion question, SheetFormat? format, CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await list.Run(asker, whole, cancel);
        if (first.Refusal is { } no) return no;

        return await take.Run(
            asker, "stale", format, [.. Heads.Select(head => texts[head].Value)],
            first.Value.All(after => list.Run(asker, whole with { After = after }, cancel))
                .SelectMany(Rows),
            cancel);
    }

    private static IEnumerable<IReadOnlyList<object?>> Rows(StaleView stale) =>
        stale.Fields.Select(IReadOnlyList<object?> (f) =>
        [
            stale.Customer.Number, stale.Customer.Name, f.Name,
            f.Value is IEnumerable<string> several ? string.Join(", ", several) : f.Value,
            f.LookedAt, f.StaleSince,
        ]);
}
