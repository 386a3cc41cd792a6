using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>One thing of a past receipt, with what it cost before any strategy, as far as that
/// is known.</summary>
public readonly record struct PastLine(string Code, long Thousandths, long ListCoins);

/// <summary>
/// A purchase as it was, read to be gone through again. Of bills of Kite's own tills it is known
/// what each thing cost before strategies and what was paid from the balance of a card; of all
/// others, what was paid.
/// </summary>
public sealed class PastReceipt
{
    public Guid CustomerId { get; init; }
    public Guid Id { get; init; }

    /// <summary>Below one for a store's unnamed buyers.</summary>
    public long CustomerNumber { get; init; }
    public int StoreNumber { get; init; }
    public DateOnly Day { get; init; }
    public DateTimeOffset? At { get; init; }
    public long NetCoins { get; init; }
    public bool IsReturn { get; init; }
    public string Currency { get; init; } = "";

    /// <summary>There is a bill of it, and with it what was asked before any strategy.</summary>
    public bool IsOwnBill { get; set; }
    internal bool IsOfTill { get; init; }
    public List<PastLine> Lines { get; } = [];

    /// <summary>What was paid from the balance of a card.</summary>
    public long BalanceCoins { get; set; }
}

/// <summary>Where someone who reads all past receipts has come to.</summary>
public sealed record PastPlace(Guid Customer, Guid Receipt)
{
    public static readonly PastPlace Beginning = new(Guid.Empty, Guid.Empty);
}

/// <summary>Which past receipts are read.</summary>
public sealed record PastQuestion(Period Period, int? Store, long LastPosition);

/// <summary>
/// Reads past receipts by key, customer after customer, a stretch at a time: whoever stops goes on
/// from the place that they had come to, and what comes into the books meanwhile is left alone.
/// </summary>
public sealed class PastReceipts(KiteDb db)
{
    /// <summary>The position of the last purchase that is in the books now.</summary>
    public Task<long> LastPosition(CancellationToken cancel) =>
        Counter.LastOf(db, Counter.Purchases, cancel);

    public Task<long> Count(PastQuestion question, CancellationToken cancel) =>
        Asked(question).LongCountAsync(cancel);

    /// <summary>The next receipts after a place, with their lines; fewer than asked for where
    /// there are no more.</summary>
    public async Task<IReadOnlyList<PastReceipt>> Next(
        PastQuestion question, PastPlace after, int most, CancellationToken cancel)
    {
        var (first, last) = (question.Period.From, question.Period.To);
        var anywhere = question.Store is null ? 1 : 0;
        var store = question.Store ?? 0;
        var (customer, receipt) = (Key(after.Customer), Key(after.Receipt));
        var (from, to) = (DayOf(first), DayOf(last));
        // By the key and by nothing else, so that every stretch costs as much as the first.
        var receipts = await db.Ask(
            $"""
            SELECT customer_id, id, customer_number, store_number, day, at, net_coins, is_return,
                currency, source
            FROM purchases
            WHERE (customer_id, id) > ({customer}, {receipt})
                AND day >= {from} AND day <= {to} AND +position <= {question.LastPosition}
                AND ({anywhere} = 1 OR store_number = {store})
            ORDER BY customer_id, id LIMIT {most}
            """,
            Read, cancel);
        if (receipts.Count == 0) return receipts;

        var byId = new Dictionary<Guid, PastReceipt>(receipts.Count);
        foreach (var one in receipts) byId[one.Id] = one;
        await FillBills(byId, cancel);
        await FillLines(byId, after, receipts[^1], cancel);
        return receipts;
    }

    private PastReceipt Read(DbDataReader row) => new()
    {
        CustomerId = db.KeyIn(row, 0),
        Id = db.KeyIn(row, 1),
        CustomerNumber = row.GetInt64(2),
        StoreNumber = row.GetInt32(3),
        Day = row.GetFieldValue<DateOnly>(4),
        At = row.IsDBNull(5) ? null
            : db.IsPostgres ? row.GetFieldValue<DateTimeOffset>(5)
            : new DateTimeOffset(row.GetInt64(5), TimeSpan.Zero),
        NetCoins = row.GetInt64(6),
        IsReturn = row.GetBoolean(7),
        Currency = row.GetString(8),
        IsOfTill = row.GetString(9) == "till",
    };

    // A purchase of a till bears the key of its bill.
    private async Task FillBills(
        Dictionary<Guid, PastReceipt> receipts, CancellationToken cancel)
    {
        var own = receipts.Values.Where(r => r.IsOfTill && !r.IsReturn).Select(r => r.Id);
        foreach (var some in own.Chunk(1_000))
        {
            var lines = await db.CheckoutLines.AsNoTracking()
                .Where(l => EF.Parameter(some).Contains(l.CheckoutId))
                .OrderBy(l => l.CheckoutId).ThenBy(l => l.Line)
                .Select(l => new { l.CheckoutId, l.Product, l.QuantityThousandths, l.AmountCoins })
                .ToListAsync(cancel);
            foreach (var line in lines)
            {
                var receipt = receipts[line.CheckoutId];
                receipt.IsOwnBill = true;
                receipt.Lines.Add(new(
                    line.Product ?? "", line.QuantityThousandths, line.AmountCoins));
            }
            var paid = await db.CheckoutTenders.AsNoTracking()
                .Where(t => EF.Parameter(some).Contains(t.CheckoutId)
                    && t.Kind == TenderKind.StoredValue)
                .GroupBy(t => t.CheckoutId)
                .Select(g => new { g.Key, Coins = g.Sum(t => t.Coins) }).ToListAsync(cancel);
            foreach (var one in paid) receipts[one.Key].BalanceCoins = one.Coins;
        }
    }

    private async Task FillLines(
        Dictionary<Guid, PastReceipt> receipts, PastPlace after, PastReceipt last,
        CancellationToken cancel)
    {
        var (customer, receipt) = (Key(after.Customer), Key(after.Receipt));
        var (lastCustomer, lastReceipt) = (Key(last.CustomerId), Key(last.Id));
        await db.Ask(
            $"""
            SELECT purchase_id, product, quantity_thousandths, net_coins FROM purchase_lines
            WHERE (customer_id, purchase_id) > ({customer}, {receipt})
                AND (customer_id, purchase_id) <= ({lastCustomer}, {lastReceipt})
            ORDER BY customer_id, purchase_id, line
            """,
            row =>
            {
                var found = receipts.GetValueOrDefault(db.KeyIn(row, 0));
                if (found is null || found.IsOwnBill) return false;

                found.Lines.Add(new(
                    row.IsDBNull(1) ? "" : row.GetString(1), row.GetInt64(2), row.GetInt64(3)));
                return true;
            },
            cancel);
    }

    private IQueryable<Purchase> Asked(PastQuestion question)
    {
        var (from, to) = (question.Period.From, question.Period.To);
        var asked = db.Purchases.AsNoTracking().Where(p =>
            p.Day >= from && p.Day <= to && p.Position <= question.LastPosition);
        return question.Store is { } store ? asked.Where(p => p.StoreNumber == store) : asked;
    }

    private object Key(Guid id) => db.IsPostgres ? id : id.ToByteArray(bigEndian: true);

    private object DayOf(DateOnly day) => db.IsPostgres
        ? day
        : day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
