using Kite.Customers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Insight;

/// <summary>What the ready lists, rhythms and degrees add to the program.</summary>
internal static class ListParts
{
    public static IServiceCollection AddLists(this IServiceCollection services)
    {
        foreach (var list in ReadyLists.All)
            services.AddSingleton(new ListWithViews($"lists-{list}", May.ReadInsight));
        return services
            .AddScoped<AskPicked>()
            .AddScoped<Naming>()
            .AddScoped<ListPicked>()
            .AddScoped<ExportPicked>()
            .AddScoped<OpenList>()
            .AddScoped<LateList>()
            .AddScoped<ExportList>()
            .AddScoped<ShowRhythm>()
            .AddScoped<SaidDegrees>()
            .AddScoped<ShowDegrees>()
            .AddSingleton(new ListWithViews("picked", May.ReadInsight))
            .AddSingleton(new CustomerSection(
                typeof(RhythmPart), SectionPlace.Side, Order: 18, May.ReadInsight))
            .AddSingleton(new CustomerSection(
                typeof(CustomerDegrees), SectionPlace.Side, Order: 19, May.ReadInsight));
    }

    public static void MapLists(this IEndpointRouteBuilder api)
    {
        ListPicked.Map(api);
        ExportPicked.Map(api);
        OpenList.Map(api);
        ExportList.Map(api);
        ShowRhythm.Map(api);
        ShowDegrees.Map(api);
    }
}
