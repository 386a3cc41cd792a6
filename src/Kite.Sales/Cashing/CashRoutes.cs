using Kite.Cards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Sales;

/// <summary>What belongs to cash that is put in and taken out, in one place.</summary>
internal static class CashRoutes
{
    public static IServiceCollection Add(IServiceCollection services) => services
        .AddScoped<MoveCash>()
        .AddScoped<KeepCashLimit>()
        .AddSingleton(new SettingsTab(
            typeof(Texts), "cash-limit.title", "/settings/cash", May.ManageSettings, 29));

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/shifts/{id:guid}/cash-moves", Answer)
            .Needing(May.KeepShifts)
            .WithSummary("Cash is put in or taken out; needs an Idempotency-Key");
        api.MapGet(
                "/cash-limit",
                async (KeepCashLimit keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadPurchases)
            .WithSummary("How much cash somebody puts in or takes out alone");
        api.MapPut(
                "/cash-limit",
                async (
                    CashLimitFacts facts, KeepCashLimit keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Set(asker, facts, cancel)).ToHttp())
            .Needing(May.ManageSettings)
            .WithSummary("Says how much cash is moved alone; above it a second one signs");
    }

    private static async Task<Results<Created<ShiftView>, ProblemHttpResult>> Answer(
        Guid id, CashMoveFacts facts, MoveCash move, Asker asker, HttpContext http,
        CancellationToken cancel)
    {
        var moved = await move.Run(asker, id, facts, http.ValueKey(), cancel);
        if (moved.Refusal is KeyWasUsedForAnother used) return Http.Problem(422, used);
        if (moved.Refusal is { } no) return Http.Problem(no);

        if (moved.Value.IsReplay) http.Response.Headers["Idempotency-Replayed"] = "true";
        return TypedResults.Created($"/api/v1/shifts/{id}", moved.Value.Shift);
    }
}
