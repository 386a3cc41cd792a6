using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Cards;

/// <summary>Which payment is given back, and how much of it; all that is left where none is said.
/// </summary>
public sealed record RefundFacts(
    Guid? Payment, Money? Amount = null, int? StoreNumber = null, string? Reference = null,
    string? Reason = null)
{
    /// <summary>What was read of the card, where it carries data; it need not be read.</summary>
    public string? Seal { get; init; }
}

/// <summary>A payment is given back onto the card, whole or in part.</summary>
internal sealed class RefundPayment(CardDesk desk, ValueDesk values)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/cards/{number:long}/refunds",
                async (
                    long number, RefundFacts facts, RefundPayment refund, Asker asker,
                    HttpContext http, CancellationToken cancel) =>
                    (await refund.Run(asker, number, facts, http.ValueKey(), cancel))
                        .ToReceipt(http))
            .Needing(May.MoveValue)
            .WithSummary("A payment is given back onto the card; needs an Idempotency-Key");

    public async Task<Result<Told>> Run(
        Asker asker, long number, RefundFacts facts, string? key, CancellationToken cancel)
    {
        if (!asker.May(May.MoveValue)) return new NotAllowed(May.MoveValue);
        var found = await desk.Find(number, cancel);
        if (found.Refusal is { } none) return none;
        var store = await desk.StoreOf(facts.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;

        var faults = new[]
        {
            ValueRoutes.FaultIn(key),
            facts.Payment is null ? new Fault("payment", new PaymentIsMissing()) : null,
            facts.Amount is null ? null : CardDesk.FaultIn(facts.Amount, found.Value.Kind),
            CardDesk.FaultIn(facts.Reference),
            facts.Reason is null ? null : CardDesk.FaultInReason(facts.Reason),
        };
        if (faults.OfType<Fault>().ToList() is { Count: > 0 } wrong) return new BadInput(wrong);

        return await values.Post(
            new(asker, found.Value, store.Value, key)
            {
                Asked = ValueDesk.Asked(
                    "refund", number, facts.Payment, facts.Amount, facts.StoreNumber,
                    facts.Reference, facts.Reason),
                Reference = facts.Reference,
                Reason = facts.Reason,
                Seal = new(facts.Seal, IsNeeded: false),
            },
            CardUse.GiveBack,
            new Refund(
                found.Value.Card.PurseId, facts.Payment!.Value, facts.Amount?.Coins));
    }
}
