using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Cards;

/// <summary>How many points are spent for money off.</summary>
public sealed record RedemptionFacts(
    long? Points, int? StoreNumber = null, string? Reference = null, string? Pin = null)
{
    /// <summary>What was read of the card, where it carries data.</summary>
    public string? Seal { get; init; }

    /// <summary>Who signs where that does not fit, and the kind of card lets them.</summary>
    public SecondSignature? Second { get; init; }
}

/// <summary>A guest spends points for money off a bill.</summary>
internal sealed class RedeemPoints(
    CardDesk desk, PointDesk points, PinGate pins, SealGate seals)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/cards/{number:long}/redemptions",
                async (
                    long number, RedemptionFacts facts, RedeemPoints redeem, Asker asker,
                    HttpContext http, CancellationToken cancel) =>
                    (await redeem.Run(asker, number, facts, http.ValueKey(), cancel))
                        .ToReceipt(http))
            .Needing(May.MoveValue)
            .WithSummary(
                "A guest spends points; the answer's amount is the money off; needs an "
                + "Idempotency-Key");

    public async Task<Result<ToldPoints>> Run(
        Asker asker, long number, RedemptionFacts facts, string? key, CancellationToken cancel)
    {
        if (!asker.May(May.MoveValue)) return new NotAllowed(May.MoveValue);
        var found = await desk.Find(number, cancel);
        if (found.Refusal is { } none) return none;
        var store = await desk.StoreOf(facts.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;

        var faults = new[]
        {
            ValueRoutes.FaultIn(key),
            facts.Points is null or <= 0 or > Purse.MostPoints
                ? new Fault("points", new OutOfRange(1, Purse.MostPoints))
                : null,
            CardDesk.FaultIn(facts.Reference),
        };
        if (faults.OfType<Fault>().ToList() is { Count: > 0 } wrong) return new BadInput(wrong);
        var stopped = found.Value.Card.Stops(CardUse.Spend);
        if (stopped is null
            && await pins.Check(found.Value, facts.Pin, cancel) is { } barred)
        {
            return barred;
        }
        var shown = await seals.Shown(
            asker, found.Value, facts.Seal, facts.Second, CardUse.Spend);
        if (shown.Refusal is { } unsigned) return unsigned;

        var told = await points.Post(
            new(asker, found.Value, store.Value, key)
            {
                Asked = ValueDesk.Asked(
                    "redemption", number, facts.Points, facts.StoreNumber, facts.Reference),
                Reference = facts.Reference,
                Stopped = stopped,
                Seal = shown.Value,
            },
            CardUse.Spend,
            new Redeem(found.Value.Card.PurseId, facts.Points!.Value, found.Value.Kind.Id)
            {
                Rules = await points.Rules(cancel),
            },
            cancel);
        return told.Refusal is PointsAreNoMultiple odd ? new BadInput("points", odd) : told;
    }
}
