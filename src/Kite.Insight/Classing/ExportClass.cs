using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>Takes the customers of a class home as a file, whole, in one stream.</summary>
internal sealed class ExportClass(OpenClasses open, KiteDb db, Trail trail)
{
    private const int AtOnce = 5000;
    private static readonly string[] Heads =
        ["number", "name", "class", "rank", "visits", "net", "currency"];

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/classes/customers.csv",
                async (
                    [AsParameters] ClassListQuestion question, ExportClass export, Asker asker,
                    CancellationToken cancel) =>
                    (await export.Run(asker, question, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesCsv()
            .WithSummary("The customers of one class, as CSV");

    public async Task<Result<Export>> Run(
        Asker asker, ClassListQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.Export)) return new NotAllowed(May.Export);
        var whole = question with { After = null, Limit = null };
        var first = await open.Page(asker, whole, AtOnce, cancel);
        if (first.Refusal is { } no) return no;

        await trail.NoteListTaken(
            db, asker,
            new JsonObject { ["of"] = "class", ["customers"] = first.Value.Customers }, cancel);
        return new Export(
            new Sheet("class", Heads, Rows(asker, whole, first.Value, cancel)),
            SheetFormat.Csv);
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> Rows(
        Asker asker, ClassListQuestion question, CustomerList page,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        var letter = (question.Class ?? "A").ToUpperInvariant();
        while (true)
        {
            foreach (var c in page.Items)
            {
                yield return
                [
                    c.Number, c.Name, letter, c.Rank, c.Visits, c.Net, c.Net.Currency.Code,
                ];
            }
            if (page.Next is null) yield break;
            var more = await open.Page(
                asker, question with { After = page.Next }, AtOnce, cancel);
            // A list that was cut short must not pass for the whole.
            if (more.Refusal is { } no)
                throw new InvalidOperationException($"The list broke off: {no.Code}.");
            page = more.Value;
        }
    }
}
