using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// What cards of company accounts may spend and have spent, read while their purses are held and
/// written with all else. A batch without such cards asks nothing of it.
/// </summary>
internal sealed class HeldSeats
{
    // Somewhere a store's day may still be the day before yesterday.
    private const int DaysBehind = 2;

    private const string NewestOnly =
        """
        AND NOT EXISTS (SELECT 1 FROM seat_limits n
            WHERE n.seat_id = seat_limits.seat_id AND n.number > seat_limits.number)
        """;

    private static readonly string[] Key = [nameof(SeatDay.SeatId), nameof(SeatDay.Day)];

    private static readonly string[] State = [nameof(SeatDay.Coins)];

    private readonly HashSet<(Guid Seat, DateOnly Day)> known;
    private readonly HashSet<(Guid Seat, DateOnly Day)> changed = [];

    private HeldSeats(IReadOnlyList<SeatLimits> limits, IReadOnlyList<SeatDay> days)
    {
        Used = new(limits, days);
        known = [.. days.Select(d => (d.SeatId, d.Day))];
    }

    public LimitsUsed Used { get; }

    public static Asked Ask(QuestionsTogether asked, List<Order> orders, TimeProvider clock)
    {
        Guid[] seats = [.. orders.SelectMany(o => o.Uses).Select(u => u.SeatId).OfType<Guid>()
            .Distinct()];
        var lately = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-DaysBehind);
        var first = lately.AddDays(1 - lately.Day);
        var since = first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new(
            asked.AddRows<SeatLimits>("seat_id", seats, NewestOnly),
            asked.AddRows<SeatDay>("seat_id", seats, $"AND day >= '{since}'"));
    }

    /// <summary>What was spent with these cards for these orders is kept for the next ones.
    /// </summary>
    public void Keep(LimitsDraft draft)
    {
        foreach (var ((seat, day), coins) in draft.Changes)
        {
            Used.Keep(seat, day, coins);
            changed.Add((seat, day));
        }
    }

    public void Write(RowsTogether rows)
    {
        var days = changed
            .Select(c => new SeatDay
            {
                SeatId = c.Seat, Day = c.Day, Coins = Used.On(c.Seat, c.Day),
            })
            .ToLookup(d => known.Contains((d.SeatId, d.Day)));
        rows.Change([.. days[true]], Key, State).Add([.. days[false]]);
    }

    /// <summary>The answers, once the questions are put.</summary>
    internal sealed record Asked(
        IReadOnlyList<SeatLimits> Limits, IReadOnlyList<SeatDay> Days)
    {
        // What is given back was perhaps spent long ago, or with a card that nobody shows now.
        public async Task<HeldSeats> Of(KiteDb db, Remembered before)
        {
            var there = Days.Select(d => (d.SeatId, d.Day)).ToHashSet();
            var days = new List<SeatDay>(Days);
            foreach (var paid in before.Seats.Distinct().Where(s => !there.Contains(s))
                .GroupBy(s => s.Seat, s => s.Day))
            {
                var asked = paid.ToArray();
                days.AddRange(await db.SeatDays.AsNoTracking()
                    .Where(d => d.SeatId == paid.Key && asked.Contains(d.Day)).ToListAsync());
            }
            return new(Limits, days);
        }
    }
}
