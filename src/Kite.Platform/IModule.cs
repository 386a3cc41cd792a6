using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite;

/// <summary>A part of the business. The host lists them; nothing scans for them.</summary>
public interface IModule
{
    void AddServices(IServiceCollection services);

    /// <summary>The module's routes; <paramref name="api"/> is the group under /api/v1.</summary>
    void MapRoutes(IEndpointRouteBuilder api);

    void MapTables(ModelBuilder model);
}
