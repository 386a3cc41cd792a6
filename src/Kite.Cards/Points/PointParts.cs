using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Cards;

/// <summary>What belongs to points, in one place.</summary>
internal static class PointParts
{
    public static void Add(IServiceCollection services) => services
        .AddScoped<KeepPointRules>()
        .AddScoped<PointDesk>()
        .AddScoped<EarnPoints>()
        .AddScoped<ReturnPurchase>()
        .AddScoped<RedeemPoints>()
        .AddScoped<ReturnRedemption>()
        .AddScoped<ShowPoints>()
        .AddScoped<ShowPointStatement>()
        .AddScoped<PointWords>()
        .AddScoped<LapseDue>()
        .AddHostedService<NightlyLapse>()
        .AddSingleton(new SettingsTab(
            typeof(Texts), "rules.title", "/settings/points", May.ManageCardKinds, 26));

    public static void Map(IEndpointRouteBuilder api)
    {
        KeepPointRules.Map(api);
        EarnPoints.Map(api);
        ReturnPurchase.Map(api);
        RedeemPoints.Map(api);
        ReturnRedemption.Map(api);
        ShowPoints.Map(api);
        ShowPointStatement.Map(api);
    }
}
