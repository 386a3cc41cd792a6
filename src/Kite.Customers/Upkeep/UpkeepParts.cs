using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Customers;

/// <summary>The parts of this module that keep records right.</summary>
internal static class UpkeepParts
{
    public static void AddUpkeep(this IServiceCollection services)
    {
        services.AddScoped<KeepStaleRules>().AddScoped<StaleReader>();
        services.AddScoped<ListStale>().AddScoped<ExportStale>();
        services.AddIncentives();
        services.AddReviews();
        services.AddRetention();
        services.AddSingleton(new SettingsTab(
            typeof(Texts), "upkeep.title", "/settings/upkeep", May.ManageUpkeep, Order: 35));
    }

    public static void MapUpkeep(this IEndpointRouteBuilder api)
    {
        KeepStaleRules.Map(api);
        ListStale.Map(api);
        ExportStale.Map(api);
        api.MapIncentives();
        api.MapReviews();
        api.MapRetention();
    }
}
