using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Catalogue;

/// <summary>What is sold and where: for now, the stores.</summary>
public sealed class CatalogueModule : IModule
{
    public void AddServices(IServiceCollection services) => services
        .AddScoped<AddStore>()
        .AddScoped<ListStores>()
        .AddScoped<ExportStores>()
        .AddSingleton(new SettingsTab(
            typeof(Texts), "stores.title", "/settings/stores", May.WriteStores, 20));

    public void MapRoutes(IEndpointRouteBuilder api)
    {
        AddStore.Map(api);
        ListStores.Map(api);
        ExportStores.Map(api);
    }

    public void MapTables(ModelBuilder model) => CatalogueTables.Map(model);
}
