using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>Puts down what was read of a card, and freezes it where its kind says so.</summary>
internal static class SealBook
{
    public static async Task<CardReading> Keep(
        KiteDb db, Asker asker, SealRead read, CardInHand? found, int store, DateTimeOffset at,
        CancellationToken cancel)
    {
        await using var whole = db.For(asker).Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        var kept = found is null
            ? SealSights.Reading(
                read.Seal, read.IsGenuine ? SealOutcome.BeyondBooks : SealOutcome.Forged,
                null, null, asker, store, at)
            : await OfCard(db, asker, read, found, store, at, cancel);
        await BulkWriter.Write(db, [kept], cancel);
        if (whole is not null) await whole.CommitAsync(cancel);
        return kept;
    }

    private static async Task<CardReading> OfCard(
        KiteDb db, Asker asker, SealRead read, CardInHand found, int store, DateTimeOffset at,
        CancellationToken cancel)
    {
        // Held: what moves with the card, or is written on it, waits for this.
        await PurseRows.Hold(db, [found.Card.PurseId]);
        db.ChangeTracker.Clear();
        var card = await db.Cards.SingleAsync(c => c.Id == found.Card.Id, cancel);
        var sight = await db.SightOf(found with { Card = card }, read.Seal, store, at, cancel);
        var outcome = read.IsGenuine ? SealJudge.Of(read.Seal, sight) : SealOutcome.Forged;
        // Whoever shows a forgery of somebody's card does not lock them out of it.
        var freezes = found.Kind.WhenSuspect is WhenSuspect.Freeze && outcome.CanPass()
            && card.State is CardState.Active && card.Turn(CardState.Frozen, at) is null;
        if (freezes) await db.SaveChangesAsync(cancel);
        if (outcome is SealOutcome.Good && read.Seal.Version > (sight.Last?.Version ?? 0))
        {
            await BulkWriter.Write(
                db, [SealSights.Written(card, read, asker, store, at)], cancel);
        }
        return SealSights.Reading(read.Seal, outcome, card, sight, asker, store, at) with
        {
            HasFrozen = freezes,
        };
    }
}
