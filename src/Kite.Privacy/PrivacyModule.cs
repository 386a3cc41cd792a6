using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Privacy;

/// <summary>What is kept of whom, how private it is, and who may see it.</summary>
public sealed class PrivacyModule : IModule
{
    public void AddServices(IServiceCollection services) => services
        .AddScoped<ListClasses>();

    public void MapRoutes(IEndpointRouteBuilder api) => ListClasses.Map(api);

    public void MapTables(ModelBuilder model)
    {
        // So far it reads what the other modules say of their tables, and keeps none of its own.
    }
}
