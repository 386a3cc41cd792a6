using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Cards;

/// <summary>
/// Which purchase comes back, by its earning, and how much of it: all that is left where nothing
/// is said. Where the purchase has lines, each line that comes back names its number.
/// </summary>
public sealed record EarningRefundFacts(
    Guid? Earning, Money? Amount = null, IReadOnlyList<PurchaseLineFacts?>? Lines = null,
    int? StoreNumber = null, string? Reference = null, string? Reason = null);

/// <summary>What was bought comes back, and the points for it go.</summary>
internal sealed class ReturnPurchase(CardDesk desk, PointDesk points)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/cards/{number:long}/earning-refunds",
                async (
                    long number, EarningRefundFacts facts, ReturnPurchase back, Asker asker,
                    HttpContext http, CancellationToken cancel) =>
                    (await back.Run(asker, number, facts, http.ValueKey(), cancel))
                        .ToReceipt(http))
            .Needing(May.MoveValue)
            .WithSummary(
                "Takes points back for what came back of a purchase; needs an Idempotency-Key");

    public async Task<Result<ToldPoints>> Run(
        Asker asker, long number, EarningRefundFacts facts, string? key,
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
            facts.Earning is null ? new Fault("earning", new EarningIsMissing()) : null,
            CardDesk.FaultIn(facts.Reference),
            facts.Reason is null ? null : CardDesk.FaultInReason(facts.Reason),
        };
        if (faults.OfType<Fault>().ToList() is { Count: > 0 } wrong) return new BadInput(wrong);
        Bought? back = null;
        if (facts.Amount is not null || facts.Lines is not null)
        {
            var read = await points.Read(
                facts.Amount, facts.Lines, found.Value.Kind, comesBack: true, cancel);
            if (read.Refusal is { } unfit) return unfit;
            back = read.Value;
        }

        return await points.Post(
            new(asker, found.Value, store.Value, key)
            {
                Asked = ValueDesk.Asked(
                    "earning-refund", number, facts.Earning, facts.Amount,
                    PointDesk.Asked(facts.Lines), facts.StoreNumber, facts.Reference,
                    facts.Reason),
                Reference = facts.Reference,
                Reason = facts.Reason,
            },
            CardUse.GiveBack,
            await points.Return(found.Value, store.Value, facts.Earning!.Value, back, cancel),
            cancel);
    }
}
