using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Insight;

/// <summary>What the figures tell: the contribution map, movement, lists, segments.</summary>
public sealed class InsightModule : IModule
{
    public void AddServices(IServiceCollection services) => services
        .AddSingleton<KeptFigures>()
        .AddSingleton<MirrorFile>()
        .AddSingleton<MirrorNote>()
        .AddSingleton<Mirror>()
        .AddSingleton<IReady>(all => all.GetRequiredService<Mirror>())
        .AddSingleton<FigureSource>()
        .AddScoped<ICheck, MirrorCheck>()
        .AddHostedService<FollowBooks>();

    public void MapRoutes(IEndpointRouteBuilder api)
    {
    }

    public void MapTables(ModelBuilder model)
    {
    }
}
