using Microsoft.EntityFrameworkCore;

namespace Kite.Importing;

/// <summary>
/// The dry run: every row is understood and counted as if it went into the books; nothing does.
/// The first refused rows are kept to be looked at.
/// </summary>
internal sealed class TryRows(ImportFiles files, ImportKinds kinds, TimeProvider clock)
{
    public const int RefusedKept = 1_000;

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
        var refused = new List<RefusedRow>();
        var figures = ImportFigures.None;
        await using var feed = new RowFeed(source, after: 0, cancel);
        await foreach (var rows in feed.Stretches(cancel))
        {
            figures += await Count(job, source.Work, rows, refused, cancel);
            await ImportLog.Progress(db, import.Id, figures, rows.BytesDone, cancel);
            await job.HoldTurn(cancel);
            job.Tell(figures, rows.BytesDone);
            if (!await job.IsToStop(cancel)) continue;
            await End(job, figures: null, refused, source, cancel);
            return;
        }
        await End(job, figures, refused, source, cancel);
    }

    private static async Task<ImportFigures> Count(
        ImportJob job, ImportWork work, Stretch rows, List<RefusedRow> kept,
        CancellationToken cancel)
    {
        var plan = await work.Plan(job.Db, rows.Rows, forReal: false, cancel);
        kept.AddRange(rows.AllRefused
            .Take(RefusedKept - kept.Count)
            .Select(r => RefusedBook.Of(job.Import.Id, r)));
        return rows.Count(plan);
    }

    private async Task End(
        ImportJob job, ImportFigures? figures, List<RefusedRow> refused, ImportSource source,
        CancellationToken cancel)
    {
        var (db, id) = (job.Db, job.Import.Id);
        var told = figures is null ? null : KeptRefusal.Write(figures);
        var currency = source.Reader.Currency.Code;
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await RefusedBook.Clear(db, id, cancel);
        await BulkWriter.Write(db, refused, cancel);
        await ImportLog.Progress(db, id, ImportFigures.None, bytes: 0, cancel);
        await db.Imports.Where(i => i.Id == id).ExecuteUpdateAsync(
            set => set
                .SetProperty(i => i.DryRun, told)
                .SetProperty(i => i.Currency, currency),
            cancel);
        await ImportLog.End(db, id, ImportState.Ready, clock, cancel);
        await whole.CommitAsync(cancel);
    }
}
