using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>
/// Takes the list of what is likely home as a file, whole, in one stream; the trail keeps that it
/// was taken.
/// </summary>
internal sealed class ExportLikely(ListLikely list, KiteDb db, Trail trail)
{
    private const int AtOnce = 5000;
    private const string Of = "likely";

    private static readonly string[] Heads =
    [
        "number", "name", "visits", "last_visit", "chance_alive", "chance_to_come",
        "expected_visits", "expected_value", "lifetime_value", "currency", "weeks",
        "discount_percent", "model", "as_of",
    ];

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/lifetime-value/customers.csv",
                async (
                    [AsParameters] LikelyListQuestion question, ExportLikely export,
                    Asker asker, CancellationToken cancel) =>
                    (await export.Run(asker, question, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesCsv()
            .WithSummary("What is likely of each customer, as CSV");

    public async Task<Result<Export>> Run(
        Asker asker, LikelyListQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.Export)) return new NotAllowed(May.Export);

        var first = await list.Page(
            asker, question with { After = null, Limit = null }, AtOnce, cancel);
        if (first.Refusal is { } no) return no;

        await trail.NoteListTaken(db, asker, new JsonObject { ["of"] = Of }, cancel);
        return new Export(
            new Sheet(Of, Heads, Rows(asker, question, first.Value, cancel)), SheetFormat.Csv);
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> Rows(
        Asker asker, LikelyListQuestion question, LikelyList page,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        while (true)
        {
            foreach (var customer in page.Items) yield return Cells(customer, page);
            if (page.Next is null) yield break;

            var more = await list.Page(
                asker, question with { After = page.Next }, AtOnce, cancel);
            if (more.Refusal is not null) yield break;
            page = more.Value;
        }
    }

    private static object?[] Cells(LikelyCustomer c, LikelyList of) =>
    [
        c.Number, c.Name, c.Visits, c.LastVisit, c.Alive, c.Comes, c.ExpectedVisits,
        c.ExpectedValue, c.LifetimeValue, of.Currency, of.Weeks, of.DiscountPercent, of.Model,
        of.To,
    ];
}
