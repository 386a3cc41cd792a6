using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>
/// Numbers without gaps. The row stays locked until the transaction ends, so numbers become
/// visible in their order and a reader can never step over one that is still on its way.
/// </summary>
public sealed class Counter
{
    public const string Customers = "customers";
    public const string Purchases = "purchases";
    public const string Stores = "stores";
    public const string Tills = "tills";
    public const string Shifts = "shifts";
    public const string Checkouts = "checkouts";
    public const string Refunds = "refunds";
    public const string Products = "products";
    public const string StockSlips = "stock_slips";

    public string Name { get; init; } = "";
    public long Last { get; init; }

    /// <summary>Takes <paramref name="count"/> numbers; answers the first of them.</summary>
    public static async Task<long> Take(
        KiteDb db, string name, int count, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("Numbers are taken inside a transaction.");

        var last = await db.Ask(
            $"""
            INSERT INTO counters (name, last) VALUES ({name}, {count})
            ON CONFLICT (name) DO UPDATE SET last = counters.last + {count}
            RETURNING last
            """,
            row => row.GetInt64(0), cancel);
        return last[0] - count + 1;
    }

    /// <summary>The last number given out; 0 when none was.</summary>
    public static async Task<long> LastOf(KiteDb db, string name, CancellationToken cancel) =>
        await db.Set<Counter>().Where(c => c.Name == name)
            .Select(c => (long?)c.Last).SingleOrDefaultAsync(cancel) ?? 0;
}
