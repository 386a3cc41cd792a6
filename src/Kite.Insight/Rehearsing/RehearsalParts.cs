using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Insight;

/// <summary>What rehearsing brings to the module.</summary>
internal static class RehearsalParts
{
    public static IServiceCollection AddRehearsals(this IServiceCollection services) => services
        .AddSingleton<RehearsalBell>()
        .AddSingleton<RunRehearsal>()
        .AddHostedService<RehearsalWorker>()
        .AddSingleton(new ListWithViews("rehearsals", May.ReadInsight))
        .AddSingleton(new Cards.StrategySection(
            typeof(StrategyRehearsals), Order: 10, May.ReadInsight))
        .AddScoped<AskChoices>()
        .AddScoped<GoThrough>()
        .AddScoped<EndRehearsal>()
        .AddScoped<StartRehearsal>()
        .AddScoped<StopRehearsal>()
        .AddScoped<ListRehearsals>()
        .AddScoped<ShowRehearsal>()
        .AddScoped<ListRehearsed>()
        .AddScoped<ShowOutcome>()
        .AddScoped<RehearsedRoutes>();

    public static void MapRehearsals(this IEndpointRouteBuilder api)
    {
        StartRehearsal.Map(api);
        StopRehearsal.Map(api);
        ListRehearsals.Map(api);
        ShowRehearsal.Map(api);
        RehearsedRoutes.Map(api);
        ShowOutcome.Map(api);
    }
}
