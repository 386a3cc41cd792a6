using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>What the books say of a card and of the seals that were written on it.</summary>
internal static class SealSights
{
    extension(KiteDb db)
    {
        /// <summary>What the books say of it, now or at one of their places.</summary>
        public async Task<CardStand> StandOf(
            Card card, CancellationToken cancel, long? position = null)
        {
            var (purse, seat) = (card.PurseId, card.SeatId);
            var sums = await db.Transactions
                .Where(t => t.PurseId == purse && (seat == null || t.SeatId == seat)
                    && (position == null || t.Position <= position))
                .GroupBy(t => t.PurseId)
                .Select(g => new
                {
                    Position = g.Max(t => t.Position),
                    Principal = g.Sum(t => t.PrincipalCoins),
                    Bonus = g.Sum(t => t.BonusCoins),
                    Points = g.Sum(t => t.Points ?? 0),
                })
                .SingleOrDefaultAsync(cancel);
            return sums is null
                ? new(0, 0, 0, 0)
                : new(sums.Position, sums.Principal, sums.Bonus, sums.Points);
        }

        /// <summary>The last seal that is known to be on it.</summary>
        public Task<WrittenSeal?> LastSealOf(Guid card, CancellationToken cancel) =>
            db.WrittenSeals.AsNoTracking().Where(s => s.CardId == card)
                .OrderByDescending(s => s.Version).FirstOrDefaultAsync(cancel);

        /// <summary>What must be known to judge what was read of it at this store.</summary>
        public async Task<SealSight> SightOf(
            CardInHand card, CardSeal read, int store, DateTimeOffset at,
            CancellationToken cancel)
        {
            var (it, kind) = card;
            var now = await db.StandOf(it, cancel);
            // Another currency is another card's, whatever else it says.
            var then = read.Currency == kind.Currency && read.Position <= now.Position
                ? await db.StandOf(it, cancel, read.Position)
                : null;
            var since = at.AddMinutes(-kind.ApartMinutes);
            var same = db.CardReadings.AsNoTracking()
                .Where(r => r.CardId == it.Id && r.Version == read.Version);
            return new(it.State, now)
            {
                Last = (await db.LastSealOf(it.Id, cancel))?.On(it.Number),
                Then = then,
                Uses = await same.CountAsync(r => r.TransactionId != null, cancel),
                Elsewhere = await same
                    .Where(r => !r.IsCaught && r.StoreNumber != store && r.At > since)
                    .OrderByDescending(r => r.Id).Select(r => (Guid?)r.Id)
                    .FirstOrDefaultAsync(cancel),
            };
        }
    }

    /// <summary>The row of a reading: what the card said beside what the books said.</summary>
    public static CardReading Reading(
        CardSeal read, SealOutcome outcome, Card? card, SealSight? sight, Asker asker,
        int store, DateTimeOffset at) => new()
        {
            CardId = card?.Id,
            CardNumber = read.Number,
            Outcome = outcome,
            IsCaught = outcome.IsCaught(),
            Version = read.Version,
            Position = read.Position,
            PrincipalCoins = read.PrincipalCoins,
            BonusCoins = read.BonusCoins,
            Points = read.Points,
            Currency = read.Currency,
            Master = read.Key,
            BooksVersion = sight?.Last?.Version ?? 0,
            BooksPosition = sight?.Now.Position ?? 0,
            BooksPrincipalCoins = sight?.Now.PrincipalCoins ?? 0,
            BooksBonusCoins = sight?.Now.BonusCoins ?? 0,
            BooksPoints = sight?.Now.Points ?? 0,
            StoreNumber = store,
            At = at,
            AskerId = asker.Id,
            AskerName = asker.Name,
            ElsewhereId = sight?.Elsewhere,
        };

    /// <summary>The row of a seal that is on the card now.</summary>
    public static WrittenSeal Written(
        Card card, SealRead read, Asker asker, int store, DateTimeOffset at) => new()
        {
            CardId = card.Id,
            Version = read.Seal.Version,
            Position = read.Seal.Position,
            PrincipalCoins = read.Seal.PrincipalCoins,
            BonusCoins = read.Seal.BonusCoins,
            Points = read.Seal.Points,
            Currency = read.Seal.Currency,
            Master = read.Seal.Key,
            Signature = read.Signature,
            StoreNumber = store,
            At = at,
            AskerId = asker.Id,
            AskerName = asker.Name,
        };
}
