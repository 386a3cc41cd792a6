using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>Which map, and at the ends of how many months.</summary>
public sealed record MonthsQuestion : MapQuestion
{
    /// <summary>How many pictures; twelve when left out.</summary>
    public int? Pictures { get; init; }
}

/// <summary>The months of a picture are fewer than customers usually stay away.</summary>
internal sealed record PeriodIsShorterThanAPause(int Days, int Pause) : Refusal;

/// <summary>
/// Shows the map month by month: at the end of each, of as many months as asked, by the same
/// lines, so that what moves is customers and not the lines (A2).
/// </summary>
internal sealed class ShowMonths(AskFigures ask)
{
    private const int Usual = 12;
    private const int Most = 36;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/movement/months",
                async (
                    [AsParameters] MonthsQuestion question, ShowMonths show, Asker asker,
                    CancellationToken cancel) =>
                    (await show.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("The contribution map month by month, by the same lines");

    public async Task<Result<MonthsView>> Run(
        Asker asker, MonthsQuestion question, CancellationToken cancel)
    {
        if (question.Pictures is < 2 or > Most)
            return new BadInput("pictures", new OutOfRange(2, Most));
        var begun = await ask.Begin(asker, question, cancel);
        if (begun.Refusal is { } no) return no;

        var ground = begun.Value;
        await using var snapshot = await ask.Open(cancel);
        var last = ground.Narrow(await snapshot.Figures(ground.Period, ground.Store, cancel));
        var lines = await ask.Lines(question, last, cancel);
        if (lines.Refusal is { } bent) return bent;
        var known = ground.Narrow(
            await snapshot.Habits(ground.Period.To, ground.Store, cancel));
        var months = Spans.Months(ground.Period);
        if (known.UsualPause is { } pause && ground.Period.Days < pause)
        {
            return new BadInput(
                "from", new PeriodIsShorterThanAPause(
                    ground.Period.Days, (int)Math.Ceiling(pause)));
        }
        var frames = known.Reach is { } reach
            ? await Frames(
                snapshot,
                MonthEnds.Of(
                    ground.Period.To, months, question.Pictures ?? Usual, reach.First),
                reach.First, lines.Value, ground, cancel)
            : [];
        return new MonthsView(ThresholdsView.Of(lines.Value, ground), months, frames);
    }

    // Kept all together for who plays them again; within a segment they are counted anew.
    private static async Task<IReadOnlyList<MonthFrame>> Frames(
        Snapshot snapshot, IReadOnlyList<Period> windows, DateOnly opening, Thresholds lines,
        AskFigures.Ground ground, CancellationToken cancel)
    {
        if (ground.Members is not null || windows.Count == 0) return await Count();

        var what = $"months {windows[0].From.DayNumber} {windows.Count} {lines.Often} {lines.Much}";
        return await snapshot.Worked(
            what, ground.Period.To, ground.Store, Count, all => all.Sum(f => f.Cells.Count));

        async Task<IReadOnlyList<MonthFrame>> Count()
        {
            var frames = new List<MonthFrame>();
            foreach (var window in windows)
            {
                var figures = await snapshot.FiguresOnce(window, ground.Store, cancel);
                frames.Add(MonthFrame.Of(
                    ContributionMap.Of(ground.Narrow(figures), lines), window.From >= opening,
                    ground));
            }
            return frames;
        }
    }
}
