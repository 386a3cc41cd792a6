using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>The tables of forecasts: what was foreseen stays as it is.</summary>
internal static class ForecastTables
{
    extension(KiteDb db)
    {
        public DbSet<KeptForecast> KeptForecasts => db.Set<KeptForecast>();
        public DbSet<KeptForecastMonth> KeptForecastMonths => db.Set<KeptForecastMonth>();
        public DbSet<SpecialDay> SpecialDays => db.Set<SpecialDay>();

        /// <summary>The days that are special for a store, or for all together.</summary>
        public async Task<SpecialDates> SpecialDatesOf(int? store, CancellationToken cancel)
        {
            var days = await db.SpecialDays.AsNoTracking()
                .Where(d => d.StoreNumber == null || d.StoreNumber == store)
                .ToListAsync(cancel);
            return new(Dates(days), Dates(days.Where(d => d.Kind is SpecialDayKind.Closed)));
        }
    }

    public static void Map(ModelBuilder model)
    {
        var forecast = model.Entity<KeptForecast>().ToTable("forecasts")
            .SeenWith(May.ReadInsight)
            .Holds(DataClass.Operational, f => new
            {
                f.Id, f.FirstMonth, f.StoreNumber, f.Measure, f.Model, f.MonthsKnown,
                f.ScaleThousandths, f.Currency, f.MadeOn, f.MadeAt,
            });
        forecast.Ignore(f => f.Scale);
        forecast.HasIndex(f => new { f.FirstMonth, f.StoreNumber, f.Measure }).IsUnique();

        var month = model.Entity<KeptForecastMonth>().ToTable("forecast_months")
            .SeenWith(May.ReadInsight)
            .Holds(DataClass.Operational, m => new
            {
                m.ForecastId, m.Month, m.Expected, m.Low80, m.High80, m.Low95, m.High95,
            });
        month.Ignore(m => m.Foreseen);
        month.HasKey(m => new { m.ForecastId, m.Month });

        model.Entity<SpecialDay>().ToTable("special_days")
            .Audited("special-days", d => d.Id)
            .SeenWith(May.ReadInsight)
            .Holds(DataClass.Operational, d => new
            {
                d.Id, d.FromDay, d.ToDay, d.StoreNumber, d.Kind, d.Note, d.MadeBy, d.MadeAt,
            });
    }

    private static HashSet<DateOnly> Dates(IEnumerable<SpecialDay> days) =>
    [
        .. days.SelectMany(d => Enumerable.Range(0, d.ToDay.DayNumber - d.FromDay.DayNumber + 1)
            .Select(d.FromDay.AddDays)),
    ];
}
