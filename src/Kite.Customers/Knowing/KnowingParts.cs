using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Customers;

/// <summary>The parts of this module that the seven things are made of.</summary>
internal static class KnowingParts
{
    public static void AddKnowing(this IServiceCollection services)
    {
        services.AddScoped<KeepWords>().AddScoped<SayWhoBrought>().AddScoped<ShowReferrals>();
        services.AddScoped<NoteAnswer>().AddScoped<NoteThanks>().AddScoped<NoteLoss>();
        services.AddScoped<ShowSevenThings>();
        services.AddSingleton(new CustomerSection(
            typeof(SevenThingsSection), SectionPlace.Side, Order: 5, May.ReadCustomers));
        services.AddSingleton(new SettingsTab(
            typeof(Texts), "words.title", "/settings/lists", May.ManageSettings, Order: 30));
    }

    public static void MapKnowing(this IEndpointRouteBuilder api)
    {
        KeepWords.Map(api);
        SayWhoBrought.Map(api);
        ShowReferrals.Map(api);
        NoteAnswer.Map(api);
        NoteThanks.Map(api);
        NoteLoss.Map(api);
        ShowSevenThings.Map(api);
    }
}
