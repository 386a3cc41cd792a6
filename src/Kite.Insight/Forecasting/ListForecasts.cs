using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>Which kept forecasts are asked for; <c>store</c> 0 is all stores together.</summary>
public sealed record KeptForecastQuestion
{
    public Choice<Measured>? Measure { get; init; }
    public int? Store { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }

    public const string Newest = "made-down";

    internal Result<ListOrder> InOrder => ListOrder.Read(Order, Newest, ["made"]);
}

/// <summary>A forecast as it was kept, and how it did on the months that are over.</summary>
public sealed record KeptForecastView(
    Guid Id, DateOnly FirstMonth, int? Store, Measured Measure, ForecastModel Model,
    int MonthsKnown, DateOnly MadeOn, ScoreView? Score);

/// <summary>A kept forecast with its months, each with what came once it is over.</summary>
public sealed record KeptForecastDetails(
    KeptForecastView Forecast, IReadOnlyList<ForecastMonthView> Months);

/// <summary>Holds kept forecasts against what came.</summary>
internal sealed class ListForecasts(
    KiteDb db, AskFigures ask, TakeList take, TimeProvider clock,
    IStringLocalizer<Texts> texts)
{
    private const int ScoredMonths = 24;

    private sealed record Key(Guid Id);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/insight/forecasts",
                async (
                    [AsParameters] KeptForecastQuestion question, ListForecasts list,
                    Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("The forecasts that were kept, and how each did so far");
        api.MapGet(
                "/insight/forecasts/score",
                async (
                    [AsParameters] KeptForecastQuestion question, ListForecasts list,
                    Asker asker, CancellationToken cancel) =>
                    (await list.Score(asker, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("How the forecasts of the last two years did on months that are over");
        api.MapGet(
                "/insight/forecasts/{id:guid}",
                async (Guid id, ListForecasts list, Asker asker, CancellationToken cancel) =>
                    (await list.One(asker, id, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("A kept forecast, month by month beside what came");
        api.MapGet(
                "/insight/forecasts/export",
                async (
                    [AsParameters] KeptForecastQuestion question, Choice<SheetFormat>? format,
                    ListForecasts list, Asker asker, CancellationToken cancel) =>
                    (await list.Export(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The kept forecasts as a file: format csv or xlsx");
    }

    public async Task<Result<Page<KeptForecastView>>> Run(
        Asker asker, KeptForecastQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        var order = question.InOrder;
        if (order.Refusal is { } unknown) return unknown;

        var (start, from) = (place.Value.Beginning, place.Value.Key?.Id ?? default);
        var asked = Asked(question);
        var ordered = order.Value.Down
            ? asked.Where(f => start || f.Id < from).OrderByDescending(f => f.Id)
            : asked.Where(f => start || f.Id > from).OrderBy(f => f.Id);
        var read = await ordered.Take(limit.Value.Count + 1).ToListAsync(cancel);
        var page = Page<KeptForecast>.Of(read, limit.Value.Count, f => new Key(f.Id));
        var scored = await Scored(page.Items, cancel);
        return page.Select(f => View(f, scored[f.Id]));
    }

    /// <summary>Which forecasts did how well, all months together.</summary>
    public async Task<Result<ForecastScores>> Score(
        Asker asker, KeptForecastQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);

        var since = (await db.BusinessAsync(cancel)).Today(clock).AddMonths(-ScoredMonths);
        var kept = await Asked(question).Where(f => f.FirstMonth >= since).ToListAsync(cancel);
        var scored = await Scored(kept, cancel);
        return new ForecastScores(
            kept.Count,
            [
                .. kept.GroupBy(f => f.Measure).OrderBy(g => g.Key)
                    .Select(g => (g.Key, Score: ForecastScore.Of(
                        [.. g.SelectMany(f => scored[f.Id])])))
                    .Where(g => g.Score is not null)
                    .Select(g => new MeasuredScore(g.Key, ScoreView.Of(g.Score)!)),
            ]);
    }

    public async Task<Result<KeptForecastDetails>> One(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);
        var kept = await db.KeptForecasts.AsNoTracking()
            .SingleOrDefaultAsync(f => f.Id == id, cancel);
        if (kept is null) return new NoSuchForecast(id);

        var scored = await Scored([kept], cancel);
        var came = scored[id].ToDictionary(s => s.Foreseen.Month, s => s.Actual);
        var currency = Currency.Of(kept.Currency);
        var months = await db.KeptForecastMonths.AsNoTracking()
            .Where(m => m.ForecastId == id).OrderBy(m => m.Month).ToListAsync(cancel);
        return new KeptForecastDetails(
            View(kept, scored[id]),
            months.ConvertAll(m => ForecastMonthView.Of(m.Foreseen, kept.Measure, currency) with
            {
                Actual = came.TryGetValue(m.Month, out var actual)
                    ? ForecastFigure.Of(actual, kept.Measure, currency)
                    : null,
            }));
    }

    public async Task<Result<Export>> Export(
        Asker asker, KeptForecastQuestion question, SheetFormat? format,
        CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await Run(asker, whole, cancel);
        if (first.Refusal is { } no) return no;

        return await take.Run(
            asker, "forecasts", format,
            [
                texts["forecast.first"], texts["forecast.store"], texts["forecast.measure"],
                texts["forecast.model"], texts["forecast.known"], texts["forecast.made"],
                texts["forecast.scored"], texts["forecast.mase"], texts["forecast.within80"],
                texts["forecast.within95"],
            ],
            first.Value.All(after => Run(asker, whole with { After = after }, cancel))
                .Select(Row),
            cancel);
    }

    private IReadOnlyList<object?> Row(KeptForecastView f) =>
    [
        f.FirstMonth, f.Store, texts[$"forecast.measure.{f.Measure}"].Value,
        texts[$"forecast.model.{f.Model}"].Value, f.MonthsKnown, f.MadeOn,
        f.Score?.Months, f.Score?.Mase, f.Score?.Within80, f.Score?.Within95,
    ];

    private IQueryable<KeptForecast> Asked(KeptForecastQuestion question)
    {
        var all = db.KeptForecasts.AsNoTracking();
        if (question.Measure is { Value: var measure })
            all = all.Where(f => f.Measure == measure);
        return question.Store is { } store ? all.Where(f => f.StoreNumber == store) : all;
    }

    // What came is read once for each store, and only of months that are over.
    private async Task<Dictionary<Guid, List<ScoredMonth>>> Scored(
        IReadOnlyList<KeptForecast> kept, CancellationToken cancel)
    {
        Guid[] ids = [.. kept.Select(f => f.Id)];
        var today = (await db.BusinessAsync(cancel)).Today(clock);
        var months = (await db.KeptForecastMonths.AsNoTracking()
                .Where(m => EF.Parameter(ids).Contains(m.ForecastId)).ToListAsync(cancel))
            .ToLookup(m => m.ForecastId);
        await using var snapshot = await ask.Open(cancel);
        var came = new Dictionary<(int, Measured), Dictionary<DateOnly, double>>();
        var scored = new Dictionary<Guid, List<ScoredMonth>>();
        foreach (var forecast in kept)
        {
            var of = (forecast.StoreNumber, forecast.Measure);
            if (!came.TryGetValue(of, out var actual))
                came[of] = actual = await Came(snapshot, of, today, cancel);
            scored[forecast.Id] =
            [
                .. months[forecast.Id].Where(m => actual.ContainsKey(m.Month))
                    .OrderBy(m => m.Month)
                    .Select(m => new ScoredMonth(m.Foreseen, actual[m.Month], forecast.Scale)),
            ];
        }
        return scored;
    }

    private async Task<Dictionary<DateOnly, double>> Came(
        Snapshot snapshot, (int Store, Measured What) of, DateOnly today,
        CancellationToken cancel)
    {
        var store = of.Store == 0 ? null : (int?)of.Store;
        var days = await snapshot.Days(store, cancel);
        var special = await db.SpecialDatesOf(store, cancel);
        var trading = TradingDays.Of(days, of.What, today, special.All);
        var series = MonthSeries.Of(days, of.What, today, trading, special);
        return Enumerable.Range(0, series.Count).Where(i => !double.IsNaN(series.Levels[i]))
            .ToDictionary(series.MonthAt, i => series.Totals[i]);
    }

    private static KeptForecastView View(KeptForecast f, List<ScoredMonth> scored) => new(
        f.Id, f.FirstMonth, f.StoreNumber == 0 ? null : f.StoreNumber, f.Measure, f.Model,
        f.MonthsKnown, f.MadeOn, ScoreView.Of(ForecastScore.Of(scored)));
}

/// <summary>How forecasts of one measure did.</summary>
public sealed record MeasuredScore(Measured Measure, ScoreView Score);

/// <summary>How many forecasts were kept, and how they did; nothing while no month is over.
/// </summary>
public sealed record ForecastScores(int Forecasts, IReadOnlyList<MeasuredScore> Scores);
