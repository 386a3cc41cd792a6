using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>
/// Makes two lines the business's own from today on: from then a customer's quarter means the
/// same each day (rules/analysis 3).
/// </summary>
internal sealed class KeepLines(KiteDb db, KeepLineSets sets)
{
    /// <summary>The lines that are to stand: visits, and the smallest coins a visit.</summary>
    internal sealed record Wish(long Often, long Much);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPut(
                "/insight/lines",
                async (Wish wish, KeepLines keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Run(asker, wish, cancel)).ToNoContent())
            .Needing(May.ManageSettings)
            .WithSummary("Makes two lines the business's own: its standard set from today on");

    public async Task<Result<Done>> Run(Asker asker, Wish wish, CancellationToken cancel)
    {
        var currency = (await db.BusinessAsync(cancel)).Currency;
        var kept = await sets.MoveStandard(
            asker, new() { Often = wish.Often, Much = new(wish.Much, currency) }, cancel);
        return kept.Refusal is { } no ? no : Done.It;
    }
}
