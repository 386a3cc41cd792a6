using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Customers;

/// <summary>The parts of this module that reward complete records.</summary>
internal static class IncentiveParts
{
    public static void AddIncentives(this IServiceCollection services)
    {
        services.AddScoped<KeepIncentives>().AddScoped<ShowProgress>();
        services.AddScoped<ListGrants>().AddScoped<SettleGrant>();
        services.AddScoped<ITimelineSource, GrantsOnTimeline>();
        services.AddSingleton(new CustomerSection(
            typeof(IncentivesSection), SectionPlace.Side, Order: 12, May.ReadCustomers));
        services.AddSingleton(new SettingsTab(
            typeof(Texts), "incentives.title", "/settings/incentives", May.ManageUpkeep,
            Order: 36));
    }

    public static void MapIncentives(this IEndpointRouteBuilder api)
    {
        KeepIncentives.Map(api);
        ShowProgress.Map(api);
        ListGrants.Map(api);
        SettleGrant.Map(api);
    }
}
