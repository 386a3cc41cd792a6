using System.Diagnostics;
using Kite.Customers;
using Kite.Importing;
using Kite.Sales;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests.Importing;

/// <summary>An import by the real command line that somebody keeps killing.</summary>
internal sealed class KilledImport(CommandLine kite, string file, string map)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan AStep = TimeSpan.FromMilliseconds(30);

    private string[] Words => ["import", "purchases", file, "--map", map];

    /// <summary>
    /// Starts or resumes, waits until so many rows are in the books, one batch more than before
    /// at least, and a little longer, and kills; answers how it stood then. For row 0 it waits
    /// until the import is asked for, for none not at all.
    /// </summary>
    public async Task<string> KillAt(long? row, TimeSpan later)
    {
        var before = await Reached();
        await using var running = kite.Start(Words);
        var since = Stopwatch.StartNew();
        // It is held still while one looks, or a busy machine would let it run to its end.
        while (row is { } mark && !running.IsOver && !await Has(mark, before))
        {
            if (since.Elapsed > Patience) throw new TimeoutException($"{row}: {running.Said}");
            running.GoOn();
            await Task.Delay(AStep);
            running.HoldStill();
        }
        running.GoOn();
        await Task.Delay(later);
        var itself = running.IsOver ? $", had ended by itself: {running.Said.Trim()}" : "";
        await running.Kill();
        return $"row {row?.ToString() ?? "-"} and {later.TotalMilliseconds:0} ms: from {before} to "
            + $"{await Reached()}{itself}";
    }

    public Task<string> Finish() => kite.Do(Words);

    public Task<List<Import>> Imports() => kite.Look(
        db => db.Set<Import>().AsNoTracking().OrderBy(i => i.Number).ToListAsync());

    public Task<int> RefusedRows(Guid import) => kite.Look(
        db => db.Set<RefusedRow>().CountAsync(r => r.ImportId == import));

    /// <summary>Every purchase in the books, as the file tells it.</summary>
    public Task<List<string>> Told() => kite.Look(async db =>
    {
        var keys = await db.Set<CustomerKey>().AsNoTracking()
            .ToDictionaryAsync(k => k.CustomerId, k => k.Key);
        var purchases = await db.Set<Purchase>().AsNoTracking().ToListAsync();
        return purchases
            .Select(p => TillRoll.Purchase(
                keys[p.CustomerId], p.Day, p.NetCoins, p.Items,
                p.Reference is ['#', ..] ? "" : p.Reference))
            .Order(StringComparer.Ordinal)
            .ToList();
    });

    public Task<int> Customers() => kite.Look(
        db => db.Set<Customer>().CountAsync(c => c.Source == "roll"));

    private async Task<bool> Has(long row, long before) => row == 0
        ? (await Imports()).Exists(i => i.IsAsked)
        : await Reached() >= Math.Max(row, before + 1);

    private Task<long> Reached() => kite.Look(
        async db => await db.Set<Import>().MaxAsync(i => (long?)i.LastRow) ?? 0);
}
