using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Makes everyone's search words anew when a new version of Kite makes them otherwise: whole or
/// not at all, and by one process only.
/// </summary>
public sealed class RenewTokens(KiteDb db)
{
    /// <summary>Goes up by one whenever a customer's tokens come out otherwise.</summary>
    internal const int Version = 2;

    private const string Counted = "search-tokens";
    private const int AtOnce = 5_000;

    public async Task Run(CancellationToken cancel)
    {
        if (await Counter.LastOf(db, Counted, cancel) == Version) return;

        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        // To take none is to wait until whoever is at it has done.
        var made = await Counter.Take(db, Counted, 0, cancel) - 1;
        if (made == Version) return;

        var after = 0L;
        while (await Next(after, cancel) is { } last) after = last;
        await Counter.Take(db, Counted, (int)(Version - made), cancel);
        await whole.CommitAsync(cancel);
    }

    private async Task<long?> Next(long after, CancellationToken cancel)
    {
        var customers = await db.Customers.AsNoTracking()
            .Where(c => c.Number > after)
            .OrderBy(c => c.Number).Take(AtOnce).ToListAsync(cancel);
        if (customers.Count == 0) return null;

        var ids = customers.ConvertAll(c => c.Id);
        var others = await db.Findables(ids, cancel);
        await db.SearchTokens.Where(t => ids.Contains(t.CustomerId)).ExecuteDeleteAsync(cancel);
        await BulkWriter.Write(
            db, customers.SelectMany(c => Tokens.Of(c, others[c.Id])).ToList(), cancel);
        db.ChangeTracker.Clear();
        return customers[^1].Number;
    }
}
