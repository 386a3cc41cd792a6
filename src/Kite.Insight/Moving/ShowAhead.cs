using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>
/// Tells where customers will stand one and two periods ahead if it goes on so, and only where
/// that can be reckoned (A2; rules/analysis 5).
/// </summary>
internal sealed class ShowAhead(
    AskMovement askMovement, AskFigures ask, IStringLocalizer<Texts> words)
{
    private const int Windows = 4;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/movement/ahead",
                async (
                    [AsParameters] MovementQuestion question, ShowAhead show, Asker asker,
                    CancellationToken cancel) =>
                    (await show.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("Where customers will stand if it goes on so, two periods ahead at most");

    public async Task<Result<AheadView>> Run(
        Asker asker, MovementQuestion question, CancellationToken cancel)
    {
        var moved = await askMovement.Run(asker, question, cancel);
        if (moved.Refusal is { } no) return no;

        var (movement, first, second, ground) = moved.Value;
        if (ground.Members is not null) return Without(moved.Value, "segment");
        if (Spans.Before(second) != first) return Without(moved.Value, "apart");
        if (second.To > ground.Today) return Without(moved.Value, "not-over");

        var (figures, known) = await Read(second, ground.Store, cancel);
        if (known.Reach is not { } reach || reach.First > figures[0].Period.From)
            return Without(moved.Value, "short-books");
        if (second.Days < (known.UsualPause ?? 0)) return Without(moved.Value, "short-period");

        var ahead = await Task.Run(
            () => LookAhead.Of(Steps.Of(figures, known, movement.Thresholds)), cancel);
        return AheadView.Of(moved.Value, figures[0].Period.From, ahead, Why(ahead));
    }

    private AheadView Without(AskMovement.Asked asked, string doubt) => AheadView.Nothing(
        asked, doubt, words["ahead.doubt." + doubt]);

    private string? Why(LookAhead ahead) => ahead.Doubt switch
    {
        AheadDoubt.Few => words[
            "ahead.doubt.few", LookAhead.LeastInRow, string.Join(", ", ahead.FewIn.Select(
                p => words["ahead.in." + AheadView.Name(p)].Value))].Value,
        AheadDoubt.Changing => words[
            "ahead.doubt.changing", ahead.Same.Sum.ToString("N1", CultureInfo.CurrentCulture),
            ahead.Same.Freedom, Figures.Percent(ahead.Same.Chance, 1)].Value,
        _ => null,
    };

    private async Task<(IReadOnlyList<PeriodFigures> Figures, Habits Known)> Read(
        Period last, int? store, CancellationToken cancel)
    {
        var periods = new List<Period> { last };
        while (periods.Count < Windows) periods.Insert(0, Spans.Before(periods[0]));
        var figures = new List<PeriodFigures>();
        await using var snapshot = await ask.Open(cancel);
        foreach (var period in periods)
            figures.Add(await snapshot.Figures(period, store, cancel));
        return (figures, await snapshot.Habits(last.To, store, cancel));
    }
}
