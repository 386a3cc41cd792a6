using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Cards;

/// <summary>What a guest pays in; and who, where the law asks and the card is nobody's.</summary>
public sealed record TopUpFacts(
    Money? Amount, Tender? Tender = null, int? StoreNumber = null, string? Reference = null,
    long? CustomerNumber = null)
{
    /// <summary>What was read of the card, where it carries data; it need not be read.</summary>
    public string? Seal { get; init; }
}

/// <summary>A guest pays in, and is given on top what the kind of card says.</summary>
public sealed class TopUpCard(CardDesk desk, ValueDesk values, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/cards/{number:long}/top-ups",
                async (
                    long number, TopUpFacts facts, TopUpCard topUp, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                    (await topUp.Run(asker, number, facts, http.ValueKey(), cancel))
                        .ToReceipt(http))
            .Needing(May.MoveValue)
            .WithSummary("A guest pays in; needs an Idempotency-Key");

    public async Task<Result<Told>> Run(
        Asker asker, long number, TopUpFacts facts, string? key, CancellationToken cancel,
        Func<KiteDb, Moved, Task<Refusal?>>? alongside = null)
    {
        if (!asker.May(May.MoveValue)) return new NotAllowed(May.MoveValue);
        var found = await desk.Find(number, cancel);
        if (found.Refusal is { } none) return none;
        var store = await desk.StoreOf(facts.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;
        var kind = found.Value.Kind;
        if (Faults(facts, kind, key) is { Count: > 0 } faults) return new BadInput(faults);

        var paid = facts.Amount!.Value.Coins;
        var day = store.Value.BusinessDay.Of(clock.GetUtcNow());
        return await values.Post(
            new(asker, found.Value, store.Value, key)
            {
                Asked = ValueDesk.Asked(
                    "top-up", number,
                    [
                        facts.Amount, facts.Tender, facts.StoreNumber, facts.Reference,
                        .. ValueDesk.Said(facts.CustomerNumber),
                    ]),
                Reference = facts.Reference,
                Person = facts.CustomerNumber,
                Seal = new(facts.Seal, IsNeeded: false),
                Alongside = alongside,
            },
            CardUse.Spend,
            new TopUp(
                found.Value.Card.PurseId, new(paid, kind.BonusFor(paid)), facts.Tender!.Value,
                kind.TermsOn(day))
            {
                Most = kind.MostBalanceCoins,
            });
    }

    internal static List<Fault> Faults(TopUpFacts facts, CardKind kind, string? key)
    {
        var faults = new List<Fault>();
        if (ValueRoutes.FaultIn(key) is { } unnamed) faults.Add(unnamed);
        if (CardDesk.FaultIn(facts.Amount, kind) is { } unfit) faults.Add(unfit);
        else if (facts.Amount!.Value.Coins < kind.LeastTopUpCoins
            || facts.Amount.Value.Coins > kind.MostTopUpCoins)
        {
            faults.Add(new("amount", new TopUpIsOutOfBounds(
                new(kind.LeastTopUpCoins, kind.Money), new(kind.MostTopUpCoins, kind.Money))));
        }
        if (facts.Tender is null) faults.Add(new("tender", new TenderIsMissing()));
        if (CardDesk.FaultIn(facts.Reference) is { } tooLong) faults.Add(tooLong);
        return faults;
    }
}
