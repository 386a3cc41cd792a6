using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Insight;

/// <summary>What the day's page adds to the program.</summary>
internal static class TodayParts
{
    public static IServiceCollection AddToday(this IServiceCollection services) => services
        .AddScoped<ArrangeDay>()
        .AddScoped<ITile, TakingsTile>()
        .AddScoped<ITile, VisitsTile>()
        .AddScoped<ITile, QuartersTile>()
        .AddScoped<ITile, ListsTile>()
        .AddScoped<ITile, ForecastTile>()
        .AddSingleton(new RailEntry(
            "today", "today", typeof(Texts), "today.title", "/today", May.ReadCustomers,
            Order: 0));

    public static void MapToday(this IEndpointRouteBuilder api) => ArrangeDay.Map(api);

    public static void MapToday(this ModelBuilder model) =>
        model.Entity<ArrangedDay>().ToTable("arranged_days")
            .Holds(DataClass.Operational, d => new
            {
                d.PersonId, d.Tiles, d.StoreNumber, d.ChangedAt,
            })
            .HasKey(d => d.PersonId);
}
