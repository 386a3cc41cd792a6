using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Cards;

/// <summary>The books of stored value, and the cards that open them.</summary>
public sealed class CardsModule : IModule
{
    public void AddServices(IServiceCollection services) => services
        .AddSingleton<TheBooks>()
        .AddSingleton<SealWork>()
        .AddHostedService(s => s.GetRequiredService<SealWork>())
        .AddScoped<ICheck, BooksCheck>();

    public void MapRoutes(IEndpointRouteBuilder api)
    {
    }

    public void MapTables(ModelBuilder model) => CardsTables.Map(model);
}
