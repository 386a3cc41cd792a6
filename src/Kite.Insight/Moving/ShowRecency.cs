using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>
/// Tells where customers went by how long they had been away (A2; rules/analysis 5), as what is
/// to come reckons with it.
/// </summary>
internal sealed class ShowRecency(
    AskMovement askMovement, AskFigures ask, IStringLocalizer<Texts> words)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/movement/recency",
                async (
                    [AsParameters] MovementQuestion question, ShowRecency show, Asker asker,
                    CancellationToken cancel) =>
                    (await show.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("A movement by how long those had been away who did not come");

    public async Task<Result<RecencyView>> Run(
        Asker asker, MovementQuestion question, CancellationToken cancel)
    {
        var moved = await askMovement.Run(asker, question, cancel);
        if (moved.Refusal is { } no) return no;

        var (movement, first, second, ground) = moved.Value;
        var before = Spans.Before(first);
        await using var snapshot = await ask.Open(cancel);
        var known = await snapshot.Habits(second.To, ground.Store, cancel);
        var view = new RecencyView(
            before.From, before.To, first.From, first.To, second.From, second.To,
            ThresholdsView.Of(movement.Thresholds, ground), "none", null, []);
        // Where the books begin later, nobody knows who had been there.
        if (known.Reach is not { } reach || reach.First > before.From)
        {
            return view with
            {
                Doubt = "short-books",
                Why = words["recency.short-books", Figures.Day(before.From)],
            };
        }
        var windows = new List<PeriodFigures>();
        foreach (var period in new[] { before, first, second })
        {
            windows.Add(
                ground.Narrow(await snapshot.Figures(period, ground.Store, cancel)));
        }
        var recency = Recency.Of(windows, ground.Narrow(known), movement.Thresholds);
        return view with { Moves = RecencyView.Told(recency) };
    }
}
