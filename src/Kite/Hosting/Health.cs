using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>What a supervisor asks: is it alive, is it ready. Neither needs a key.</summary>
internal static class Health
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health", () => TypedResults.Ok(new { status = "alive" }))
            .AllowAnonymous()
            .ExcludeFromDescription();
        routes.MapGet("/ready", Ready).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> Ready(
        KiteDb db, IEnumerable<IReady> parts, CancellationToken cancel)
    {
        var waiting = new List<string>();
        if (!await IsReachable(db, cancel)) waiting.Add("database");
        else
            waiting.AddRange(parts.Where(p => !p.IsReady).Select(p => p.Name));
        return waiting.Count == 0
            ? TypedResults.Ok(new { status = "ready" })
            : TypedResults.Json(new { status = "waiting", waiting }, statusCode: 503);
    }

    private static async Task<bool> IsReachable(KiteDb db, CancellationToken cancel)
    {
        try
        {
            return await db.Set<Business>().AnyAsync(cancel);
        }
        catch (System.Data.Common.DbException)
        {
            return false;
        }
    }
}
