using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kite.Insight;

/// <summary>
/// Keeps what is foreseen of each store and of all together once a month, so that it can be held
/// against what comes. On the second day, when the receipts of the last one are in.
/// </summary>
internal sealed class KeepForecasts(
    KiteDb db, FigureSource source, TimeProvider clock)
{
    private const string TurnName = "forecasts";
    private const int FromDay = 2;

    /// <summary>How many were kept.</summary>
    public async Task<int> RunWhenDue(CancellationToken cancel)
    {
        var business = await db.BusinessAsync(cancel);
        var today = business.Today(clock);
        var month = today.AddDays(1 - today.Day);
        if (today.Day < FromDay
            || await db.KeptForecasts.AnyAsync(f => f.FirstMonth == month, cancel)
            || await Turn.Try(db, TurnName, clock, cancel) is not { } turn)
        {
            return 0;
        }
        try
        {
            // Another may have kept them since.
            return await db.KeptForecasts.AnyAsync(f => f.FirstMonth == month, cancel)
                ? 0
                : await Keep(business, today, cancel);
        }
        finally
        {
            await turn.Release(db, CancellationToken.None);
        }
    }

    private async Task<int> Keep(Business business, DateOnly today, CancellationToken cancel)
    {
        var stores = (await db.StoresAsync(cancel)).Select(s => (int?)s.Number).Prepend(null);
        await using var snapshot = await source.Open(cancel);
        var (forecasts, months) = (new List<KeptForecast>(), new List<KeptForecastMonth>());
        foreach (var store in stores)
        {
            var days = await snapshot.Days(store, cancel);
            var special = await db.SpecialDatesOf(store, cancel);
            foreach (var what in Enum.GetValues<Measured>())
            {
                var made = OpenForecast.Make(
                    days, what, today, special, OpenForecast.UsualMonths);
                if (made.Forecast is not { } forecast) continue;
                var kept = Record(business, today, store, what, made.Series.Count, forecast);
                forecasts.Add(kept);
                months.AddRange(forecast.Months.Select(m => Record(kept.Id, m)));
            }
        }
        if (forecasts.Count == 0) return 0;

        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await BulkWriter.Write(db, forecasts, cancel);
        await BulkWriter.Write(db, months, cancel);
        await whole.CommitAsync(cancel);
        return forecasts.Count;
    }

    private KeptForecast Record(
        Business business, DateOnly today, int? store, Measured what, int known,
        Forecast forecast) => new()
        {
            FirstMonth = today.AddDays(1 - today.Day),
            StoreNumber = store ?? 0,
            Measure = what,
            Model = forecast.Model,
            MonthsKnown = known,
            ScaleThousandths = (long)Math.Round(forecast.Scale * 1000),
            Currency = business.Currency.Code,
            MadeOn = today,
            MadeAt = clock.GetUtcNow(),
        };

    private static KeptForecastMonth Record(Guid forecast, ForecastMonth month) => new()
    {
        ForecastId = forecast,
        Month = month.Month,
        Expected = (long)Math.Round(month.Expected),
        Low80 = (long)Math.Round(month.Between.Low80),
        High80 = (long)Math.Round(month.Between.High80),
        Low95 = (long)Math.Round(month.Between.Low95),
        High95 = (long)Math.Round(month.Between.High95),
    };
}

/// <summary>Looks every half hour whether a month has begun whose forecasts are not kept yet.
/// </summary>
internal sealed class MonthlyForecasts(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<MonthlyForecasts> log)
    : RegularWork(scopes, clock, log)
{
    protected override TimeSpan Pause => TimeSpan.FromMinutes(30);

    protected override Task Look(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<KeepForecasts>().RunWhenDue(cancel);
}
