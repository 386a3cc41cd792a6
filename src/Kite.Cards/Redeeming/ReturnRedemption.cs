using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Cards;

/// <summary>Which redemption is undone, and how many of its points come back; all that are left
/// where none are said.</summary>
public sealed record RedemptionRefundFacts(
    Guid? Redemption, long? Points = null, int? StoreNumber = null, string? Reference = null,
    string? Reason = null);

/// <summary>Spent points come back to the lots that they were taken from.</summary>
internal sealed class ReturnRedemption(CardDesk desk, PointDesk points)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/cards/{number:long}/redemption-refunds",
                async (
                    long number, RedemptionRefundFacts facts, ReturnRedemption back, Asker asker,
                    HttpContext http, CancellationToken cancel) =>
                    (await back.Run(asker, number, facts, http.ValueKey(), cancel))
                        .ToReceipt(http))
            .Needing(May.MoveValue)
            .WithSummary("Gives spent points back; needs an Idempotency-Key");

    public async Task<Result<ToldPoints>> Run(
        Asker asker, long number, RedemptionRefundFacts facts, string? key,
        CancellationToken cancel)
    {
        if (!asker.May(May.MoveValue)) return new NotAllowed(May.MoveValue);
        var found = await desk.Find(number, cancel);
        if (found.Refusal is { } none) return none;
        var store = await desk.StoreOf(facts.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;

        var faults = new[]
        {
            ValueRoutes.FaultIn(key),
            facts.Redemption is null ? new Fault("redemption", new EarningIsMissing()) : null,
            facts.Points is <= 0 or > Purse.MostPoints
                ? new Fault("points", new OutOfRange(1, Purse.MostPoints))
                : null,
            CardDesk.FaultIn(facts.Reference),
            facts.Reason is null ? null : CardDesk.FaultInReason(facts.Reason),
        };
        if (faults.OfType<Fault>().ToList() is { Count: > 0 } wrong) return new BadInput(wrong);

        return await points.Post(
            new(asker, found.Value, store.Value, key)
            {
                Asked = ValueDesk.Asked(
                    "redemption-refund", number, facts.Redemption, facts.Points,
                    facts.StoreNumber, facts.Reference, facts.Reason),
                Reference = facts.Reference,
                Reason = facts.Reason,
            },
            CardUse.GiveBack,
            new ReturnPoints(
                found.Value.Card.PurseId, facts.Redemption!.Value, facts.Points),
            cancel);
    }
}
