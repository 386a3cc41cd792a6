using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Cards;

/// <summary>Why what has lapsed is given back.</summary>
public sealed record ReactivationFacts(string? Reason = null, int? StoreNumber = null);

/// <summary>
/// What has lapsed on a card is given back because its holder asks and the law says so.
/// </summary>
internal sealed class ReactivateCard(CardDesk desk, ValueDesk values, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/cards/{number:long}/reactivations",
                async (
                    long number, ReactivationFacts facts, ReactivateCard reactivate, Asker asker,
                    HttpContext http, CancellationToken cancel) =>
                    (await reactivate.Run(asker, number, facts, http.ValueKey(), cancel))
                        .ToReceipt(http))
            .Needing(May.ApproveValue)
            .WithSummary(
                "Gives back what has lapsed on a card, where the law says so; needs an "
                + "Idempotency-Key");

    public async Task<Result<Told>> Run(
        Asker asker, long number, ReactivationFacts facts, string? key,
        CancellationToken cancel)
    {
        if (!asker.May(May.ApproveValue)) return new NotAllowed(May.ApproveValue);
        var found = await desk.Find(number, cancel);
        if (found.Refusal is { } none) return none;
        var store = await desk.StoreOf(facts.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;
        var faults = new[] { ValueRoutes.FaultIn(key), CardDesk.FaultInReason(facts.Reason) };
        if (faults.OfType<Fault>().ToList() is { Count: > 0 } wrong) return new BadInput(wrong);

        var day = store.Value.BusinessDay.Of(clock.GetUtcNow());
        return await values.Post(
            new(asker, found.Value, store.Value, key)
            {
                Asked = ValueDesk.Asked(
                    "reactivation", number, facts.StoreNumber, facts.Reason),
                Reason = facts.Reason,
            },
            CardUse.GiveBack,
            new Reactivation(found.Value.Card.PurseId, found.Value.Kind.TermsOn(day)));
    }
}
