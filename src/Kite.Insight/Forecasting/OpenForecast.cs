using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>
/// Foresees revenue or visits month by month, with bounds, and says how far it can be trusted
/// (A11).
/// </summary>
internal sealed class OpenForecast(AskFigures ask, KiteDb db)
{
    internal const int UsualMonths = 12;
    private const int MostMonths = 24;

    /// <summary>What was made, and the months from which.</summary>
    internal sealed record Made(MonthSeries Series, HeldOut HeldOut, Forecast? Forecast);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/forecast",
                async (
                    [AsParameters] ForecastQuestion question, OpenForecast open, Asker asker,
                    CancellationToken cancel) =>
                    (await open.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("Revenue or visits of the months to come, with bounds of 80 and 95 %");

    public async Task<Result<ForecastView>> Run(
        Asker asker, ForecastQuestion question, CancellationToken cancel)
    {
        if (question.Months is < 1 or > MostMonths)
            return new BadInput("months", new MonthsAreOutOfReach(MostMonths));
        var begun = await ask.Begin(asker, new() { Store = question.Store }, cancel);
        if (begun.Refusal is { } no) return no;

        var (ground, what) = (begun.Value, question.Measure?.Value ?? Measured.Net);
        await using var snapshot = await ask.Open(cancel);
        var days = await snapshot.Days(ground.Store, cancel);
        var special = await db.SpecialDatesOf(ground.Store, cancel);
        var months = question.Months ?? UsualMonths;
        var made = await Task.Run(
            () => Make(days, what, ground.Today, special, months), cancel);
        return View(made, what, days, ground);
    }

    /// <summary>The forecast from the month of this day on.</summary>
    internal static Made Make(
        IReadOnlyList<DaySum> days, Measured what, DateOnly today, SpecialDates special,
        int months)
    {
        var trading = TradingDays.Of(days, what, today, special.All);
        var series = MonthSeries.Of(days, what, today, trading, special);
        var isCount = what is Measured.Visits;
        if (series.Levels.Count(v => !double.IsNaN(v)) < Forecast.FewestMonths)
            return new(series, new(null, null), null);

        var held = HeldOut.Of(series, isCount);
        var worths = Enumerable.Range(0, months)
            .Select(i => trading.WorthOfMonth(series.MonthAt(series.Count + i), special.Closed));
        return new(
            series, held,
            Forecast.Of(series, held.Chosen(series.Count), [.. worths], isCount));
    }

    private static ForecastView View(
        Made made, Measured what, IReadOnlyList<DaySum> days, AskFigures.Ground ground)
    {
        var (series, held, forecast) = made;
        var currency = ground.Business.Currency;
        var month = ground.Today.AddDays(1 - ground.Today.Day);
        return new(
            what, ground.Store, ground.Today, ReasonOf(made), series.Count,
            [
                .. series.Totals.Select((total, i) => new PastMonth(
                    series.MonthAt(i), ForecastFigure.Of(total, what, currency),
                    double.IsNaN(series.Levels[i]))),
            ],
            ForecastFigure.Of(
                days.Where(d => d.Day >= month && d.Day <= ground.Today).Sum(d => d.Of(what)),
                what, currency))
        {
            Model = forecast?.Model,
            Smoothing = forecast?.Fitted is { } fitted ? SmoothingView.Of(fitted) : null,
            Months =
            [
                .. (forecast?.Months ?? []).Select(
                    m => ForecastMonthView.Of(m, what, currency)),
            ],
            Whole = forecast is null
                ? null
                : ForecastMonthView.Of(forecast.Whole, what, currency),
            NaiveHeldOut = ScoreView.Of(held.Naive),
            SmoothingHeldOut = ScoreView.Of(held.Smoothing),
        };
    }

    private static ForecastReason ReasonOf(Made made) => made switch
    {
        { Forecast: null } => ForecastReason.TooFewMonths,
        { Series.Count: < Forecast.FewestForSmoothing } => ForecastReason.SecondYear,
        { HeldOut.HasLost: true } => ForecastReason.SmoothingLost,
        { HeldOut.Smoothing: null } => ForecastReason.NotTried,
        _ => ForecastReason.SmoothingWon,
    };
}
