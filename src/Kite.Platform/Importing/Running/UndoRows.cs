using Microsoft.EntityFrameworkCore;

namespace Kite.Importing;

/// <summary>
/// Takes back what an import brought, newest batch first, then the customers it made whom nobody
/// else needs. Each step is a transaction of its own; a killed undoing goes on where it was.
/// </summary>
internal sealed class UndoRows(
    ImportFiles files, ImportKinds kinds, Trail trail, TimeProvider clock)
{
    public async Task Run(ImportJob job, CancellationToken cancel)
    {
        var (db, import) = (job.Db, job.Import);
        var kind = kinds[import.Kind];
        var removed = import.Undone is { } begun
            ? KeptRefusal.Read<UndoneFigures>(begun)
            : new UndoneFigures(0, 0, 0, 0);
        while (await NextBatch(db, import.Id, cancel) is { } batch)
        {
            removed = await Undo(job, kind, batch, removed, cancel);
        }
        for (long? after = long.MinValue; after is { } number;)
        {
            (removed, after) = await UndoFollowers(job, kind, number, removed, cancel);
        }
        await End(job, kind, removed, cancel);
    }

    private static Task<ImportBatch?> NextBatch(KiteDb db, Guid import, CancellationToken cancel) =>
        db.ImportBatches.AsNoTracking()
            .Where(b => b.ImportId == import)
            .OrderByDescending(b => b.Number)
            .FirstOrDefaultAsync(cancel);

    private async Task<UndoneFigures> Undo(
        ImportJob job, ImportKind kind, ImportBatch batch, UndoneFigures removed,
        CancellationToken cancel)
    {
        var db = job.Db;
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await db.ImportBatches
            .Where(b => b.ImportId == batch.ImportId && b.Number == batch.Number)
            .ExecuteDeleteAsync(cancel);
        var gone = await kind.Undo(db, batch, cancel);
        removed = removed with { Removed = removed.Removed + gone };
        await Note(job, removed, cancel);
        await trail.Note(
            db,
            "import",
            batch.ImportId,
            new()
            {
                ["undoneFrom"] = batch.FirstPosition,
                ["undoneTo"] = batch.LastPosition,
                ["removed"] = gone,
            },
            cancel);
        await whole.CommitAsync(cancel);
        job.Tell(job.Import.Figures with { Added = job.Import.RowsAdded - removed.Removed }, 0);
        return removed;
    }

    private async Task<(UndoneFigures Removed, long? Reached)> UndoFollowers(
        ImportJob job, ImportKind kind, long after, UndoneFigures removed,
        CancellationToken cancel)
    {
        await using var whole = await job.Db.Database.BeginTransactionAsync(cancel);
        var piece = await kind.UndoFollowers(job.Db, job.Import, after, cancel);
        removed = removed with { CustomersRemoved = removed.CustomersRemoved + piece.Removed };
        await Note(job, removed, cancel);
        if (piece.Removed > 0)
        {
            await trail.Note(
                job.Db,
                "import",
                job.Import.Id,
                new() { ["customersRemoved"] = piece.Removed },
                cancel);
        }
        await whole.CommitAsync(cancel);
        job.Db.ChangeTracker.Clear();
        return (removed, piece.Reached);
    }

    private static async Task Note(
        ImportJob job, UndoneFigures removed, CancellationToken cancel)
    {
        var told = KeptRefusal.Write(removed);
        await job.Db.Imports.Where(i => i.Id == job.Import.Id).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.Undone, told), cancel);
        await job.HoldTurn(cancel);
    }

    private async Task End(
        ImportJob job, ImportKind kind, UndoneFigures removed, CancellationToken cancel)
    {
        var (db, import) = (job.Db, job.Import);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        var left = await kind.Leftovers(db, import, removed, cancel);
        await Note(job, left, cancel);
        await kind.Tidy(db, import.Id, cancel);
        await RefusedBook.Clear(db, import.Id, cancel);
        await db.Imports.Where(i => i.Id == import.Id).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.IsTidied, true), cancel);
        await ImportLog.End(db, import.Id, ImportState.Undone, clock, cancel);
        await trail.Note(
            db,
            "import",
            import.Id,
            new() { ["state"] = nameof(ImportState.Undone), ["kept"] = left.CustomersKept },
            cancel);
        await whole.CommitAsync(cancel);
        files.Remove(import.Id);
    }
}
