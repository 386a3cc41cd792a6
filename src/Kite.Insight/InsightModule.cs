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
        .AddSingleton<KeptMembers>()
        .AddSingleton(new CustomerSection(
            typeof(StandingFigures), SectionPlace.Figure, Order: 10, May.ReadInsight))
        .AddSingleton(new CustomerSection(
            typeof(RhythmPart), SectionPlace.Side, Order: 18, May.ReadInsight))
        .AddSingleton(new CustomerSection(
            typeof(CustomerDegrees), SectionPlace.Side, Order: 19, May.ReadInsight))
        .AddSingleton(new RailEntry(
            "insight", "insight", typeof(Texts), "insight.title", "/insight", May.ReadInsight,
            Order: 20))
        .AddScoped<AskFigures>()
        .AddScoped<LookAround>()
        .AddScoped<AskMovement>()
        .AddScoped<AskPicked>()
        .AddScoped<Naming>()
        .AddScoped<OpenMap>()
        .AddScoped<KeepLines>()
        .AddScoped<OpenMovement>()
        .AddScoped<ListPicked>()
        .AddScoped<ExportPicked>()
        .AddScoped<OpenList>()
        .AddScoped<LateList>()
        .AddScoped<ShowRhythm>()
        .AddScoped<ShowDegrees>()
        .AddScoped<ExportList>()
        .AddScoped<ShowStanding>()
        .AddScoped<IStandingOf, StandingForCustomer>()
        .AddScoped<IFigureFilters, FiguresForLists>()
        .AddScoped<IFigureOrders, OrdersForLists>()
        .AddScoped<ICustomerColumns, StandingColumns>()
        .AddScoped<AskCohorts>()
        .AddScoped<ShowCohorts>()
        .AddScoped<CountRule>()
        .AddScoped<SegmentViews>()
        .AddScoped<SizeRule>()
        .AddScoped<ChangeSegment>()
        .AddScoped<MakeSegment>()
        .AddScoped<ListSegments>()
        .AddScoped<ExportSegments>()
        .AddSingleton(new ListWithViews("segments", May.ReadInsight))
        .AddSingleton(new ListWithViews("picked", May.ReadInsight))
        .AddSingleton(new ListWithViews("lists-gold", May.ReadInsight))
        .AddSingleton(new ListWithViews("lists-lapsed", May.ReadInsight))
        .AddSingleton(new ListWithViews("lists-new", May.ReadInsight))
        .AddSingleton(new ListWithViews("lists-overdue", May.ReadInsight))
        .AddSingleton(new ListWithViews("lists-sleeping", May.ReadInsight))
        .AddSingleton(new ListWithViews("lists-lost", May.ReadInsight))
        .AddSingleton(new ListWithViews("lists-won-back", May.ReadInsight))
        .AddScoped<ICustomerFollower, SegmentsFollow>()
        .AddScoped<ICustomerGroups, SegmentGroups>()
        .AddScoped<ICheck, MirrorCheck>()
        .AddRehearsals()
        .AddForecasts()
        .AddLikely()
        .AddClasses()
        .AddToday()
        .AddHostedService<FollowBooks>();

    public void MapRoutes(IEndpointRouteBuilder api)
    {
        OpenMap.Map(api);
        KeepLines.Map(api);
        OpenMovement.Map(api);
        ListPicked.Map(api);
        ExportPicked.Map(api);
        OpenList.Map(api);
        ExportList.Map(api);
        ShowRhythm.Map(api);
        ShowDegrees.Map(api);
        ShowStanding.Map(api);
        ShowCohorts.Map(api);
        SizeRule.Map(api);
        ChangeSegment.Map(api);
        MakeSegment.Map(api);
        ListSegments.Map(api);
        ExportSegments.Map(api);
        api.MapRehearsals();
        api.MapForecasts();
        api.MapLikely();
        api.MapClasses();
        api.MapToday();
    }

    public void MapTables(ModelBuilder model) => InsightTables.Map(model);
}
