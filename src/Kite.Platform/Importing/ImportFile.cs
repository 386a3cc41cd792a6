using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Kite.Importing;

/// <summary>What the command line asks for.</summary>
/// <param name="Kind">What the rows are: <c>purchases</c>.</param>
/// <param name="Path">The file.</param>
/// <param name="Map">A mapping's name, or a file with one; guessed when left out.</param>
/// <param name="IsDryRun">Count everything, write nothing.</param>
/// <param name="Currency">The currency of the amounts, where nothing else says it.</param>
public sealed record FileOrder(
    string Kind, string Path, string? Map, bool IsDryRun, string? Currency = null);

/// <summary>How it ended, and where the refused rows lie, if there are any.</summary>
public sealed record ImportSummary(ImportView Import, string? RefusedRowsPath);

/// <summary>
/// Imports a file from beginning to end in this process, as the command line does. The same file
/// again goes on where a stopped or killed import of it was.
/// </summary>
public sealed class ImportFile(
    KiteDb db, RunImport run, ImportKinds kinds, UploadFile upload, SavedMappings mappings,
    ShowImport show, RefusedRowsFile refused, TimeProvider clock)
{
    public async Task<Result<ImportSummary>> Run(
        Asker asker, FileOrder order, IProgress<ImportProgress>? progress,
        CancellationToken cancel)
    {
        if (!asker.May(May.RunImports)) return new NotAllowed(May.RunImports);
        if (!File.Exists(order.Path)) return new NoSuchFile(order.Path);
        var kind = kinds.Find(order.Kind);
        if (kind.Refusal is { } strange) return strange;
        var map = await MappingOf(order.Map, cancel);
        if (map.Refusal is { } unknown) return unknown;

        var told = new ToldMapping(map.Value.Mapping, order.Currency);
        if (told.Faults() is { } bad) return bad;

        var id = Guid.Empty;
        async Task<Result<RunImport.Asked>> Prepare()
        {
            var ready = await ReadyImport(asker, order, kind.Value, told, cancel);
            if (ready.Refusal is { } no) return no;

            id = ready.Value.Id;
            var work = order.IsDryRun ? ImportState.Trying : ImportState.Running;
            ready.Value.Ask(work, asker, clock.GetUtcNow());
            await db.SaveChangesAsync(cancel);
            return new RunImport.Asked(id);
        }

        try
        {
            var done = await run.Run(Prepare, progress, cancel);
            if (done.Refusal is { } no) return no;
        }
        catch (OperationCanceledException)
            when (cancel.IsCancellationRequested && id != Guid.Empty)
        {
            await Rest(id);
        }
        return await Sum(asker, id, order);
    }

    private async Task<Result<Import>> ReadyImport(
        Asker asker, FileOrder order, ImportKind kind, ToldMapping told,
        CancellationToken cancel)
    {
        await using var file = new FileStream(
            order.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, useAsync: true);
        var hash = await SHA256.HashDataAsync(file, cancel);
        // A dry run counts from the first row; what has begun keeps its own counts.
        if (!order.IsDryRun
            && await Unfinished(kind, hash, told, cancel) is { } begun) return begun;

        file.Position = 0;
        var name = Path.GetFileName(order.Path);
        var sent = await upload.Run(asker, kind, name, told, file, cancel);
        if (sent.Refusal is { } no) return no;
        if (sent.Value.Import.State is ImportState.Ready)
            return await db.For(asker).ImportAsync(sent.Value.Import.Id, cancel);

        return new MappingIsNeeded(
            string.Join(", ", sent.Value.Columns),
            string.Join(" ", sent.Value.Faults.Select(f => f.Message)));
    }

    private async Task<Import?> Unfinished(
        ImportKind kind, byte[] hash, ToldMapping told, CancellationToken cancel)
    {
        var begun = await db.Imports
            .Where(i => i.Kind == kind.Name && i.FileHash == hash)
            // Killed before its first batch it still runs; left alone it would load a second time.
            .Where(i => i.State == ImportState.Running
                || (i.Batches > 0
                    && (i.State == ImportState.Stopped || i.State == ImportState.Failed)))
            .OrderByDescending(i => i.Number)
            .FirstOrDefaultAsync(cancel);
        return begun is not null && told.Fits(begun.Mapping) ? begun : null;
    }

    private async Task<Result<SavedMappings.Found>> MappingOf(
        string? map, CancellationToken cancel)
    {
        if (map is null || !File.Exists(map)) return await mappings.Find(map, cancel);

        var read = MappingJson.Read(await File.ReadAllTextAsync(map, cancel), map);
        return read.Refusal is { } no ? no : new SavedMappings.Found(read.Value);
    }

    private async Task Rest(Guid id)
    {
        db.ChangeTracker.Clear();
        var import = await db.Imports.SingleAsync(i => i.Id == id, CancellationToken.None);
        if (!import.MayStop) return;

        import.Rest(clock.GetUtcNow());
        import.Version++;
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private async Task<Result<ImportSummary>> Sum(Asker asker, Guid id, FileOrder order)
    {
        var seen = await show.Run(asker, id, CancellationToken.None);
        if (seen.Refusal is { } no) return no;
        if (!seen.Value.HasRefusedRows) return new ImportSummary(seen.Value, null);

        var made = await refused.Run(asker, id, CancellationToken.None);
        return new ImportSummary(
            seen.Value, made.Refusal is null ? PutBeside(order.Path, made.Value) : null);
    }

    // Beside the file, where it is looked for; where one may not write there, where one stands.
    private static string PutBeside(string file, RefusedRowsFile.Made made)
    {
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, made.Name);
        try
        {
            File.Move(made.Path, beside, overwrite: true);
            return beside;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            var here = Path.GetFullPath(made.Name);
            File.Move(made.Path, here, overwrite: true);
            return here;
        }
    }
}
