using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>
/// Shows whether it was the season: the same months a year before, by the same lines (A2).
/// </summary>
internal sealed class ShowSeason(
    AskMovement askMovement, AskFigures ask, IStringLocalizer<Texts> words)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/movement/season",
                async (
                    [AsParameters] MovementQuestion question, ShowSeason show, Asker asker,
                    CancellationToken cancel) =>
                    (await show.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("A movement beside the same months a year before");

    public async Task<Result<SeasonView>> Run(
        Asker asker, MovementQuestion question, CancellationToken cancel)
    {
        var moved = await askMovement.Run(asker, question, cancel);
        if (moved.Refusal is { } no) return no;

        var (movement, first, second, ground) = moved.Value;
        var (firstThen, secondThen) =
            (Spans.AYearEarlier(first), Spans.AYearEarlier(second));
        var lines = movement.Thresholds;
        var doubt = ground.Members is not null ? "segment"
            : second.To > ground.Today ? "not-over"
            : "none";
        var then = doubt == "none"
            ? await Then(firstThen, secondThen, lines, ground, cancel)
            : null;
        if (doubt == "none" && then is null) doubt = "no-year";
        var beside = then is null
            ? new TwoMovements([], 0)
            : TwoMovements.Of(movement.Count, then.Count, Rows);
        return new SeasonView(
            first.From, first.To, second.From, second.To, firstThen.From, firstThen.To,
            secondThen.From, secondThen.To, ThresholdsView.Of(lines, ground), doubt,
            doubt == "none" ? null : words["season.doubt." + doubt].Value, beside.LeftOut,
            [.. beside.Ways.Select(BesideWayView.Told)]);
    }

    // Who is away has gathered for as long as the books are kept: a year more makes another crowd.
    private static IEnumerable<State> Rows =>
        Enum.GetValues<State>().Where(s => s != State.None);

    // A year before only counts where the books were already kept when it began.
    private async Task<Movement?> Then(
        Period first, Period second, Thresholds lines, AskFigures.Ground ground,
        CancellationToken cancel)
    {
        await using var snapshot = await ask.Open(cancel);
        var known = ground.Narrow(await snapshot.Lifetimes(second.To, ground.Store, cancel));
        if (known.Reach is not { } reach || reach.First > first.From) return null;

        var before = ground.Narrow(await snapshot.Figures(first, ground.Store, cancel));
        var after = ground.Narrow(await snapshot.Figures(second, ground.Store, cancel));
        return Movement.Of(before, after, known, lines);
    }
}
