using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Customers;

/// <summary>Who the customers are: their records, and how they are found.</summary>
public sealed class CustomersModule : IModule
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<AddCustomer>().AddScoped<ChangeCustomer>().AddScoped<ShowCustomer>();
        services.AddScoped<OpenIdDocument>().AddScoped<ExportCustomers>();
        services.AddScoped<ListCustomers>().AddScoped<CountCustomers>();
        services.AddScoped<ISearchSource, CustomerSearch>();
        services.AddScoped<MatchCustomers>().AddScoped<ListSources>();
        services.AddScoped<CustomerColumns>();
        services.AddScoped<ShowTimeline>().AddScoped<CountTimeline>();
        services.AddScoped<ITimelineSource, ChangesOnTimeline>();
        services.AddSingleton(new RailEntry(
            "customers", "customers", typeof(Texts), "customers.title", "/customers",
            May.ReadCustomers, Order: 20));
        services.AddSingleton(new ListWithViews("customers", May.ReadCustomers));
    }

    public void MapRoutes(IEndpointRouteBuilder api)
    {
        AddCustomer.Map(api);
        ChangeCustomer.Map(api);
        ShowCustomer.Map(api);
        OpenIdDocument.Map(api);
        ListCustomers.Map(api);
        CountCustomers.Map(api);
        MatchCustomers.Map(api);
        ListSources.Map(api);
        ExportCustomers.Map(api);
        ShowTimeline.Map(api);
        CountTimeline.Map(api);
    }

    public void MapTables(ModelBuilder model) => CustomersTables.Map(model);
}
