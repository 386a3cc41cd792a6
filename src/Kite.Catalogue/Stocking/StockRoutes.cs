using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Catalogue;

/// <summary>Stock for programs.</summary>
internal static class StockRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        MapLevels(api);
        MapMovements(api);
        MapSlips(api);
    }

    private static void MapLevels(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/stock-levels",
                async (
                    [AsParameters] LevelQuestion question, ListLevels list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadStock)
            .WithSummary("What stores have of products, by name unless asked otherwise");
        api.MapGet(
                "/stock-levels/export",
                async (
                    [AsParameters] LevelQuestion question, Choice<SheetFormat>? format,
                    ExportLevels export, Asker asker, CancellationToken cancel) =>
                    (await export.Run(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("A list of stock as a file: format csv or xlsx");
        api.MapPut(
                "/stock-levels/{store:int}/{product:guid}",
                async (
                    int store, Guid product, SetThreshold.Wish wish, SetThreshold set,
                    Asker asker, CancellationToken cancel) =>
                    (await set.Run(asker, store, product, wish, cancel)).ToNoContent())
            .Needing(May.WriteStock)
            .WithSummary("Says from when a product is low in a store, or that none is kept");
    }

    private static void MapMovements(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/stock-movements",
                async (
                    [AsParameters] MovementQuestion question, ListMovements list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadStock)
            .WithSummary("How stock came and went, the latest first");
        api.MapPost(
                "/stock-movements",
                async (
                    StockEntry entry, NoteStock note, Asker asker, CancellationToken cancel) =>
                    (await note.Enter(asker, entry, cancel)).ToHttp())
            .Needing(May.WriteStock)
            .Idempotent()
            .WithSummary("Notes goods received, corrected or wasted: all lines, or none");
    }

    private static void MapSlips(IEndpointRouteBuilder api)
    {
        MapSlip(api, "/stock-counts", SlipKind.Count, "count", "counts");
        MapSlip(api, "/stock-transfers", SlipKind.Transfer, "transfer", "transfers");
        api.MapPost(
                "/stock-counts",
                async (
                    StockCount count, NoteStock note, Asker asker, CancellationToken cancel) =>
                    (await note.Count(asker, count, cancel))
                    .ToCreated(s => $"/stock-counts/{s.Slip.Id}"))
            .Needing(May.WriteStock)
            .Idempotent()
            .WithSummary("Notes what was counted and posts the differences");
        api.MapPost(
                "/stock-transfers",
                async (
                    StockTransfer transfer, NoteStock note, Asker asker,
                    CancellationToken cancel) =>
                    (await note.Transfer(asker, transfer, cancel))
                    .ToCreated(s => $"/stock-transfers/{s.Slip.Id}"))
            .Needing(May.WriteStock)
            .Idempotent()
            .WithSummary("Moves goods from one store to another: out and in, or neither");
    }

    private static void MapSlip(
        IEndpointRouteBuilder api, string at, SlipKind kind, string one, string many)
    {
        api.MapGet(
                at,
                async (
                    [AsParameters] SlipQuestion question, ListMovements list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Slips(asker, kind, question, cancel)).ToHttp())
            .Needing(May.ReadStock)
            .WithSummary($"The {many} of stock, the latest first");
        api.MapGet(
                at + "/{id:guid}",
                async (Guid id, ListMovements list, Asker asker, CancellationToken cancel) =>
                    (await list.Show(asker, kind, id, cancel)).ToHttp())
            .Needing(May.ReadStock)
            .WithSummary($"One {one} of stock with its lines");
    }
}
