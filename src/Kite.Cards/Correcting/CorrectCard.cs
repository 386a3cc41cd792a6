using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Cards;

/// <summary>
/// What is to be put right: so much more, or less when below zero, of what was paid in and of the
/// gift.
/// </summary>
public sealed record CorrectionFacts(
    Money? Principal = null, Money? Bonus = null, string? Reason = null, int? StoreNumber = null);

/// <summary>A correction as it is shown, with what the card holds now.</summary>
public sealed record CorrectionView(
    Guid Id, long CardNumber, Money Principal, Money Bonus, string Reason, CorrectionState State,
    string ProposedBy, DateTimeOffset ProposedAt, string? DecidedBy, DateTimeOffset? DecidedAt,
    bool IsMine, Money? Balance)
{
    internal static CorrectionView Of(Correction c, Asker asker, Money? balance = null)
    {
        var currency = Currency.Of(c.Currency);
        return new(
            c.Id, c.CardNumber, new(c.PrincipalCoins, currency), new(c.BonusCoins, currency),
            c.Reason, c.State, c.ProposedBy, c.ProposedAt, c.DecidedBy, c.DecidedAt,
            c.ProposedById == asker.Id, balance);
    }
}

/// <summary>Proposes to put right by hand what is on a card; nothing moves yet.</summary>
internal sealed class CorrectCard(KiteDb db, CardDesk desk, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/cards/{number:long}/corrections",
                async (
                    long number, CorrectionFacts facts, CorrectCard correct, Asker asker,
                    CancellationToken cancel) =>
                    (await correct.Run(asker, number, facts, cancel))
                        .ToCreated(c => $"/card-corrections/{c.Id}"))
            .Needing(May.MoveValue)
            .Idempotent()
            .WithSummary("Proposes to put right what is on a card; a second person approves it");

    public async Task<Result<CorrectionView>> Run(
        Asker asker, long number, CorrectionFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.MoveValue)) return new NotAllowed(May.MoveValue);
        var found = await desk.Find(number, cancel);
        if (found.Refusal is { } none) return none;
        var (card, kind) = found.Value;
        if (card.Stops(CardUse.GiveBack) is { } stopped) return stopped;
        var store = await desk.StoreOf(facts.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;
        if (Faults(facts, kind).ToList() is { Count: > 0 } faults) return new BadInput(faults);

        var correction = new Correction
        {
            CardId = card.Id,
            CardNumber = card.Number,
            StoreNumber = store.Value.Number,
            PrincipalCoins = facts.Principal?.Coins ?? 0,
            BonusCoins = facts.Bonus?.Coins ?? 0,
            Currency = kind.Currency,
            Reason = facts.Reason!.Trim(),
            ProposedById = asker.Id,
            ProposedBy = asker.Name,
            ProposedAt = clock.GetUtcNow(),
        };
        db.For(asker).Add(correction);
        await db.SaveChangesAsync(cancel);
        return CorrectionView.Of(correction, asker);
    }

    private static IEnumerable<Fault> Faults(CorrectionFacts facts, CardKind kind)
    {
        foreach (var (field, amount) in new[]
        {
            ("principal", facts.Principal), ("bonus", facts.Bonus),
        })
        {
            if (amount is not { } money) continue;
            if (money.Currency != kind.Money)
            {
                yield return new(field, new CardIsInAnotherCurrency(
                    money.Currency.Code, kind.Currency));
            }
            if (money.Coins is < -Purse.MostCoins or > Purse.MostCoins)
                yield return new(field, new OutOfRange(-Purse.MostCoins, Purse.MostCoins));
        }
        if ((facts.Principal?.Coins ?? 0) == 0 && (facts.Bonus?.Coins ?? 0) == 0)
            yield return new("principal", new SumIsMissing());
        if (CardDesk.FaultInReason(facts.Reason) is { } unsaid) yield return unsaid;
    }
}
