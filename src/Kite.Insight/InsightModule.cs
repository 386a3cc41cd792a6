using Kite.Customers;
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
        .AddSingleton(new CustomerSection(
            typeof(StandingFigures), SectionPlace.Figure, Order: 10, May.ReadInsight))
        .AddSingleton(new RailEntry(
            "insight", "insight", typeof(Texts), "insight.title", "/insight", May.ReadInsight,
            Order: 20))
        .AddScoped<AskFigures>()
        .AddScoped<LookAround>()
        .AddScoped<AskMovement>()
        .AddScoped<OpenMap>()
        .AddScoped<KeepLines>()
        .AddLineSets()
        .AddMoving()
        .AddScoped<ShowStanding>()
        .AddScoped<IStandingOf, StandingForCustomer>()
        .AddScoped<IFigureFilters, FiguresForLists>()
        .AddScoped<IFigureOrders, OrdersForLists>()
        .AddScoped<ICustomerColumns, StandingColumns>()
        .AddScoped<ICheck, MirrorCheck>()
        .AddLists()
        .AddClasses()
        .AddSegments()
        .AddLikely()
        .AddBaskets()
        .AddForecasts()
        .AddRehearsals()
        .AddToday()
        .AddDigests()
        .AddScoped<OpenReport>()
        .AddScoped<PrintReport>()
        .AddHostedService<FollowBooks>();

    public void MapRoutes(IEndpointRouteBuilder api)
    {
        OpenMap.Map(api);
        KeepLines.Map(api);
        api.MapLineSets();
        api.MapMoving();
        ShowStanding.Map(api);
        api.MapLists();
        api.MapClasses();
        api.MapSegments();
        api.MapLikely();
        api.MapBaskets();
        api.MapForecasts();
        api.MapRehearsals();
        api.MapToday();
        KeepDigest.Map(api);
        OpenReport.Map(api);
    }

    public void MapTables(ModelBuilder model) => InsightTables.Map(model);
}
