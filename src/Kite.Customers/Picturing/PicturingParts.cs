using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Customers;

/// <summary>The parts of this module that customers' photos are made of.</summary>
internal static class PicturingParts
{
    public static void AddPicturing(this IServiceCollection services) => services
        .AddScoped<SetPhoto>()
        .AddScoped<ShowPhoto>()
        .AddScoped<RemovePhoto>();

    public static void MapPicturing(this IEndpointRouteBuilder api)
    {
        SetPhoto.Map(api);
        ShowPhoto.Map(api);
        RemovePhoto.Map(api);
    }
}
