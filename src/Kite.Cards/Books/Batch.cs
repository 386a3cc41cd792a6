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

    public async Task<List<Result<Posted>>> Post(List<Order> orders)
    {
        await using var whole = await db.Database.BeginTransactionAsync();
        var held = await Holding.Of(db, orders);
        var head = await Holding.Head(db, clock);
        var answers = orders.ConvertAll(
            order => held.Known(order) ?? Decided(order, held, head));
        if (transactions.Count == 0) return answers;

        await held.Write(db);
        await BulkWriter.Write(db, transactions, default);
        await BulkWriter.Write(db, entries, default);
        await BulkWriter.Write(db, keys, default);
        await PointRows.Write(db, postings);
        await Head(head);
        await whole.CommitAsync();
        return answers;
    }

    private Result<Posted> Decided(Order order, Holding held, BooksHead head)
    {
        if (held.Stopped(order) is { } stopped) return stopped;

        // Each a microsecond after the one before: the order can be told by the stamp alone.
        var day = order.Store.BusinessDay.Of(StampOf(head, transactions.Count));
        var draft = new Draft(held.Purses, day, held.Before);
        if (order.Deed.Do(draft) is { } no) return no;

        foreach (var posting in draft.Postings)
        {
            var count = transactions.Count;
            transactions.Add(
                order.Record(posting, head.Position + count + 1, StampOf(head, count), day));
            entries.AddRange(posting.Entries);
            postings.Add(posting);
        }
        held.Keep(draft);
        var told = transactions.FindLast(t => t.Id == draft.Told!.Id)!;
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

    private static DateTimeOffset StampOf(BooksHead head, int count) =>
        head.At.AddMicroseconds(count);

    private Task Head(BooksHead head)
    {
        var (position, at) = (head.Position + transactions.Count, transactions[^1].At);
        return db.BooksHeads.ExecuteUpdateAsync(set => set
            .SetProperty(h => h.Position, position).SetProperty(h => h.At, at));
    }
}
