using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>Tells who went from where to where between two periods (A2).</summary>
internal sealed class OpenMovement(AskMovement ask)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/movement",
                async (
                    [AsParameters] MovementQuestion question, OpenMovement open, Asker asker,
                    CancellationToken cancel) =>
                    (await open.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("Who went from which quarter to which between two periods");

    public async Task<Result<MovementView>> Run(
        Asker asker, MovementQuestion question, CancellationToken cancel)
    {
        var moved = await ask.Run(asker, question, cancel);
        return moved.Refusal is { } no ? no : MovementView.Of(moved.Value);
    }
}
