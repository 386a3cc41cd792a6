using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Compares every customer with those who share something, a page at a time. What a killed
/// process left half-way goes on at the page it had reached.
/// </summary>
internal sealed class CompareAll(KiteDb db, PairBook book, TimeProvider clock)
{
    internal const int PageSize = 500;

    private const string TurnName = "duplicates";

    // The quiet hours of the business's own clock.
    private static readonly TimeSpan From = TimeSpan.FromHours(2);
    private static readonly TimeSpan To = TimeSpan.FromHours(6);

    public async Task RunWhenDue(CancellationToken cancel)
    {
        var business = await db.BusinessAsync(cancel);
        var today = business.Today(clock);
        var since = clock.GetUtcNow() - business.Begins(today);
        var last = await db.DuplicateScans.AsNoTracking().SingleOrDefaultAsync(cancel);
        var isHalfDone = last is { EndedAt: null };
        if (isHalfDone || (since >= From && since < To && last?.Night != today))
            await Run(today, cancel);
    }

    /// <summary>Answers how many pairs are new; null while another process compares.</summary>
    public async Task<int?> Run(DateOnly night, CancellationToken cancel)
    {
        if (await Turn.Try(db, TurnName, clock, cancel) is not { } turn) return null;

        var found = 0;
        try
        {
            var scan = await Begin(night, cancel);
            while (await NextPage(scan, turn, cancel) is { } more) found += more;
        }
        finally
        {
            await turn.Release(db, CancellationToken.None);
        }
        return found;
    }

    private async Task<DuplicateScan> Begin(DateOnly night, CancellationToken cancel)
    {
        var scan = await db.DuplicateScans.SingleOrDefaultAsync(cancel);
        if (scan is null) db.Add(scan = new());
        if (scan.Night != night || scan.EndedAt is not null)
            (scan.Night, scan.Reached, scan.EndedAt) = (night, 0, null);
        await db.SaveChangesAsync(cancel);
        return scan;
    }

    private async Task<int?> NextPage(DuplicateScan scan, Turn turn, CancellationToken cancel)
    {
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        db.ChangeTracker.Clear();
        db.Attach(scan);
        var page = await db.Customers.AsNoTracking()
            .Where(c => c.Number > scan.Reached && c.MergedInto == null)
            .OrderBy(c => c.Number)
            .Take(PageSize)
            .ToListAsync(cancel);
        var found = page.Count == 0 ? 0 : await book.Compare(page, cancel);
        if (page.Count > 0) scan.Reached = page[^1].Number;
        else scan.EndedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancel);
        if (!await turn.Renew(db, cancel)) return null;

        await whole.CommitAsync(cancel);
        return page.Count == 0 ? null : found;
    }
}
