using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Kite.Customers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>
/// Takes a list of the map or the movement home as a file, whole, in one stream; the trail keeps
/// that it was taken, and how long it was.
/// </summary>
internal sealed class ExportPicked(AskPicked ask, KiteDb db, Trail trail)
{
    private const int AtOnce = 2000;

    private static readonly string[] Heads = ["number", "name", "visits", "net", "currency"];

    private static readonly string[] MoverHeads =
    [
        "number", "name", "from", "to", "visits_before", "net_before", "visits", "net", "why",
        "by_visits", "by_bills", "currency",
    ];

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/customers.csv",
                async (
                    [AsParameters] PickQuestion question, ExportPicked export, Asker asker,
                    CancellationToken cancel) =>
                    (await export.Run(asker, question, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesCsv()
            .WithSummary("The customers of a quarter, a cell, a lasso or a way, as CSV");

    public async Task<Result<Export>> Run(
        Asker asker, PickQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.Export)) return new NotAllowed(May.Export);

        var picked = await ask.Run(asker, question, cancel);
        if (picked.Refusal is { } no) return no;

        var way = picked.Value.Movement is not null;
        Mover[] movers = [.. picked.Value.Movers()];
        var numbers = way
            ? Array.ConvertAll(movers, m => m.Customer)
            : picked.Value.Numbers();
        await trail.NoteListTaken(
            db, asker, new JsonObject { ["of"] = "map", ["customers"] = numbers.Count }, cancel);
        return new Export(
            way
                ? new Sheet(
                    "movers", MoverHeads, Rows(asker, picked.Value.Ground, movers, cancel))
                : new Sheet("customers", Heads, Rows(asker, picked.Value, numbers, cancel)),
            SheetFormat.Csv);
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> Rows(
        Asker asker, AskFigures.Ground ground, Mover[] all,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var movers in all.Chunk(AtOnce))
        {
            var names = await db.NamesOf(
                asker, Array.ConvertAll(movers, m => m.Customer), cancel);
            foreach (var m in movers)
            {
                yield return
                [
                    m.Customer, names.GetValueOrDefault(m.Customer)?.Name,
                    StateName.Write(m.From), StateName.Write(m.To), m.VisitsBefore,
                    ground.Money(m.NetBefore), m.Visits, ground.Money(m.Net),
                    CauseName.Write(m.Reason.Cause), ground.Money(m.Reason.ByVisits),
                    ground.Money(m.Reason.ByBills), ground.Business.Currency.Code,
                ];
            }
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> Rows(
        Asker asker, AskPicked.Picked picked, IReadOnlyList<long> all,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var numbers in all.Chunk(AtOnce))
        {
            var names = await db.NamesOf(asker, numbers, cancel);
            foreach (var number in numbers)
            {
                var (visits, coins) = picked.FiguresOf(number);
                var net = picked.Ground.Money(coins);
                yield return
                [
                    number, names.GetValueOrDefault(number)?.Name, visits, net, net.Currency.Code,
                ];
            }
        }
    }
}
