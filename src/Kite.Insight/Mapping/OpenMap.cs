using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>Draws the contribution map of a period, a store, a segment (A1).</summary>
internal sealed class OpenMap(AskFigures ask)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/contribution-map",
                async (
                    [AsParameters] MapQuestion question, OpenMap open, Asker asker,
                    CancellationToken cancel) =>
                    (await open.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("The contribution map: customers in four quarters");

    public async Task<Result<MapView>> Run(
        Asker asker, MapQuestion question, CancellationToken cancel)
    {
        var begun = await ask.Begin(asker, question, cancel);
        if (begun.Refusal is { } no) return no;

        var ground = begun.Value;
        await using var snapshot = await ask.Open(cancel);
        var figures = ground.Narrow(
            await snapshot.Figures(ground.Period, ground.Store, cancel));
        var lines = await ask.Lines(question, figures, cancel);
        if (lines.Refusal is { } crooked) return crooked;

        return MapView.Of(ContributionMap.Of(figures, lines.Value), ground);
    }
}
