using Kite.Customers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Insight;

/// <summary>What segments and cohorts add to the program.</summary>
internal static class SegmentParts
{
    public static IServiceCollection AddSegments(this IServiceCollection services) => services
        .AddSingleton<KeptMembers>()
        .AddScoped<AskCohorts>()
        .AddScoped<ShowCohorts>()
        .AddScoped<AskGoods>()
        .AddScoped<UnknownValues>()
        .AddScoped<CountRule>()
        .AddScoped<RuleGround>()
        .AddScoped<SegmentNeeds>()
        .AddScoped<SegmentUses>()
        .AddScoped<SegmentViews>()
        .AddScoped<SizeRule>()
        .AddScoped<ChangeSegment>()
        .AddScoped<MakeSegment>()
        .AddScoped<ListSegments>()
        .AddScoped<ExportSegments>()
        .AddSingleton(new ListWithViews("segments", May.ReadInsight))
        .AddScoped<ICustomerFollower, SegmentsFollow>()
        .AddScoped<ICustomerGroups, SegmentGroups>();

    public static void MapSegments(this IEndpointRouteBuilder api)
    {
        ShowCohorts.Map(api);
        SizeRule.Map(api);
        ChangeSegment.Map(api);
        MakeSegment.Map(api);
        ListSegments.Map(api);
        ExportSegments.Map(api);
    }
}
