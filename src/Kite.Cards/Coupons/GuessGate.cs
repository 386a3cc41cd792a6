using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// Whoever asks for many codes that there are not is guessing: they wait. What was counted lies on
/// the disk, for every copy of the program.
/// </summary>
internal sealed class GuessGate(KiteDb db, TimeProvider clock)
{
    public const int Most = 100;
    private static readonly TimeSpan Stretch = TimeSpan.FromHours(1);

    /// <summary>Why this asker has to wait; null where they need not.</summary>
    public async Task<Refusal?> Stops(Asker asker, CancellationToken cancel)
    {
        var (id, now) = (asker.Id ?? Guid.Empty, clock.GetUtcNow());
        var row = await db.CouponGuesses.AsNoTracking()
            .SingleOrDefaultAsync(g => g.AskerId == id, cancel);
        if (row is null || row.Wrong < Most || row.Since + Stretch <= now) return null;
        return new TooManyWrongCodes((int)Math.Ceiling((row.Since + Stretch - now).TotalMinutes));
    }

    /// <summary>A code that there is not was asked for.</summary>
    public async Task Count(Asker asker, CancellationToken cancel)
    {
        var (id, now) = (asker.Id ?? Guid.Empty, clock.GetUtcNow());
        var begun = now - Stretch;
        for (var tries = 0; tries < 2; tries++)
        {
            var counted = await db.CouponGuesses.Where(g => g.AskerId == id).ExecuteUpdateAsync(
                set => set
                    .SetProperty(g => g.Wrong, g => g.Since <= begun ? 1 : g.Wrong + 1)
                    .SetProperty(g => g.Since, g => g.Since <= begun ? now : g.Since),
                cancel);
            if (counted > 0) return;
            // Two who begin at once: the second counts on what the first wrote.
            object since = db.IsPostgres ? now : now.UtcTicks;
            object key = db.IsPostgres ? id : id.ToByteArray(bigEndian: true);
            counted = await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO coupon_guesses (asker_id, wrong, since) VALUES ({key}, 1, {since})
                ON CONFLICT DO NOTHING
                """,
                cancel);
            if (counted > 0) return;
        }
    }
}
