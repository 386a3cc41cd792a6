using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// Orders that share a commit: their purses are held in one order, each is decided by what is in
/// them, and what all of them post is written at once.
/// </summary>
internal sealed class Batch(KiteDb db, TimeProvider clock)
{
    private readonly List<Transaction> transactions = [];
    private readonly List<Entry> entries = [];
    private readonly List<ValueKey> keys = [];
    private readonly List<Posting> postings = [];
    private readonly List<Identified> identified = [];

    public async Task<List<Result<Posted>>> Post(List<Order> orders)
    {
        await using var whole = await db.Database.BeginTransactionAsync();
        var held = await Holding.Of(db, clock, orders);
        var head = held.Head;
        await Hurry(orders);
        var answers = new List<Result<Posted>>(orders.Count);
        foreach (var order in orders)
            answers.Add(held.Known(order) ?? await Decided(order, held, head));
        if (transactions.Count == 0) return answers;

        var rows = new RowsTogether(db);
        held.Write(rows);
        rows.Add(transactions).Add(entries).Add(keys).Add(identified);
        PointRows.Write(rows, postings);
        await rows.Change(After(head)).Write(default);
        await whole.CommitAsync();
        return answers;
    }

    private async Task<Result<Posted>> Decided(Order order, Holding held, BooksHead head)
    {
        if (held.Stopped(order) is { } stopped) return stopped;

        // Each a microsecond after the one before: the order can be told by the stamp alone.
        var day = order.Store.BusinessDay.Of(StampOf(head, transactions.Count));
        var draft = new Draft(held.Purses, day, held.Before, held.Laws)
        {
            Uses = order.Uses,
            Limits = new(held.Limits),
        };
        if (draft.Do(order.Deed) is { } no) return no;
        if (LawOfDraft.Stops(draft, held.Purses) is { } unlawful) return unlawful;
        var known = await MadeSure.Of(db, order, draft, held.Laws);
        if (known.Refusal is { } nobody) return nobody;

        var count = transactions.Count;
        var records = draft.Postings.Select((posting, i) => order.Record(
            posting, head.Position + count + i + 1, StampOf(head, count + i), day)).ToList();
        var told = records.Find(t => t.Id == draft.Told!.Id)!;
        if (await Along(order, new(told, records)) is { } unfit) return unfit;

        transactions.AddRange(records);
        entries.AddRange(draft.Postings.SelectMany(p => p.Entries));
        identified.AddRange(known.Value.Who.Select(who => new Identified
        {
            PurseId = told.PurseId, TransactionId = told.Id, CustomerNumber = who,
        }));
        postings.AddRange(draft.Postings);
        held.Keep(draft);
        if (order.Key is { } key)
        {
            keys.Add(new()
            {
                Key = key,
                RequestHash = order.Hash(),
                PurseId = told.PurseId,
                TransactionId = told.Id,
            });
        }
        return new Posted(told, IsReplay: false);
    }

    // What goes along is written at once, and taken back where it refuses: companions stay.
    private async Task<Refusal?> Along(Order order, Moved moved)
    {
        if (order.Alongside is not { } work) return null;

        const string before = "before_order";
        var whole = db.Database.CurrentTransaction!;
        await whole.CreateSavepointAsync(before);
        if (await work(db, moved) is not { } no)
        {
            await whole.ReleaseSavepointAsync(before);
            return null;
        }
        await whole.RollbackToSavepointAsync(before);
        db.ChangeTracker.Clear();
        return no;
    }

    // Rows that several orders need together may be held by someone who waits for another of
    // them: the batch gives way, and each of them is tried alone.
    private Task Hurry(List<Order> orders) =>
        db.IsPostgres && orders.Count > 1 && orders.Exists(o => o.Alongside is not null)
            ? db.Database.ExecuteSqlAsync($"SET LOCAL lock_timeout = '400ms'")
            : Task.CompletedTask;

    private static DateTimeOffset StampOf(BooksHead head, int count) =>
        head.At.AddMicroseconds(count);

    private BooksHead After(BooksHead head) =>
        new() { Position = head.Position + transactions.Count, At = transactions[^1].At };
}
