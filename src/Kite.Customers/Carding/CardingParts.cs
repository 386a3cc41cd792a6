using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Customers;

/// <summary>The parts of this module that business cards are made of.</summary>
internal static class CardingParts
{
    public static void AddCarding(this IServiceCollection services) => services
        .AddScoped<ReadCard>()
        .AddScoped<AddFromCard>()
        .AddScoped<ImportVcards>()
        .AddScoped<ExportVcards>()
        .AddScoped<ShowCardCode>();

    public static void MapCarding(this IEndpointRouteBuilder api)
    {
        ReadCard.Map(api);
        AddFromCard.Map(api);
        ImportVcards.Map(api);
        ExportVcards.Map(api);
        ShowCardCode.Map(api);
    }
}
