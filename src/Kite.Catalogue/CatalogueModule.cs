using Kite.Importing;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Catalogue;

/// <summary>What is sold and where: the products and the stores.</summary>
public sealed class CatalogueModule : IModule
{
    public void AddServices(IServiceCollection services) => services
        .AddScoped<AddStore>()
        .AddScoped<ChangeStore>()
        .AddScoped<ListStores>()
        .AddScoped<KeepTills>()
        .AddScoped<ExportStores>()
        .AddScoped<AddProduct>()
        .AddScoped<ChangeProduct>()
        .AddScoped<ShowProduct>()
        .AddScoped<ListProducts>()
        .AddScoped<ExportProducts>()
        .AddScoped<ImportKind, ProductImport>()
        .AddScoped<KeepCategories>()
        .AddScoped<KeepTaxes>()
        .AddScoped<KeepPriceLists>()
        .AddScoped<ListPrices>()
        .AddScoped<ExportListPrices>()
        .AddScoped<AskPrice>()
        .AddScoped<ListSerials>()
        .AddScoped<ExportSerials>()
        .AddScoped<RegisterSerials>()
        .AddScoped<SlipBook>()
        .AddScoped<NoteStock>()
        .AddScoped<FindForSlip>()
        .AddScoped<ListLevels>()
        .AddScoped<ExportLevels>()
        .AddScoped<ListMovements>()
        .AddScoped<SetThreshold>()
        .AddScoped<ITile, StockTile>()
        .AddScoped<ICheck, StockCheck>()
        .AddSingleton(new RailEntry(
            "catalogue", "tag", typeof(Texts), "products.title", "/catalogue", May.ReadProducts,
            Order: 30))
        .AddSingleton(new RailEntry(
            "stock", "store", typeof(Texts), "stock.title", "/stock", May.ReadStock, Order: 31))
        .AddSingleton(new ListWithViews("products", May.ReadProducts))
        .AddSingleton(new SettingsTab(
            typeof(Texts), "stores.title", "/settings/stores", May.WriteStores, 20))
        .AddSingleton(new SettingsTab(
            typeof(Texts), "taxes.title", "/settings/taxes", May.ManageSettings, 22))
        .AddSingleton(new ListWithViews("serial-numbers", May.ReadProducts))
        .AddSingleton(new ListWithViews("stock", May.ReadStock));

    public void MapRoutes(IEndpointRouteBuilder api)
    {
        AddStore.Map(api);
        ChangeStore.Map(api);
        ListStores.Map(api);
        TillRoutes.Map(api);
        ExportStores.Map(api);
        ListProducts.Map(api);
        AddProduct.Map(api);
        ShowProduct.Map(api);
        ChangeProduct.Map(api);
        ExportProducts.Map(api);
        CategoryRoutes.Map(api);
        TaxRoutes.Map(api);
        PriceRoutes.Map(api);
        SerialRoutes.Map(api);
        StockRoutes.Map(api);
    }

    public void MapTables(ModelBuilder model) => CatalogueTables.Map(model);
}
