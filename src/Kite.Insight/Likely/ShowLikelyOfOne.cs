using Kite.Customers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>
/// What is likely of one customer, for their page. Null where they have not come, where no model
/// may be used, or where they do not want to be scored.
/// </summary>
public sealed record LikelyOfOne(
    bool OptedOut, DateOnly To, int Weeks, int DiscountPercent, string? Model,
    LikelyCustomer? Likely);

/// <summary>Shows what is likely of one customer (A6).</summary>
internal sealed class ShowLikelyOfOne(AskLikely ask)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/customers/{number:long}/likely",
                async (
                    long number, ShowLikelyOfOne show, Asker asker,
                    CancellationToken cancel) =>
                    (await show.Run(asker, number, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("What is likely of one customer");

    public async Task<Result<LikelyOfOne>> Run(
        Asker asker, long number, CancellationToken cancel)
    {
        var asked = await ask.Run(asker, new LikelyQuestion(), segment: null, cancel);
        if (asked.Refusal is { } no) return no;

        var ground = asked.Value;
        var told = new LikelyOfOne(
            ground.LeftOut.Contains(number), ground.Comings.End, ground.Horizon.Weeks,
            (int)Math.Round(ground.Horizon.Discount * 100), ground.Judgement.Best?.Model,
            Likely: null);
        var place = ground.Comings.Find(number);
        if (told.OptedOut || place < 0 || ground.Judgement.Best is not { } best) return told;

        var score = Scores.OfOne(
            ground.Comings, Moment.End, VisitModel.Of(best.Model, best.Fit.At),
            ground.Judgement.Spend, ground.Horizon, place);
        return score is not { } known ? told : told with
        {
            Likely = ListLikely.View(ground, known, place, new Dictionary<long, CustomerName>()),
        };
    }
}
