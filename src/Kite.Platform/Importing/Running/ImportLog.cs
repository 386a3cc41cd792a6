using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Kite.Importing;

/// <summary>Writes down where an import has come to.</summary>
internal static class ImportLog
{
    /// <summary>How far the rows are, in the transaction that wrote them.</summary>
    public static Task Progress(
        KiteDb db, Guid import, ImportFigures f, long bytes, CancellationToken cancel) =>
        db.Imports.Where(i => i.Id == import).ExecuteUpdateAsync(
            set => set
                .SetProperty(i => i.RowsRead, f.Read)
                .SetProperty(i => i.RowsAdded, f.Added)
                .SetProperty(i => i.RowsKnown, f.Known)
                .SetProperty(i => i.RowsRefused, f.Refused)
                .SetProperty(i => i.RowsChanged, f.Changed)
                .SetProperty(i => i.NewCustomers, f.NewCustomers)
                .SetProperty(i => i.AddedCoins, f.AddedCoins)
                .SetProperty(i => i.BytesDone, bytes),
            cancel);

    public static Task Reached(
        KiteDb db, Guid import, ImportBatch batch, bool settled, CancellationToken cancel) =>
        db.Imports.Where(i => i.Id == import).ExecuteUpdateAsync(
            set => set
                .SetProperty(i => i.LastRow, batch.LastRow)
                .SetProperty(i => i.Batches, batch.Number)
                .SetProperty(i => i.SettledCurrency, i => i.SettledCurrency || settled),
            cancel);

    /// <summary>The work has come to an end of some kind.</summary>
    public static Task End(
        KiteDb db, Guid import, ImportState state, TimeProvider clock, CancellationToken cancel)
    {
        var at = clock.GetUtcNow();
        return db.Imports.Where(i => i.Id == import).ExecuteUpdateAsync(
            set => set
                .SetProperty(i => i.State, state)
                .SetProperty(i => i.StopAsked, false)
                .SetProperty(i => i.EndedAt, at)
                .SetProperty(i => i.Version, i => i.Version + 1),
            cancel);
    }

    /// <summary>It broke off, and this is why.</summary>
    public static async Task<bool> Fail(KiteDb db, Guid id, Refusal why, TimeProvider clock)
    {
        var import = await db.Imports.SingleAsync(i => i.Id == id);
        if (!import.IsAsked) return false;

        db.For(import.Starter);
        import.State = import.State switch
        {
            ImportState.Undoing => ImportState.HalfUndone,
            ImportState.Trying => ImportState.Ready,
            _ => ImportState.Failed,
        };
        import.Failure = KeptRefusal.Write(KeptRefusal.Of(why));
        import.EndedAt = clock.GetUtcNow();
        import.StopAsked = false;
        import.Version++;
        await db.SaveChangesAsync();
        return true;
    }

    public static JsonObject Told(Stretch rows, BatchPlan plan, ImportBatch batch) => new()
    {
        ["firstRow"] = batch.FirstRow,
        ["lastRow"] = batch.LastRow,
        ["added"] = plan.Added,
        ["known"] = plan.Known,
        ["changed"] = plan.Changed,
        ["refused"] = rows.AllRefused.LongCount(),
        ["newCustomers"] = plan.NewCustomers,
        ["addedCoins"] = plan.AddedCoins,
        ["firstPosition"] = batch.FirstPosition,
        ["lastPosition"] = batch.LastPosition,
    };
}
