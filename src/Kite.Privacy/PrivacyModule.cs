using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Privacy;

/// <summary>To be filled.</summary>
public sealed class PrivacyModule : IModule
{
    public void AddServices(IServiceCollection services)
    {
    }

    public void MapRoutes(IEndpointRouteBuilder api)
    {
    }

    public void MapTables(ModelBuilder model)
    {
    }
}
