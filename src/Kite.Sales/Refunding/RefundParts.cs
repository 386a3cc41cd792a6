using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Sales;

/// <summary>What belongs to refunds, in one place.</summary>
internal static class RefundParts
{
    public static IServiceCollection Add(IServiceCollection services) => services
        .AddScoped<ReckonRefund>()
        .AddScoped<RefundBook>()
        .AddScoped<RefundCheckout>()
        .AddScoped<ShowRefunds>()
        .AddScoped<ListRefunds>()
        .AddScoped<KeepRefundLimit>()
        .AddScoped<ICheck, RefundsCheck>()
        .AddSingleton(new ListWithViews("refunds", May.ReadPurchases))
        .AddSingleton(new SettingsTab(
            typeof(Texts), "limit.title", "/settings/refunds", May.ManageSettings, 28));

    public static void Map(IEndpointRouteBuilder api)
    {
        RefundCheckout.Map(api);
        ShowRefunds.Map(api);
        ListRefunds.Map(api);
        KeepRefundLimit.Map(api);
    }
}
