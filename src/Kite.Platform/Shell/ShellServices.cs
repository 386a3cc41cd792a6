using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace Kite;

/// <summary>What the frame around the pages needs from the host.</summary>
public static class ShellServices
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddMudServices();
        services.AddScoped<ISearchSource, PageSearch>();
        return services;
    }
}
