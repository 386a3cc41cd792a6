using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>The purses that a batch holds, and what must be known of them to decide.</summary>
internal sealed class Holding
{
    private readonly Dictionary<Guid, OpenPurse> purses;
    private readonly Dictionary<string, (ValueKey Key, Transaction Transaction)> known;
    private readonly Dictionary<Guid, Card> cards;
    private readonly HashSet<(Guid Purse, int Lot)> kept;
    private readonly HashSet<Guid> changed = [];

    private Holding(
        Dictionary<Guid, OpenPurse> purses,
        Dictionary<string, (ValueKey Key, Transaction Transaction)> known,
        Remembered before,
        Dictionary<Guid, Card> cards)
    {
        (this.purses, this.known, Before, this.cards) = (purses, known, before, cards);
        kept = [.. purses.Values.SelectMany(p => p.Lots).Select(l => (l.PurseId, l.Number))];
    }

    public IReadOnlyDictionary<Guid, OpenPurse> Purses => purses;

    public Remembered Before { get; }

    public static async Task<Holding> Of(KiteDb db, List<Order> orders)
    {
        // Held first: what is read afterwards cannot be changed by anyone else any more.
        var rows = await PurseRows.Hold(db, [.. orders.SelectMany(o => o.Deed.Purses)]);
        var answered = await Known(db, [.. orders.Select(o => o.Key).OfType<string>()]);
        var before = await Recall.Of(db, orders);
        var lots = await Lots(db, [.. rows.Select(p => p.Id)], before);
        Guid[] used = [.. orders.SelectMany(o => o.Uses).Select(u => u.CardId).Distinct()];
        var shown = used.Length == 0
            ? []
            : await db.Cards.AsNoTracking().Where(c => used.Contains(c.Id)).ToListAsync();
        return new(
            rows.ToDictionary(p => p.Id, p => OpenPurse.Of(p, lots[p.Id])), answered, before,
            shown.ToDictionary(c => c.Id));
    }

    /// <summary>The end of the books, held; its stamp is that of the next transaction.</summary>
    public static async Task<BooksHead> Head(KiteDb db, TimeProvider clock)
    {
        var last = await PurseRows.HoldHead(db);
        // Whole microseconds: what PostgreSQL keeps is what SQLite keeps.
        var now = clock.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        var next = last.At.AddMicroseconds(1);
        return new() { Position = last.Position, At = now > next ? now : next };
    }

    /// <summary>The first answer to this key, where it was used; null where it is new.</summary>
    public Result<Posted>? Known(Order order)
    {
        if (order.Key is null || !known.TryGetValue(order.Key, out var first)) return null;
        return first.Key.RequestHash.AsSpan().SequenceEqual(order.Hash())
            ? new Posted(first.Transaction, IsReplay: true)
            : new KeyWasUsedForAnother(order.Key);
    }

    /// <summary>
    /// Why one of the cards cannot be used so; null where all can. Who freezes a card holds its
    /// purse, too: what is seen here stays so until the commit.
    /// </summary>
    public Refusal? Stopped(Order order) => order.Uses
        .Select(u => cards[u.CardId].Stops(u.Use))
        .FirstOrDefault(no => no is not null);

    /// <summary>What was decided holds for those who are decided next.</summary>
    public void Keep(Draft draft)
    {
        foreach (var (id, purse) in draft.Afterwards)
        {
            purses[id] = purse;
            changed.Add(id);
        }
        Before.Keep(draft.Postings);
    }

    public async Task Write(KiteDb db)
    {
        var all = changed.Order().Select(id => purses[id]).ToList();
        await PurseRows.Write(db, all.ConvertAll(p => p.Purse));
        var lots = all.SelectMany(p => p.Lots).ToLookup(
            l => kept.Contains((l.PurseId, l.Number)));
        await PurseRows.Write(db, [.. lots[true]]);
        await BulkWriter.Write(db, [.. lots[false]], default);
    }

    private static async Task<Dictionary<string, (ValueKey, Transaction)>> Known(
        KiteDb db, string[] keys)
    {
        if (keys.Length == 0) return [];
        var transactions = db.Transactions;
        var read = await db.ValueKeys.AsNoTracking().Where(k => keys.Contains(k.Key))
            .Join(
                transactions.AsNoTracking(),
                k => new { k.PurseId, Id = k.TransactionId },
                t => new { t.PurseId, t.Id },
                (k, t) => new { Key = k, Transaction = t })
            .ToListAsync();
        return read.ToDictionary(
            r => r.Key.Key, r => (r.Key, r.Transaction), StringComparer.Ordinal);
    }

    // Empty lots are of no use but to those that something is given back to.
    private static async Task<ILookup<Guid, Lot>> Lots(
        KiteDb db, Guid[] purses, Remembered before)
    {
        var lots = db.Lots.AsNoTracking();
        var read = await lots
            .Where(l => purses.Contains(l.PurseId)
                && (l.PrincipalLeftCoins > 0 || l.BonusLeftCoins > 0 || l.PointsLeft > 0))
            .ToListAsync();
        foreach (var used in before.Lots.ToLookup(l => l.Purse, l => l.Lot))
        {
            var numbers = used.Distinct().ToArray();
            read.AddRange(await lots
                .Where(l => l.PurseId == used.Key && numbers.Contains(l.Number))
                .ToListAsync());
        }
        return read.DistinctBy(l => (l.PurseId, l.Number)).ToLookup(l => l.PurseId);
    }
}
