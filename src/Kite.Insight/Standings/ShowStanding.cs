using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>
/// Where one customer stands: quarter in the last six months and in the six before, worth a
/// month and a year, rank among all who came in the last twelve months.
/// </summary>
public sealed record StandingView(
    long Number, string Quarter, string QuarterBefore, int VisitsInYear, Money Year, Money Month,
    int? Rank, int Among, bool InTop10, bool InTop20, DateOnly? First, DateOnly? Last,
    double? Pause, DateOnly? NextExpected, bool Sleeps)
{
    /// <summary>The lines by which the quarters are told.</summary>
    public ThresholdsView? Thresholds { get; init; }
}

/// <summary>Shows where a customer stands, for their page (K4).</summary>
internal sealed class ShowStanding(AskFigures ask)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/customers/{number:long}",
                async (
                    long number, ShowStanding show, Asker asker, CancellationToken cancel) =>
                    (await show.Run(asker, number, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("Where one customer stands");

    public async Task<Result<StandingView>> Run(
        Asker asker, long number, CancellationToken cancel)
    {
        var begun = await ask.Begin(asker, new FigureQuestion(), cancel);
        if (begun.Refusal is { } no) return no;

        var ground = begun.Value;
        var (now, today) = (ground.Period, ground.Today);
        var before = Period.Of(now.From.AddMonths(-6), now.From.AddDays(-1)).Value;
        var year = Period.Of(today.AddYears(-1).AddDays(1), today).Value;
        await using var snapshot = await ask.Open(cancel);
        var lately = await snapshot.Figures(now, store: null, cancel);
        var lines = await ask.Lines(new MapQuestion(), lately, cancel);
        if (lines.Refusal is { } bent) return bent;

        var standing = Standing.Of(
            number,
            lately,
            await snapshot.Figures(before, store: null, cancel),
            await snapshot.Figures(year, store: null, cancel),
            await snapshot.Habits(today, store: null, cancel),
            lines.Value);
        return View(number, standing, ground) with
        {
            Thresholds = ThresholdsView.Of(lines.Value, ground),
        };
    }

    private static StandingView View(long number, Standing s, AskFigures.Ground ground) => new(
        number,
        StateName.Write(s.Now),
        StateName.Write(s.Before),
        s.Year?.Visits ?? 0,
        ground.Money(s.Year?.Net ?? 0),
        ground.Money(s.Month),
        s.Rank,
        s.Among,
        s.InTop10,
        s.InTop20,
        s.Habit?.First,
        s.Habit?.Last,
        s.Habit?.Pause,
        s.Habit is { Pause: { } pause } h ? h.Last.AddDays((int)Math.Ceiling(pause)) : null,
        s.Habit?.IsAsleep(ground.Today) ?? false);
}
