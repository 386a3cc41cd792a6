using Kite.Cards;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Sales;

/// <summary>What bills add to the figures of cards, in one place.</summary>
internal static class BillFigures
{
    public static IServiceCollection Add(IServiceCollection services) => services
        .AddScoped<CountSpend>()
        .AddScoped<ListBills>()
        .AddSingleton(new ListWithViews("bills", May.ReadPurchases))
        .AddSingleton(new FigureSection(typeof(SpendFigures), Order: 20, May.ReadPurchases));

    public static void Map(IEndpointRouteBuilder api)
    {
        CountSpend.Map(api);
        ListBills.Map(api);
    }
}
