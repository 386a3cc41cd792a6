using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Cards;

/// <summary>Onto which card, and how much; all of it where no amount is said.</summary>
public sealed record TransferFacts(
    long? To, Money? Amount = null, int? StoreNumber = null, string? Reason = null,
    string? Pin = null)
{
    /// <summary>What was read of the card from which it goes, where it carries data.</summary>
    public string? Seal { get; init; }

    /// <summary>Who signs where that does not fit, and the kind of card lets them.</summary>
    public SecondSignature? Second { get; init; }
}

/// <summary>
/// Money goes from one card onto another, lot by lot, each part with its own gift and its own last
/// day. All of it, and the empty card closed, is how two cards become one.
/// </summary>
internal sealed class TransferBetweenCards(
    CardDesk desk, ValueDesk values, PinGate pins, SealGate seals)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/cards/{number:long}/transfers",
                async (
                    long number, TransferFacts facts, TransferBetweenCards transfer, Asker asker,
                    HttpContext http, CancellationToken cancel) =>
                    (await transfer.Run(asker, number, facts, http.ValueKey(), cancel))
                        .ToReceipt(http))
            .Needing(May.MoveValue)
            .WithSummary("Moves money onto another card; needs an Idempotency-Key");

    public async Task<Result<Told>> Run(
        Asker asker, long number, TransferFacts facts, string? key, CancellationToken cancel)
    {
        if (!asker.May(May.MoveValue)) return new NotAllowed(May.MoveValue);
        var found = await desk.Find(number, cancel);
        if (found.Refusal is { } none) return none;
        var store = await desk.StoreOf(facts.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;
        var other = await desk.Find(facts.To ?? 0, cancel);

        var faults = new[]
        {
            ValueRoutes.FaultIn(key),
            other.Refusal is { } lost ? new Fault("to", lost) : null,
            facts.Amount is null ? null : CardDesk.FaultIn(facts.Amount, found.Value.Kind),
            CardDesk.FaultInReason(facts.Reason ?? "-"),
        };
        if (faults.OfType<Fault>().ToList() is { Count: > 0 } wrong) return new BadInput(wrong);
        if (await pins.Check(found.Value, facts.Pin, cancel) is { } barred) return barred;
        var shown = await seals.Shown(
            asker, found.Value, facts.Seal, facts.Second, CardUse.Spend);
        if (shown.Refusal is { } unsigned) return unsigned;

        var moved = await values.Post(
            new(asker, found.Value, store.Value, key)
            {
                Asked = ValueDesk.Asked(
                    "transfer", number, facts.To, facts.Amount, facts.StoreNumber, facts.Reason),
                Reason = facts.Reason,
                Other = other.Value.Card,
                Seal = shown.Value,
            },
            CardUse.Spend,
            new Transfer(
                found.Value.Card.PurseId, other.Value.Card.PurseId, facts.Amount?.Coins));
        return moved.Refusal is { } no
            && (no is PursesAreTheSame or TooMuchForPurse
                    or LawLimitsNamedCard or LawLimitsBearerCard
                || no == other.Value.Card.Stops(CardUse.Spend))
            ? new BadInput("to", no)
            : moved;
    }
}
