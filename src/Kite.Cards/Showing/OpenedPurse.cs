using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// The purse that a card opens; of a company account what was done with this card alone is
/// its own.
/// </summary>
internal sealed record OpenedPurse(Guid Id, Guid? Seat)
{
    public IQueryable<Transaction> Moved(KiteDb db) => db.Transactions.AsNoTracking()
        .Where(t => t.PurseId == Id && (Seat == null || t.SeatId == Seat));
}

internal static class OpenedPurses
{
    extension(KiteDb db)
    {
        public Task<OpenedPurse?> OpenedBy(long card, CancellationToken cancel) => db.Cards
            .Where(c => c.Number == card).Select(c => new OpenedPurse(c.PurseId, c.SeatId))
            .SingleOrDefaultAsync(cancel);
    }
}
