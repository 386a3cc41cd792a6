using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>Whether what was found of a card still stands against it.</summary>
internal static class SealDoubts
{
    extension(KiteDb db)
    {
        /// <summary>
        /// A finding was called a fraud, or nobody has looked at it yet; one that is just being
        /// decided is left out.
        /// </summary>
        public Task<bool> IsInDoubt(Guid card, CancellationToken cancel, Guid? but = null)
        {
            var decisions = db.SealDecisions;
            return db.CardReadings.AnyAsync(
                r => r.CardId == card && r.IsCaught && r.Id != but && r.PassedBy == null
                    && r.Outcome != SealOutcome.Forged
                    && !decisions.Any(
                        d => d.ReadingId == r.Id && d.Verdict == SealVerdict.Honest),
                cancel);
        }

        /// <summary>Whether this person saw the card fit the books a moment ago.</summary>
        public Task<bool> HadInHand(
            Asker asker, Guid card, DateTimeOffset since, CancellationToken cancel) =>
            db.CardReadings.AnyAsync(
                r => r.CardId == card && r.AskerId == asker.Id && r.At >= since
                    && (!r.IsCaught || r.PassedBy != null),
                cancel);
    }
}
