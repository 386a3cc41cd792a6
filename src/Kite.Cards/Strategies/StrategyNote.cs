using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// A bill that is paid, with what the strategies gave: whose it is, where and when, and its name.
/// Who is no customer is the store's walk-in customer.
/// </summary>
public sealed record StrategyNote(
    Guid Customer, string Reference, int StoreNumber, DateOnly Day, StrategyBill Bill,
    PricedCart Paid)
{
    /// <summary>The number of the record that was merged into the customer; else 0.</summary>
    public long RecordedUnder { get; init; }
}

/// <summary>Counts what strategies give, in the transaction in which a bill is paid.</summary>
public static class StrategyNotes
{
    extension(KiteDb db)
    {
        /// <summary>
        /// Counts it against the ends of each strategy, and refuses where other bills have come
        /// to an end meanwhile. The same bill told again under its reference counts once.
        /// </summary>
        public async Task<Refusal?> NoteAsync(StrategyNote note, CancellationToken cancel)
        {
            foreach (var given in note.Paid.Trace.Where(t => t.Why is null))
            {
                var uses = db.StrategyUses.AsNoTracking()
                    .Where(u => u.CustomerId == note.Customer && u.StrategyId == given.Id);
                if (await uses.AnyAsync(u => u.Reference == note.Reference, cancel)) continue;

                var caps = note.Bill.ById(given.Id).Rules.Caps;
                if (await Passed(db, caps, given, uses, cancel))
                    return new StrategyCameToItsEnd(given.Name);

                db.Add(new StrategyUse
                {
                    CustomerId = note.Customer,
                    StrategyId = given.Id,
                    Reference = note.Reference,
                    RecordedUnder = note.RecordedUnder,
                    VersionNumber = given.Version,
                    StoreNumber = note.StoreNumber,
                    Day = note.Day,
                    Coins = given.Coins,
                });
                await db.SaveChangesAsync(cancel);
                await Count(db, given, note, cancel);
            }
            return null;
        }
    }

    private static async Task<bool> Passed(
        KiteDb db, Caps caps, StrategyTrace given, IQueryable<StrategyUse> uses,
        CancellationToken cancel)
    {
        if (caps.BudgetCoins is { } budget
            && await db.StrategyDays.Where(d => d.StrategyId == given.Id)
                .SumAsync(d => d.Coins, cancel) > budget - given.Coins)
        {
            return true;
        }
        if (!caps.CountsGuests) return false;

        var had = await uses.GroupBy(u => u.StrategyId)
            .Select(g => new { Coins = g.Sum(u => u.Coins), Uses = g.Count() })
            .SingleOrDefaultAsync(cancel);
        return had is not null
            && (had.Coins > caps.PerGuestCoins - given.Coins || had.Uses >= caps.UsesPerGuest);
    }

    private static async Task Count(
        KiteDb db, StrategyTrace given, StrategyNote note, CancellationToken cancel)
    {
        if (await Raise(db, given, note, cancel)) return;

        var first = new StrategyDay
        {
            StrategyId = given.Id, StoreNumber = note.StoreNumber, Day = note.Day, Uses = 1,
            Coins = given.Coins,
        };
        db.Add(first);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Another till was the first of the day a moment ago.
            db.Entry(first).State = EntityState.Detached;
            await Raise(db, given, note, cancel);
        }
    }

    private static async Task<bool> Raise(
        KiteDb db, StrategyTrace given, StrategyNote note, CancellationToken cancel) =>
        await db.StrategyDays
            .Where(d => d.StrategyId == given.Id && d.StoreNumber == note.StoreNumber
                && d.Day == note.Day)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(d => d.Uses, d => d.Uses + 1)
                    .SetProperty(d => d.Coins, d => d.Coins + given.Coins),
                cancel) > 0;
}
