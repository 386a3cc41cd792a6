using Microsoft.EntityFrameworkCore;

namespace Kite.Importing;

/// <summary>
/// Brings a file's rows into the books, batch by batch; each batch with its refused rows, its
/// line in the trail and the progress in one transaction, so that a kill at any moment loses
/// nothing and doubles nothing.
/// </summary>
internal sealed class LoadRows(
    ImportFiles files, ImportKinds kinds, Trail trail, TimeProvider clock)
{
    public async Task Run(ImportJob job, CancellationToken cancel)
    {
        var (db, import) = (job.Db, job.Import);
        var business = await db.BusinessAsync(cancel);
        await kinds[import.Kind].Ready(db, cancel);
        var opened = ImportSource.Open(
            files, kinds[import.Kind], import, import.Starter, business);
        if (opened.Refusal is { } no)
        {
            await ImportLog.Fail(db, import.Id, no, clock);
            return;
        }
        using var source = opened.Value;
        await using var room = await ManyRows.Ready(db, cancel);
        if (import.Batches == 0) await Begin(job, source, cancel);

        await using var feed = new RowFeed(source, import.LastRow, cancel);
        await foreach (var rows in feed.Stretches(cancel))
        {
            if (rows.IsEmpty) await KeepAlive(job, cancel);
            else if (!await Take(job, source.Work, rows, cancel)) return;
        }
        await End(job, ImportState.Done, cancel);
    }

    // What a dry run refused gives way to what the rows really meet.
    private static async Task Begin(ImportJob job, ImportSource source, CancellationToken cancel)
    {
        var currency = source.Reader.Currency.Code;
        await RefusedBook.Clear(job.Db, job.Import.Id, cancel);
        await job.Db.Imports.Where(i => i.Id == job.Import.Id).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.Currency, currency), cancel);
    }

    private static async Task KeepAlive(ImportJob job, CancellationToken cancel)
    {
        if (job.Turn.IsWearingOut) await job.HoldTurn(cancel);
    }

    /// <summary>False when someone wants it to stop here.</summary>
    private async Task<bool> Take(
        ImportJob job, ImportWork work, Stretch rows, CancellationToken cancel)
    {
        var (db, import) = (job.Db, job.Import);
        var plan = await work.Plan(db, rows.Rows, forReal: true, cancel);
        var refused = rows.AllRefused.Select(r => RefusedBook.Of(import.Id, r)).ToList();
        var figures = import.Figures + rows.Count(plan);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        var places = await work.Take(db, plan, cancel);
        var batch = new ImportBatch
        {
            ImportId = import.Id,
            Number = import.Batches + 1,
            FirstRow = rows.FirstRow,
            LastRow = rows.LastRow,
            FirstPosition = places.FirstPosition,
            LastPosition = places.LastPosition,
        };
        await BulkWriter.Write(db, refused, cancel);
        await BulkWriter.Write(db, [batch], cancel);
        await ImportLog.Progress(db, import.Id, figures, rows.BytesDone, cancel);
        await ImportLog.Reached(db, import.Id, batch, places.SettledCurrency, cancel);
        var isToStop = await job.IsToStop(cancel);
        await job.HoldTurn(cancel);
        var told = ImportLog.Told(rows, plan, batch);
        await trail.Note(db, "import", import.Id, told, cancel);
        await whole.CommitAsync(cancel);

        db.ChangeTracker.Clear();
        Remember(import, figures, batch, rows.BytesDone);
        job.Tell(figures, rows.BytesDone);
        if (isToStop) await End(job, ImportState.Stopped, cancel);
        return !isToStop;
    }

    private static void Remember(
        Import import, ImportFigures f, ImportBatch batch, long bytes)
    {
        (import.RowsRead, import.RowsAdded, import.RowsKnown) = (f.Read, f.Added, f.Known);
        (import.RowsRefused, import.NewCustomers) = (f.Refused, f.NewCustomers);
        (import.AddedCoins, import.BytesDone) = (f.AddedCoins, bytes);
        import.RowsChanged = f.Changed;
        (import.LastRow, import.Batches) = (batch.LastRow, batch.Number);
    }

    private async Task End(ImportJob job, ImportState state, CancellationToken cancel)
    {
        var (db, import) = (job.Db, job.Import);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await ImportLog.End(db, import.Id, state, clock, cancel);
        await job.HoldTurn(cancel);
        await trail.Note(
            db,
            "import",
            import.Id,
            new() { ["state"] = state.ToString(), ["added"] = import.RowsAdded },
            cancel);
        await whole.CommitAsync(cancel);
        import.State = state;
        job.Tell(import.Figures, import.BytesDone);
    }
}
