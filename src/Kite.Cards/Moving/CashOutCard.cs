using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Cards;

/// <summary>
/// How the rest of a card is handed back, and why; to whom, where the law asks and the card is
/// nobody's; and the reference of a transfer.
/// </summary>
public sealed record CashOutFacts(
    Tender? Tender = null, int? StoreNumber = null, string? Reason = null,
    long? CustomerNumber = null, string? Reference = null);

/// <summary>What was paid in and not used is handed back; the gift is void.</summary>
internal sealed class CashOutCard(KiteDb db, CardDesk desk, ValueDesk values)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/cards/{number:long}/cash-outs",
                async (
                    long number, CashOutFacts facts, CashOutCard cashOut, Asker asker,
                    HttpContext http, CancellationToken cancel) =>
                    (await cashOut.Run(asker, number, facts, http.ValueKey(), cancel))
                        .ToReceipt(http))
            .Needing(May.MoveValue)
            .WithSummary(
                "Hands back what was paid in and not used, and voids the gift; needs an "
                + "Idempotency-Key");

    public async Task<Result<Told>> Run(
        Asker asker, long number, CashOutFacts facts, string? key, CancellationToken cancel)
    {
        if (!asker.May(May.MoveValue)) return new NotAllowed(May.MoveValue);
        var found = await desk.Find(number, cancel);
        if (found.Refusal is { } none) return none;
        var store = await desk.StoreOf(facts.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;

        var faults = new[]
        {
            ValueRoutes.FaultIn(key),
            facts.Tender is null ? new Fault("tender", new TenderIsMissing()) : null,
            CardDesk.FaultInReason(facts.Reason),
            CardDesk.FaultIn(facts.Reference),
        };
        if (faults.OfType<Fault>().ToList() is { Count: > 0 } wrong) return new BadInput(wrong);

        // A repeat of what was done is told as it was done, whatever was found since.
        var doubts = !asker.May(May.ApproveValue)
            && await db.IsInDoubt(found.Value.Card.Id, cancel);
        return await values.Post(
            new(asker, found.Value, store.Value, key)
            {
                Stopped = doubts ? new NotAllowed(May.ApproveValue) : null,
                Asked = ValueDesk.Asked(
                    "cash-out", number,
                    [
                        facts.Tender, facts.StoreNumber, facts.Reason,
                        .. ValueDesk.Said(facts.CustomerNumber, facts.Reference),
                    ]),
                Reason = facts.Reason,
                Reference = facts.Reference,
                Person = facts.CustomerNumber,
            },
            CardUse.HandBack,
            new CashOut(found.Value.Card.PurseId, facts.Tender!.Value));
    }
}
