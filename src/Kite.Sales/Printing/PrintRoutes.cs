using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Sales;

/// <summary>What belongs to receipt printers, in one place.</summary>
internal static class PrintRoutes
{
    private const string Bytes = "application/octet-stream";

    public static IServiceCollection Add(IServiceCollection services) => services
        .AddSingleton(PrinterPatience.Usual)
        .AddSingleton<PrinterWire>()
        .AddSingleton<DrawStrip>()
        .AddScoped<WriteStrip>()
        .AddScoped<KeepPrinters>()
        .AddScoped<PrintReceipt>();

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/checkouts/{id:guid}/prints", Give)
            .Needing(May.ReadPurchases)
            .GivesFile(Bytes)
            .WithSummary("A copy of the receipt as ESC/POS bytes, for paper of 80 or 58 mm");
        api.MapPost(
                "/checkouts/{id:guid}/prints",
                async (
                    Guid id, PrintFacts facts, PrintReceipt print, Asker asker,
                    HttpContext http, CancellationToken cancel) =>
                    (await print.Run(asker, id, facts, LinkRoutes.Here(http), cancel))
                    .ToCreated(_ => $"/checkouts/{id}/prints"))
            .Needing(May.Sell)
            .WithSummary("Prints the receipt at a till's printer, and says what hinders it");
        api.MapGet(
                "/printers",
                async (KeepPrinters keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadStores)
            .WithSummary("The receipt printers of the tills");
        api.MapPut(
                "/tills/{number:int}/printer",
                async (
                    int number, PrinterFacts facts, KeepPrinters keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Put(asker, number, facts, cancel)).ToHttp())
            .Needing(May.ManageSettings)
            .WithSummary("Says where a till prints its receipts");
        api.MapDelete(
                "/tills/{number:int}/printer",
                async (
                    int number, KeepPrinters keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Remove(asker, number, cancel)).ToNoContent())
            .Needing(May.ManageSettings)
            .WithSummary("The till has no printer from now on");
        api.MapPost(
                "/tills/{number:int}/printer/tests",
                async (
                    int number, PrintReceipt print, Asker asker, CancellationToken cancel) =>
                    (await print.Test(asker, number, cancel)).ToHttp())
            .Needing(May.ManageSettings)
            .WithSummary("Prints a few lines at a till's printer");
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Give(
        Guid id, string? paper, PrintReceipt print, Asker asker, HttpContext http,
        CancellationToken cancel)
    {
        StripPaper? wide = paper switch
        {
            null or "80" => StripPaper.Wide,
            "58" => StripPaper.Narrow,
            _ => null,
        };
        if (wide is not { } strip)
            return Http.Problem(new BadInput("paper", new NoSuchPaper()));

        var drawn = await print.Bytes(asker, id, strip, LinkRoutes.Here(http), cancel);
        return drawn.Refusal is { } no
            ? Http.Problem(no)
            : TypedResults.File(drawn.Value, Bytes, $"receipt-{id:N}.bin");
    }
}
