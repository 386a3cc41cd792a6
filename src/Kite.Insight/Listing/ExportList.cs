using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>
/// Takes a ready list home as a file, whole, in one stream; the trail keeps that it was taken.
/// </summary>
internal sealed class ExportList(OpenList open, KiteDb db, Trail trail)
{
    private const int AtOnce = 5000;

    private static readonly string[] Heads =
    [
        "number", "name", "rank", "first", "last", "silent_days", "usual_pause_days", "visits",
        "net", "currency", "expected", "chance", "back",
    ];

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/lists/{list}/customers.csv",
                async (
                    string list, [AsParameters] ListQuestion question, ExportList export,
                    Asker asker, CancellationToken cancel) =>
                    (await export.Run(asker, list, question, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesCsv()
            .WithSummary("A ready list as CSV");

    public async Task<Result<Export>> Run(
        Asker asker, string list, ListQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.Export)) return new NotAllowed(May.Export);

        var first = await open.Page(
            asker, list, question with { After = null, Limit = null }, AtOnce, cancel);
        if (first.Refusal is { } no) return no;

        var name = list.ToLowerInvariant();
        await trail.NoteListTaken(db, asker, new JsonObject { ["of"] = name }, cancel);
        return new Export(
            new Sheet(name, Heads, Rows(asker, list, question, first.Value, cancel)),
            SheetFormat.Csv);
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> Rows(
        Asker asker, string list, ListQuestion question, CustomerList page,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        while (true)
        {
            foreach (var customer in page.Items) yield return Cells(customer);
            if (page.Next is null) yield break;

            var more = await open.Page(
                asker, list, question with { After = page.Next }, AtOnce, cancel);
            if (more.Refusal is not null) yield break;
            page = more.Value;
        }
    }

    private static object?[] Cells(ListedCustomer c) =>
    [
        c.Number, c.Name, c.Rank, c.First, c.Last, c.SilentDays, c.Pause, c.Visits, c.Net,
        c.Net.Currency.Code, c.Expected, c.Chance, c.Back,
    ];
}
