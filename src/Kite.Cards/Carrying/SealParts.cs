using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Cards;

/// <summary>What belongs to cards that carry data, in one place.</summary>
internal static class SealParts
{
    public static void Add(IServiceCollection services) => services
        .AddSingleton<SealPress>()
        .AddScoped(s => new SealGate(
            s.GetRequiredService<KiteDb>(), s.GetRequiredService<SealPress>(),
            s.GetRequiredService<SecondPerson>(), s.GetRequiredService<TimeProvider>()))
        .AddScoped(s => new ReadSeal(
            s.GetRequiredService<KiteDb>(), s.GetRequiredService<CardDesk>(),
            s.GetRequiredService<SealPress>(), s.GetRequiredService<ShowCard>(),
            s.GetRequiredService<TimeProvider>()))
        .AddScoped(s => new WriteSeal(
            s.GetRequiredService<KiteDb>(), s.GetRequiredService<CardDesk>(),
            s.GetRequiredService<SealPress>(), s.GetRequiredService<TimeProvider>()))
        .AddScoped<ListFindings>()
        .AddScoped<ExportFindings>()
        .AddScoped<DecideFinding>()
        .AddScoped<PrintCards>()
        .AddScoped<ICheck, SealsCheck>()
        .AddSingleton(new ListWithViews("card-findings", May.ReadCards));

    public static void Map(IEndpointRouteBuilder api)
    {
        ReadSeal.Map(api);
        WriteSeal.Map(api);
        ListFindings.Map(api);
        ExportFindings.Map(api);
        DecideFinding.Map(api);
    }
}
