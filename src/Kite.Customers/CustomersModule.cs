using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Customers;

/// <summary>Who the customers are: their records, and how they are found.</summary>
public sealed class CustomersModule : IModule
{
    public void AddServices(IServiceCollection services) => services
        .AddScoped<AddCustomer>()
        .AddScoped<ChangeCustomer>()
        .AddScoped<ShowCustomer>()
        .AddScoped<ListCustomers>();

    public void MapRoutes(IEndpointRouteBuilder api)
    {
        AddCustomer.Map(api);
        ChangeCustomer.Map(api);
        ShowCustomer.Map(api);
        ListCustomers.Map(api);
    }

    public void MapTables(ModelBuilder model) => CustomersTables.Map(model);
}
