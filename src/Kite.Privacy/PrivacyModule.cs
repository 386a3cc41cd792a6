using Kite.Customers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Privacy;

/// <summary>What is kept of whom, how private it is, who may see it, and who changed it.</summary>
public sealed class PrivacyModule : IModule
{
    public void AddServices(IServiceCollection services) => services
        .AddScoped<ListClasses>()
        .AddScoped<ExportClasses>()
        .AddScoped<RecordNames>()
        // Whoever may read the classes may read the trail, which is what Privacy opens with.
        .AddSingleton(new RailEntry(
            "privacy", "privacy", typeof(Texts), "privacy.title", "/privacy", May.ReadAudit,
            Order: 80))
        .AddSingleton(new ListWithViews("audit", May.ReadAudit))
        .AddSingleton(new ListWithViews("classes", May.ReadPrivacy))
        .AddSingleton(new CustomerSection(
            typeof(CustomerChanges), SectionPlace.Side, Order: 90, May.ReadAudit));

    public void MapRoutes(IEndpointRouteBuilder api)
    {
        ListClasses.Map(api);
        ExportClasses.Map(api);
    }

    public void MapTables(ModelBuilder model)
    {
        // So far it reads what the other modules say of their tables, and keeps none of its own.
    }
}
