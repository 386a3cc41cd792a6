using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Cards;

/// <summary>What is paid with a card.</summary>
public sealed record PaymentFacts(
    Money? Amount, int? StoreNumber = null, string? Reference = null, string? Pin = null)
{
    /// <summary>What was read of the card, where it carries data.</summary>
    public string? Seal { get; init; }

    /// <summary>Who signs where that does not fit, and the kind of card lets them.</summary>
    public SecondSignature? Second { get; init; }
}

/// <summary>A guest pays a bill with what is on the card.</summary>
internal sealed class PayWithCard(
    CardDesk desk, ValueDesk values, PinGate pins, SealGate seals)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/cards/{number:long}/payments",
                async (
                    long number, PaymentFacts facts, PayWithCard pay, Asker asker,
                    HttpContext http, CancellationToken cancel) =>
                    (await pay.Run(asker, number, facts, http.ValueKey(), cancel))
                        .ToReceipt(http))
            .Needing(May.MoveValue)
            .WithSummary("A guest pays with the card; needs an Idempotency-Key");

    public async Task<Result<Told>> Run(
        Asker asker, long number, PaymentFacts facts, string? key, CancellationToken cancel)
    {
        if (!asker.May(May.MoveValue)) return new NotAllowed(May.MoveValue);
        var found = await desk.Find(number, cancel);
        if (found.Refusal is { } none) return none;
        var store = await desk.StoreOf(facts.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;

        var faults = new[]
        {
            ValueRoutes.FaultIn(key), CardDesk.FaultIn(facts.Amount, found.Value.Kind),
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

        return await values.Post(
            new(asker, found.Value, store.Value, key)
            {
                Asked = ValueDesk.Asked(
                    "payment", number, facts.Amount, facts.StoreNumber, facts.Reference),
                Reference = facts.Reference,
                Stopped = stopped,
                Seal = shown.Value,
            },
            CardUse.Spend,
            new Payment(found.Value.Card.PurseId, facts.Amount!.Value.Coins));
    }
}
