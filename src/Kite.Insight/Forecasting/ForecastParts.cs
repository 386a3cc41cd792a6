using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Insight;

/// <summary>What forecasts add to the program.</summary>
internal static class ForecastParts
{
    public static IServiceCollection AddForecasts(this IServiceCollection services) => services
        .AddScoped<OpenForecast>()
        .AddScoped<ListForecasts>()
        .AddScoped<KeepForecasts>()
        .AddScoped<KeepSpecialDays>()
        .AddSingleton(new ListWithViews("forecasts", May.ReadInsight))
        .AddHostedService<MonthlyForecasts>();

    public static void MapForecasts(this IEndpointRouteBuilder api)
    {
        OpenForecast.Map(api);
        ListForecasts.Map(api);
        KeepSpecialDays.Map(api);
    }
}
