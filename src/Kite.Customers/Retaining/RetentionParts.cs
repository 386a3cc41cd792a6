using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Customers;

/// <summary>The parts of this module that let go of what is outdated.</summary>
internal static class RetentionParts
{
    public static void AddRetention(this IServiceCollection services)
    {
        services.AddScoped<KeepRetentionRules>().AddScoped<ProposeRemovals>();
        services.AddScoped<ListRemovals>().AddScoped<DecideRemoval>()
            .AddScoped<ApproveRemovals>();
        services.AddHostedService<NightlyRetention>();
    }

    public static void MapRetention(this IEndpointRouteBuilder api)
    {
        KeepRetentionRules.Map(api);
        ProposeRemovals.Map(api);
        ListRemovals.Map(api);
        DecideRemoval.Map(api);
        ApproveRemovals.Map(api);
    }
}
