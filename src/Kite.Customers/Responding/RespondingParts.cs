using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Customers;

/// <summary>The parts of this module that hold what customers said when asked.</summary>
internal static class RespondingParts
{
    public static void AddResponding(this IServiceCollection services)
    {
        services.AddScoped<NoteResponse>().AddScoped<ListResponses>().AddScoped<CountResponses>();
        services.AddScoped<ITimelineSource, ResponsesOnTimeline>();
        services.AddSingleton(new ListWithViews("responses", May.ReadCustomers));
        services.AddSingleton(new CustomerSection(
            typeof(ResponsesSection), SectionPlace.Side, Order: 6, May.ReadCustomers));
    }

    public static void MapResponding(this IEndpointRouteBuilder api)
    {
        NoteResponse.Map(api);
        ListResponses.Map(api);
    }
}
