using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kite.Importing;

/// <summary>How far an import is.</summary>
public sealed record ImportProgress(
    ImportState State, ImportFigures Figures, long BytesDone, long BytesTotal);

/// <summary>
/// Does what was asked of an import: the dry run, the load, the undoing. One at a time in the
/// whole business; what broke off or was killed goes on from the last batch in the books.
/// </summary>
public sealed partial class RunImport(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<RunImport> log)
{
    private const string TurnName = "imports";
    private const int Attempts = 5;

    /// <summary>
    /// Runs until the work is done, stopped or broken; a refusal when another import is running.
    /// </summary>
    public Task<Result<Done>> Run(
        Guid import, IProgress<ImportProgress>? progress, CancellationToken cancel) =>
        Run(prepare: () => Task.FromResult<Result<Asked>>(new Asked(import)), progress, cancel);

    /// <summary>The same, where asking for the work is done once the turn is ours.</summary>
    internal async Task<Result<Done>> Run(
        Func<Task<Result<Asked>>> prepare,
        IProgress<ImportProgress>? progress,
        CancellationToken cancel)
    {
        if (await In(db => Turn.Try(db, TurnName, clock, cancel)) is not { } turn)
            return new AnotherImportIsRunning();
        try
        {
            var asked = await prepare();
            if (asked.Refusal is { } no) return no;

            await UntilDone(asked.Value.Import, turn, progress, cancel);
            return Done.It;
        }
        finally
        {
            await Release(turn);
        }
    }

    /// <summary>Whether no process works on any import at this moment.</summary>
    internal async Task<bool> IsIdle(CancellationToken cancel)
    {
        if (await In(db => Turn.Try(db, TurnName, clock, cancel)) is not { } turn) return false;

        await Release(turn);
        return true;
    }

    private async Task UntilDone(
        Guid import, Turn turn, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Once(import, turn, progress, cancel);
                return;
            }
            catch (TurnIsLostException)
            {
                TellLost(log, import);
                return;
            }
            catch (Exception e) when (attempt < Attempts && IsPassing(e))
            {
                TellAgain(log, e, import, attempt);
                await Task.Delay(TimeSpan.FromSeconds(attempt), cancel);
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                TellBroken(log, e, import);
                var trace = Activity.Current?.TraceId.ToString() ?? import.ToString("N");
                await In(db => ImportLog.Fail(db, import, new ImportBroke(trace), clock));
                return;
            }
        }
    }

    private async Task Once(
        Guid id, Turn turn, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<KiteDb>();
        var import = await db.Imports.AsNoTracking().SingleAsync(i => i.Id == id, cancel);
        db.For(import.Starter);
        var job = new ImportJob(db, import, turn, progress);
        await (import.State switch
        {
            ImportState.Trying => services.GetRequiredService<TryRows>().Run(job, cancel),
            ImportState.Running => services.GetRequiredService<LoadRows>().Run(job, cancel),
            ImportState.Undoing => services.GetRequiredService<UndoRows>().Run(job, cancel),
            _ => Task.CompletedTask,
        });
    }

    // A lost connection, a failover, two writers at once: worth another attempt.
    private static bool IsPassing(Exception e) =>
        e is DbException or TimeoutException or DbUpdateConcurrencyException
        || (e.InnerException is { } inner && IsPassing(inner));

    private Task<bool> Release(Turn turn) => In(async db =>
    {
        try
        {
            await turn.Release(db, CancellationToken.None);
            return true;
        }
        catch (DbException)
        {
            // It runs out by itself.
            return false;
        }
    });

    private async Task<T> In<T>(Func<KiteDb, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<KiteDb>());
    }

    [LoggerMessage(LogLevel.Warning, "Import {Import}: attempt {Attempt} failed, trying again")]
    private static partial void TellAgain(ILogger log, Exception e, Guid import, int attempt);

    [LoggerMessage(LogLevel.Error, "Import {Import} broke off")]
    private static partial void TellBroken(ILogger log, Exception e, Guid import);

    [LoggerMessage(LogLevel.Warning, "Import {Import}: another process has taken the turn")]
    private static partial void TellLost(ILogger log, Guid import);

    internal sealed record Asked(Guid Import);
}

/// <summary>Another process works on the import by now: this one must not write.</summary>
internal sealed class TurnIsLostException : Exception;

/// <summary>One piece of work on one import, under the turn that allows it.</summary>
internal sealed record ImportJob(
    KiteDb Db, Import Import, Turn Turn, IProgress<ImportProgress>? Progress)
{
    public void Tell(ImportFigures figures, long bytes) =>
        Progress?.Report(new(Import.State, figures, bytes, Import.FileBytes));

    public async Task HoldTurn(CancellationToken cancel)
    {
        if (!await Turn.Renew(Db, cancel)) throw new TurnIsLostException();
    }

    public async Task<bool> IsToStop(CancellationToken cancel) => await Db.Imports
        .Where(i => i.Id == Import.Id).Select(i => i.StopAsked).SingleAsync(cancel);
}
