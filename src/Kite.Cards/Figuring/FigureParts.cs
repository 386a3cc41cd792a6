using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Cards;

/// <summary>What belongs to the figures of cards, in one place.</summary>
internal static class FigureParts
{
    public static void Add(IServiceCollection services) => services
        .AddScoped<CountActivity>()
        .AddScoped<CountLiability>()
        .AddScoped<CountIssued>()
        .AddScoped<CountMembershipSales>()
        .AddScoped<ListTransactions>()
        .AddScoped<ExportTransactions>()
        .AddSingleton(new ListWithViews("card-transactions", May.ReadCards))
        .AddSingleton(new FigureSection(typeof(ActivityFigures), Order: 10, May.ReadCards))
        .AddSingleton(new FigureSection(typeof(LiabilityFigures), Order: 30, May.ReadCards))
        .AddSingleton(new FigureSection(typeof(RedemptionFigures), Order: 40, May.ReadCards))
        .AddSingleton(new FigureSection(typeof(MembershipFigures), Order: 50, May.ReadCards));

    public static void Map(IEndpointRouteBuilder api)
    {
        CountActivity.Map(api);
        CountLiability.Map(api);
        CountIssued.Map(api);
        CountMembershipSales.Map(api);
        ListTransactions.Map(api);
        ExportTransactions.Map(api);
    }
}
