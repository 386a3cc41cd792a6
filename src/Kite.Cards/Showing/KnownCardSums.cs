using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>What is owed on all cards, and how many live.</summary>
internal sealed record CardSums(long OwedCoins, long Alive);

/// <summary>
/// The same as it was within the last minute: every purse and every card is looked at for it, and
/// everybody's day asks for it.
/// </summary>
internal sealed class KnownCardSums(TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private Kept? kept;

    public async Task<CardSums> Of(
        KiteDb db, string currency, DateOnly today, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (Volatile.Read(ref kept) is { } known && known.Currency == currency
            && known.Day == today && now - known.At < Fresh)
        {
            return known.Sums;
        }
        var owed = await db.Purses.Where(p => p.Currency == currency)
            .SumAsync(p => p.PrincipalCoins + p.BonusCoins, cancel);
        var alive = await db.Cards.Alive(today).LongCountAsync(cancel);
        var sums = new CardSums(owed, alive);
        Volatile.Write(ref kept, new(currency, today, now, sums));
        return sums;
    }

    private sealed record Kept(string Currency, DateOnly Day, DateTimeOffset At, CardSums Sums);
}
