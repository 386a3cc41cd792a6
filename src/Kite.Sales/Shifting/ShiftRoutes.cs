using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Sales;

/// <summary>Shifts for programs.</summary>
internal static class ShiftRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/shifts",
                async (
                    ShiftFacts facts, KeepShifts keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Open(asker, facts, cancel)).ToCreated(s => $"/shifts/{s.Id}"))
            .Needing(May.KeepShifts)
            .Idempotent()
            .WithSummary("Opens a shift at a till, with what lies in the drawer");
        api.MapPost(
                "/shifts/{id:guid}/counts",
                async (
                    Guid id, CountFacts facts, KeepShifts keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Count(asker, id, facts, cancel))
                    .ToCreated(s => $"/shifts/{s.Id}"))
            .Needing(May.KeepShifts)
            .Idempotent()
            .WithSummary("Tells what was counted in the drawer");
        api.MapPost(
                "/shifts/{id:guid}/closings",
                async (
                    Guid id, ClosingFacts facts, KeepShifts keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Close(asker, id, facts, cancel))
                    .ToCreated(s => $"/shifts/{s.Id}"))
            .Needing(May.KeepShifts)
            .Idempotent()
            .WithSummary("Closes a shift by its last count; who closes it signs for it");
        api.MapPost(
                "/shifts/{id:guid}/corrections",
                async (
                    Guid id, ShiftCorrectionFacts facts, KeepShifts keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Correct(asker, id, facts, cancel))
                    .ToCreated(s => $"/shifts/{s.Id}"))
            .Needing(May.CloseDays)
            .Idempotent()
            .WithSummary("Puts the cash of a closed shift right by a new entry");
        MapLooks(api);
    }

    private static void MapLooks(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/shifts",
                async (
                    [AsParameters] ShiftQuestion question, ListShifts list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadPurchases)
            .WithSummary("Lists shifts, the newest first");
        api.MapGet(
                "/shifts/{id:guid}",
                async (Guid id, ListShifts list, Asker asker, CancellationToken cancel) =>
                    (await list.Show(asker, id, cancel)).ToHttp())
            .Needing(May.ReadPurchases)
            .WithSummary("One shift with its report by tender");
        api.MapPost(
                "/day-closings",
                async (
                    DayFacts facts, CloseDay close, Asker asker, CancellationToken cancel) =>
                    (await close.Run(asker, facts, cancel))
                    .ToCreated(d => $"/day-closings?store={d.StoreNumber}"))
            .Needing(May.CloseDays)
            .Idempotent()
            .WithSummary("Closes a store's business day once it is over");
        api.MapGet(
                "/day-closings",
                async (
                    [AsParameters] DayQuestion question, CloseDay close, Asker asker,
                    CancellationToken cancel) =>
                    (await close.List(asker, question, cancel)).ToHttp())
            .Needing(May.ReadPurchases)
            .WithSummary("Lists the days that were closed, the latest first");
    }
}
