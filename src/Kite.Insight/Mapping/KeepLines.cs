using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>
/// Makes two lines the business's own: from then on a customer's quarter means the same each day
/// (rules/analysis 3).
/// </summary>
internal sealed class KeepLines(KiteDb db, TimeProvider clock)
{
    /// <summary>The lines that are to stand: visits, and the smallest coins a visit.</summary>
    internal sealed record Wish(long Often, long Much);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPut(
                "/insight/lines",
                async (Wish wish, KeepLines keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Run(asker, wish, cancel)).ToNoContent())
            .Needing(May.ManageSettings)
            .WithSummary("Makes two lines the business's own");

    public async Task<Result<Done>> Run(Asker asker, Wish wish, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);
        if (Reach.Refused("often", wish.Often) is { } seldom) return seldom;
        if (Reach.Refused("much", wish.Much) is { } little) return little;

        var lines = await db.For(asker).Set<MapLinesKept>().SingleOrDefaultAsync(cancel);
        if (lines is null)
        {
            var business = await db.BusinessAsync(cancel);
            lines = new() { BooksId = business.BooksId };
            db.Add(lines);
        }
        (lines.Often, lines.MuchCoins, lines.Since) =
            (wish.Often, wish.Much, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return Done.It;
    }
}
