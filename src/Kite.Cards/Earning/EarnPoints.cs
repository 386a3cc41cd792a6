using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Cards;

/// <summary>
/// A purchase for which points are given: what was paid for it and, where rules look at products,
/// its lines, which add up to it.
/// </summary>
public sealed record EarningFacts(
    Money? Amount, IReadOnlyList<PurchaseLineFacts?>? Lines = null, int? StoreNumber = null,
    string? Reference = null);

/// <summary>A guest is given points for a purchase, by the rules of the day.</summary>
internal sealed class EarnPoints(CardDesk desk, PointDesk points)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/cards/{number:long}/earnings",
                async (
                    long number, EarningFacts facts, EarnPoints earn, Asker asker,
                    HttpContext http, CancellationToken cancel) =>
                    (await earn.Run(asker, number, facts, http.ValueKey(), cancel))
                        .ToReceipt(http))
            .Needing(May.MoveValue)
            .WithSummary("Gives points for a purchase, and says why; needs an Idempotency-Key");

    public async Task<Result<ToldPoints>> Run(
        Asker asker, long number, EarningFacts facts, string? key, CancellationToken cancel)
    {
        if (!asker.May(May.MoveValue)) return new NotAllowed(May.MoveValue);
        var found = await desk.Find(number, cancel);
        if (found.Refusal is { } none) return none;
        var store = await desk.StoreOf(facts.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;

        var faults = new[] { ValueRoutes.FaultIn(key), CardDesk.FaultIn(facts.Reference) };
        if (faults.OfType<Fault>().ToList() is { Count: > 0 } wrong) return new BadInput(wrong);
        var bought = await points.Read(
            facts.Amount, facts.Lines, found.Value.Kind, comesBack: false, cancel);
        if (bought.Refusal is { } unfit) return unfit;

        return await points.Post(
            new(asker, found.Value, store.Value, key)
            {
                Asked = ValueDesk.Asked(
                    "earning", number, facts.Amount, PointDesk.Asked(facts.Lines),
                    facts.StoreNumber, facts.Reference),
                Reference = facts.Reference,
            },
            CardUse.Spend,
            await points.Earning(found.Value, store.Value, bought.Value, cancel),
            cancel);
    }
}
