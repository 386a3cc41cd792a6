using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>Reads what happened before, for those who are to be decided.</summary>
internal static class Recall
{
    public static async Task<Remembered> Of(KiteDb db, List<Order> orders)
    {
        Guid[] given = [.. orders.SelectMany(o => o.Deed.Refunds).Distinct()];
        var asked = orders.SelectMany(o => o.Deed.Purchases).Distinct().ToList();
        var moved = given.Length == 0 ? [] : await Moved(db, given);
        return new(
            Before(
                moved, TransactionKind.Payment,
                (p, lines, refunds) => PaidBefore.Of(
                    p.Entry.PurseId, lines, refunds, p.By, p.Day)),
            Before(
                moved, TransactionKind.Redemption,
                (r, lines, refunds) => RedeemedBefore.Of(r.Entry.PurseId, lines, refunds)),
            await Purchases(db, asked),
            await Lapsed(db, [.. orders.SelectMany(o => o.Deed.Lapsed).Distinct()]));
    }

    // What lapsed less what was given back of it.
    private static async Task<Dictionary<Guid, Share>> Lapsed(KiteDb db, Guid[] purses)
    {
        if (purses.Length == 0) return [];
        var sums = await db.Transactions.AsNoTracking()
            .Where(t => purses.Contains(t.PurseId) && (t.Kind == TransactionKind.Lapse
                || t.Kind == TransactionKind.Reactivation))
            .GroupBy(t => t.PurseId)
            .Select(g => new
            {
                g.Key,
                Principal = g.Sum(t => t.PrincipalCoins),
                Bonus = g.Sum(t => t.BonusCoins),
            })
            .ToDictionaryAsync(s => s.Key, s => new Share(-s.Principal, -s.Bonus));
        return purses.ToDictionary(p => p, p => sums.GetValueOrDefault(p));
    }

    private sealed record Line(
        Guid Id, Guid? RefundsId, TransactionKind Kind, DateOnly Day, Guid? CardId, Guid? SeatId,
        Entry Entry)
    {
        public CardUsed? By => CardId is { } card
            ? new(card, Entry.PurseId, CardUse.GiveBack) { SeatId = SeatId }
            : null;
    }

    // The first lines of what was paid or redeemed, and those of all that came back of it.
    private static Task<List<Line>> Moved(KiteDb db, Guid[] given)
    {
        var entries = db.Entries;
        return db.Transactions.AsNoTracking()
            .Where(t => given.Contains(t.Id) || given.Contains(t.RefundsId!.Value))
            .SelectMany(
                t => entries.Where(e => e.PurseId == t.PurseId && e.TransactionId == t.Id),
                (t, e) => new Line(
                    t.Id, t.RefundsId, t.Kind, t.Day, t.CardId, t.SeatId, e))
            .ToListAsync();
    }

    private static Dictionary<Guid, T> Before<T>(
        List<Line> moved, TransactionKind kind,
        Func<Line, IEnumerable<Entry>, IReadOnlyCollection<Entry>, T> made) => moved
        .Where(l => l.Kind == kind).OrderBy(l => l.Entry.Line).GroupBy(l => l.Id)
        .ToDictionary(
            p => p.Key,
            p => made(
                p.First(), p.Select(l => l.Entry),
                [.. moved.Where(l => l.RefundsId == p.Key).Select(l => l.Entry)]));

    private static async Task<List<PointPurchase>> Purchases(
        KiteDb db, List<PurchasesAsked> asked)
    {
        var read = new List<PointPurchase>();
        var rows = db.PointPurchases.AsNoTracking();
        foreach (var purse in asked.GroupBy(a => a.PurseId))
        {
            var since = purse.Min(a => a.Since) ?? DateOnly.MaxValue;
            Guid?[] sales = [.. purse.Where(a => a.Sale is not null).Select(a => a.Sale)];
            read.AddRange(await rows
                .Where(p => p.PurseId == purse.Key
                    && (p.Day >= since || sales.Contains(p.TransactionId)
                        || sales.Contains(p.OfId)))
                .ToListAsync());
        }
        return read;
    }
}
