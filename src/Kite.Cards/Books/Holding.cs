using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>The purses that a batch holds, and what must be known of them to decide.</summary>
internal sealed class Holding
{
    private readonly Dictionary<Guid, OpenPurse> purses;
    private readonly Dictionary<string, (ValueKey Key, Transaction Transaction)> known;
    private readonly Dictionary<Guid, Card> cards;
    private readonly Dictionary<(Guid Purse, int Lot), Lot> kept;
    private readonly HashSet<Guid> changed = [];
    private readonly HeldSeats seats;

    private Holding(
        Dictionary<Guid, OpenPurse> purses,
        Dictionary<string, (ValueKey Key, Transaction Transaction)> known,
        Remembered before,
        Dictionary<Guid, Card> cards,
        HeldSeats seats)
    {
        (this.purses, this.known, Before) = (purses, known, before);
        (this.cards, this.seats) = (cards, seats);
        kept = purses.Values.SelectMany(p => p.Lots).ToDictionary(l => (l.PurseId, l.Number));
    }

    public IReadOnlyDictionary<Guid, OpenPurse> Purses => purses;

    public Remembered Before { get; }

    public LimitsUsed Limits => seats.Used;

    /// <summary>The end of the books, held; its stamp is that of the next transaction.</summary>
    public required BooksHead Head { get; init; }

    /// <summary>The laws as they are set down, with whose card opens which purse.</summary>
    public required LawBook Laws { get; init; }

    public static async Task<Holding> Of(KiteDb db, TimeProvider clock, List<Order> orders)
    {
        Guid[] ids = [.. orders.SelectMany(o => o.Deed.Purses).Distinct()];
        Guid[] used = [.. orders.SelectMany(o => o.Uses).Select(u => u.CardId).Distinct()];
        string[] keys = [.. orders.Select(o => o.Key).OfType<string>()];
        var asked = new QuestionsTogether(db);
        // Held first: what is read afterwards cannot be changed by anyone else any more.
        var rows = asked.Hold(db, ids);
        var head = asked.HoldHead(db);
        var answered = asked.AddRows<ValueKey>("key", keys);
        // Empty lots are of no use but to those that something is given back to.
        var lots = asked.AddRows<Lot>(
            "purse_id", ids,
            "AND (principal_left_coins > 0 OR bonus_left_coins > 0 OR points_left > 0)");
        var shown = asked.AddRows<Card>("id", used);
        // Whose a purse is decides what the law asks of it. Of a company's account the cards are
        // many, and say no more than the account.
        var owners = asked.AddRows<Card>("purse_id", ids, "AND account_number IS NULL");
        var accounts = asked.AddRows<CompanyAccount>("purse_id", ids);
        var laws = asked.AddAll<LawVersion>();
        var asking = HeldSeats.Ask(asked, orders, clock);
        await asked.Ask(default);

        var opened = orders.Select(o => o.Opens).OfType<Opened>().ToList();
        var before = await Recall.Of(db, orders);
        var inThem = lots.Concat(await Emptied(db, before))
            .DistinctBy(l => (l.PurseId, l.Number)).ToLookup(l => l.PurseId);
        return new(
            rows.Concat(opened.Select(o => o.Purse))
                .ToDictionary(p => p.Id, p => OpenPurse.Of(p, inThem[p.Id])),
            await Known(db, answered), before,
            shown.Concat(opened.Select(o => o.Card)).ToDictionary(c => c.Id),
            await asking.Of(db, before))
        {
            Head = Stamped(head[0], clock),
            Laws = new(laws, owners.Concat(opened.Select(o => o.Card)), accounts),
        };
    }

    private static BooksHead Stamped(BooksHead last, TimeProvider clock)
    {
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
        seats.Keep(draft.Limits);
    }

    /// <summary>What has changed of them, to be written with all else.</summary>
    public void Write(RowsTogether rows)
    {
        var all = changed.Order().Select(id => purses[id]).ToList();
        var lots = all.SelectMany(p => p.Lots).ToLookup(
            l => kept.TryGetValue((l.PurseId, l.Number), out var was)
                ? ReferenceEquals(was, l) ? Lasting.AsItWas : Lasting.Changed
                : Lasting.New);
        rows.Change(all.ConvertAll(p => p.Purse))
            .Change([.. lots[Lasting.Changed]])
            .Add([.. lots[Lasting.New]]);
        seats.Write(rows);
    }

    private enum Lasting
    {
        New,
        Changed,
        AsItWas,
    }

    private static async Task<Dictionary<string, (ValueKey, Transaction)>> Known(
        KiteDb db, IReadOnlyList<ValueKey> answered)
    {
        if (answered.Count == 0) return [];
        var (purses, ids) = (
            answered.Select(k => k.PurseId).ToArray(),
            answered.Select(k => k.TransactionId).ToArray());
        var told = await db.Transactions.AsNoTracking()
            .Where(t => purses.Contains(t.PurseId) && ids.Contains(t.Id))
            .ToDictionaryAsync(t => (t.PurseId, t.Id));
        return answered.ToDictionary(
            k => k.Key, k => (k, told[(k.PurseId, k.TransactionId)]), StringComparer.Ordinal);
    }

    private static async Task<List<Lot>> Emptied(KiteDb db, Remembered before)
    {
        var read = new List<Lot>();
        foreach (var used in before.Lots.ToLookup(l => l.Purse, l => l.Lot))
        {
            var numbers = used.Distinct().ToArray();
            read.AddRange(await db.Lots.AsNoTracking()
                .Where(l => l.PurseId == used.Key && numbers.Contains(l.Number))
                .ToListAsync());
        }
        return read;
    }
}
