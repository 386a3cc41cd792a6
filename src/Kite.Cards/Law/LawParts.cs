using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Cards;

/// <summary>What belongs to the law of the place, in one place.</summary>
internal static class LawParts
{
    public static void Add(IServiceCollection services) => services
        .AddScoped<KeepLaw>()
        .AddScoped<ShowCardLaw>()
        .AddScoped<ShowCustody>()
        .AddScoped<ListIdentified>()
        .AddScoped<ReactivateCard>()
        .AddSingleton(new ListWithViews("value-identities", May.ReadCards))
        .AddSingleton(new SettingsTab(
            typeof(Texts), "law.title", "/settings/prepaid-law", May.ManageSettings, 27));

    public static void Map(IEndpointRouteBuilder api)
    {
        KeepLaw.Map(api);
        ShowCardLaw.Map(api);
        ShowCustody.Map(api);
        ListIdentified.Map(api);
        ReactivateCard.Map(api);
    }
}
