using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Customers;

/// <summary>The parts that lists are filtered by, and that change many records at once.</summary>
internal static class EditingParts
{
    public static void AddEditing(this IServiceCollection services) => services
        .AddScoped<UnderstandList>()
        .AddScoped<ListFilters>()
        .AddScoped<AskConditions>()
        .AddScoped<EditMany>()
        .AddScoped<UndoEdit>()
        .AddScoped<ListEdits>();

    public static void MapEditing(this IEndpointRouteBuilder api)
    {
        ListFilters.Map(api);
        EditMany.Map(api);
        UndoEdit.Map(api);
        ListEdits.Map(api);
    }
}
