using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Sales;

/// <summary>What belongs to receipts' links, in one place.</summary>
internal static class LinkRoutes
{
    public static IServiceCollection Add(IServiceCollection services) => services
        .AddScoped<LinkToReceipt>()
        .AddScoped<KeepLinkTerm>()
        .AddSingleton(new SettingsTab(
            typeof(Texts), "receipts.title", "/settings/receipts", May.ManageSettings, 29));

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/checkouts/{id:guid}/link",
                async (
                    Guid id, LinkToReceipt link, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                    (await link.Run(asker, id, Here(http), cancel)).ToHttp())
            .Needing(May.Sell)
            .WithSummary("The link by which a guest opens the receipt, and until when");
        api.MapPost(
                "/checkouts/{id:guid}/link-withdrawals",
                async (
                    Guid id, LinkToReceipt link, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                    (await link.Withdraw(asker, id, Here(http), cancel))
                    .ToCreated(_ => $"/checkouts/{id}/link"))
            .Needing(May.Sell)
            .Idempotent()
            .WithSummary("Links to the receipt that were handed out no longer open");
        KeepLinkTerm.Map(api);
    }

    /// <summary>As the program was asked for: links begin so, unless settings say otherwise.
    /// </summary>
    internal static string Here(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";
}
