using Kite.Customers;
using Kite.Importing;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Sales;

/// <summary>What customers buy: purchases from tills, programs and files.</summary>
public sealed class SalesModule : IModule
{
    public void AddServices(IServiceCollection services) => services
        .AddScoped<RecordPurchase>()
        .AddScoped<ListPurchases>()
        .AddScoped<ICheck, PurchasesCheck>()
        .AddScoped<ShowYear>()
        .AddScoped<IWorthOf, WorthFromPurchases>()
        .AddSingleton(new CustomerSection(
            typeof(YearSection), SectionPlace.Side, Order: 20, May.ReadPurchases))
        .AddSingleton(new CustomerSection(
            typeof(LastPurchases), SectionPlace.Side, Order: 21, May.ReadPurchases))
        .AddScoped<ITimelineSource, VisitsOnTimeline>()
        .AddScoped<ICustomerColumns, SalesColumns>()
        .AddScoped<IPreferenceSource, FavouritesFromLines>()
        .AddScoped<IPreferenceSource, HabitsFromVisits>()
        .AddScoped<ICustomerFollower, PurchasesFollow>()
        .AddScoped<ICustomerWeights, PurchaseWeights>()
        .AddScoped<ICustomerActivity, PurchaseActivity>()
        .AddScoped<ImportKind, PurchaseImport>();

    public void MapRoutes(IEndpointRouteBuilder api)
    {
        RecordPurchase.Map(api);
        ListPurchases.Map(api);
        ShowYear.Map(api);
    }

    public void MapTables(ModelBuilder model) => SalesTables.Map(model);
}
