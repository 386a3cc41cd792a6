using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Insight;

/// <summary>What belongs to the movement, in one place.</summary>
internal static class MovingParts
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddMoving() => services
            .AddSingleton<KeptChance>()
            .AddScoped<OpenMovement>()
            .AddScoped<ShowChance>()
            .AddScoped<ShowMonths>()
            .AddScoped<ShowAhead>()
            .AddScoped<ShowRecency>()
            .AddScoped<ShowSeason>()
            .AddScoped<AskSince>()
            .AddScoped<ShowStrategyMovement>()
            .AddScoped<ShowCampaignMovement>();
    }

    public static void MapMoving(this IEndpointRouteBuilder api)
    {
        OpenMovement.Map(api);
        ShowChance.Map(api);
        ShowMonths.Map(api);
        ShowAhead.Map(api);
        ShowRecency.Map(api);
        ShowSeason.Map(api);
        ShowStrategyMovement.Map(api);
        ShowCampaignMovement.Map(api);
    }
}
