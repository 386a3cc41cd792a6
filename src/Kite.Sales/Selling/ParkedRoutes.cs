using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Sales;

/// <summary>Bills that were put aside, for programs.</summary>
internal static class ParkedRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/parked-bills",
                async (
                    ParkFacts facts, KeepParkedBills keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Park(asker, facts, cancel))
                    .ToCreated(p => $"/parked-bills/{p.Id}"))
            .Needing(May.Sell)
            .Idempotent()
            .WithSummary("Puts a bill aside under a name, to be taken up at any till of the store");
        api.MapGet(
                "/parked-bills",
                async (
                    [AsParameters] ParkedQuestion question, KeepParkedBills keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.List(asker, question, cancel)).ToHttp())
            .Needing(May.Sell)
            .WithSummary("Lists the bills that were put aside, the latest first");
        api.MapGet(
                "/parked-bills/{id:guid}",
                async (Guid id, KeepParkedBills keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Show(asker, id, cancel)).ToHttp())
            .Needing(May.Sell)
            .WithSummary("One bill that was put aside, whole");
        api.MapDelete(
                "/parked-bills/{id:guid}",
                async (Guid id, KeepParkedBills keep, Asker asker, CancellationToken cancel) =>
                    (await keep.TakeUp(asker, id, cancel)).ToHttp())
            .Needing(May.Sell)
            .WithSummary("Takes a bill up again: answers it, and it waits no more");
    }
}
