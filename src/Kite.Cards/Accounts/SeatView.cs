using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// A card's place on a company account: who carries it, what it may spend, what it has spent and
/// what is left by its limits.
/// </summary>
public sealed record SeatView(long Account, string Name, long Company)
{
    public long? HolderNumber { get; init; }

    /// <summary>The holder's name; hidden from who may not see names.</summary>
    public string? Holder { get; init; }

    /// <summary>The most it may pay for one bill, on one day and in one month; nothing where
    /// there is no limit.</summary>
    public Money? PerPurchase { get; init; }
    public Money? PerDay { get; init; }
    public Money? PerMonth { get; init; }
    public bool MaySpendPoints { get; init; }

    /// <summary>The number of the limits that hold: 1, 2, 3 …</summary>
    public int Limits { get; init; }

    /// <summary>What it spent on this business day and in this month, less what came back.
    /// </summary>
    public Money SpentToday { get; init; }
    public Money SpentThisMonth { get; init; }

    /// <summary>What its limits leave for the next bill; nothing where there are none.</summary>
    public Money? Left { get; init; }

    internal Refusal? Stops(Money wanted) => new SeatLimits
    {
        PurchaseCoins = PerPurchase?.Coins, DayCoins = PerDay?.Coins, MonthCoins = PerMonth?.Coins,
    }.Stops(
        wanted.Coins, new(0, SpentToday.Coins, SpentThisMonth.Coins),
        coins => new(coins, wanted.Currency));

    internal static SeatView Of(
        CompanyAccount account, Seat seat, SeatLimits limits, SeatSpent spent, Currency money,
        bool isNamed) => new(account.Number, account.Name, account.CustomerNumber)
        {
            HolderNumber = seat.HolderNumber,
            Holder = isNamed && seat.HolderName.Length > 0 ? seat.HolderName : null,
            PerPurchase = Of(limits.PurchaseCoins, money),
            PerDay = Of(limits.DayCoins, money),
            PerMonth = Of(limits.MonthCoins, money),
            MaySpendPoints = limits.MaySpendPoints,
            Limits = limits.Number,
            SpentToday = new(spent.Day, money),
            SpentThisMonth = new(spent.Month, money),
            Left = Of(limits.Left(new(0, spent.Day, spent.Month)), money),
        };

    private static Money? Of(long? coins, Currency money) =>
        coins is { } some ? new Money(some, money) : null;
}

/// <summary>What a card has spent on a day and in the month of that day.</summary>
internal sealed record SeatSpent(long Day, long Month);

/// <summary>Reads what cards of company accounts may spend and have spent.</summary>
internal static class SeatsInBooks
{
    extension(KiteDb db)
    {
        /// <summary>The seats of these cards, as they are on the business's day.</summary>
        public async Task<Dictionary<Guid, SeatView>> SeatsOf(
            Asker asker, IReadOnlyList<Card> cards, TimeProvider clock, CancellationToken cancel)
        {
            Guid[] ids = [.. cards.Select(c => c.SeatId).OfType<Guid>().Distinct()];
            if (ids.Length == 0) return [];

            var today = (await db.BusinessAsync(cancel)).Today(clock);
            return await db.SeatsOn(today, ids, asker.May(May.ReadPersonal), cancel);
        }

        /// <summary>These seats, as they are on this day.</summary>
        public async Task<Dictionary<Guid, SeatView>> SeatsOn(
            DateOnly day, Guid[] ids, bool isNamed, CancellationToken cancel)
        {
            var (accounts, kinds) = (db.CompanyAccounts, db.CardKinds);
            var (limits, days) = (db.SeatLimits, db.SeatDays);
            var first = day.AddDays(1 - day.Day);
            var last = first.AddMonths(1).AddDays(-1);
            var read = await db.Seats.AsNoTracking().Where(s => ids.Contains(s.Id))
                .Join(accounts, s => s.AccountId, a => a.Id, (Seat, Of) => new { Seat, Of })
                .Join(kinds, s => s.Of.KindId, k => k.Id, (s, k) => new
                {
                    s.Seat,
                    s.Of,
                    k.Currency,
                    Limits = limits.Where(l => l.SeatId == s.Seat.Id)
                        .OrderByDescending(l => l.Number).First(),
                    Today = days.Where(d => d.SeatId == s.Seat.Id && d.Day == day)
                        .Sum(d => d.Coins),
                    Month = days
                        .Where(d => d.SeatId == s.Seat.Id && d.Day >= first && d.Day <= last)
                        .Sum(d => d.Coins),
                })
                .ToListAsync(cancel);
            return read.ToDictionary(
                r => r.Seat.Id,
                r => SeatView.Of(
                    r.Of, r.Seat, r.Limits, new(r.Today, r.Month), Currency.Of(r.Currency),
                    isNamed));
        }
    }
}
