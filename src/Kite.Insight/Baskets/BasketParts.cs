using Kite.Customers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Insight;

/// <summary>What belongs to baskets, leanings and suggestions, in one place.</summary>
internal static class BasketParts
{
    public static IServiceCollection AddBaskets(this IServiceCollection services) => services
        .AddSingleton<KeptTastes>()
        .AddScoped<KnowProducts>()
        .AddScoped<AskBaskets>()
        .AddScoped<AskGroups>()
        .AddScoped<AskFits>()
        .AddScoped<ListBaskets>()
        .AddScoped<ListBasketReceipts>()
        .AddScoped<ListAffinity>()
        .AddScoped<ListRecommendations>()
        .AddScoped<SuggestForCustomer>()
        .AddSingleton(new ListWithViews("baskets", May.ReadInsight))
        .AddSingleton(new ListWithViews("affinity", May.ReadInsight))
        .AddSingleton(new ListWithViews("recommendations", May.ReadInsight))
        .AddSingleton(new CustomerSection(
            typeof(CustomerSuggestions), SectionPlace.Side, Order: 20, May.ReadInsight));

    public static void MapBaskets(this IEndpointRouteBuilder api)
    {
        ListBaskets.Map(api);
        ListBasketReceipts.Map(api);
        ListAffinity.Map(api);
        ListRecommendations.Map(api);
        SuggestForCustomer.Map(api);
    }
}
