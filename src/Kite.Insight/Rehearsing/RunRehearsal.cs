using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kite.Insight;

/// <summary>How far a rehearsal is.</summary>
internal sealed record RehearsalProgress(long Done, long Receipts);

/// <summary>
/// Goes through a rehearsal, one at a time in the whole business. What broke off or was killed
/// goes on from the last stretch in the books, and comes to the same.
/// </summary>
internal sealed partial class RunRehearsal(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<RunRehearsal> log)
{
    private const string TurnName = "rehearsals";
    private const int Attempts = 3;

    /// <summary>So many receipts are read, priced and written down together.</summary>
    public int Stretch { get; set; } = 20_000;

    /// <summary>Runs until it is done, stopped or broken; refused where another one runs.
    /// </summary>
    public async Task<Result<Done>> Run(
        Guid rehearsal, IProgress<RehearsalProgress>? progress, CancellationToken cancel)
    {
        if (await In(db => Turn.Try(db, TurnName, clock, cancel)) is not { } turn)
            return new AnotherRehearsalRuns();
        try
        {
            await UntilDone(new(rehearsal, turn, Stretch, progress), cancel);
            return Done.It;
        }
        finally
        {
            await Release(turn);
        }
    }

    /// <summary>Whether no process goes through any at this moment.</summary>
    public async Task<bool> IsIdle(CancellationToken cancel)
    {
        if (await In(db => Turn.Try(db, TurnName, clock, cancel)) is not { } turn) return false;

        await Release(turn);
        return true;
    }

    private async Task UntilDone(RehearsalJob job, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var reading = scopes.CreateAsyncScope();
                await using var writing = scopes.CreateAsyncScope();
                await writing.ServiceProvider.GetRequiredService<GoThrough>()
                    .Run(job, reading.ServiceProvider, cancel);
                return;
            }
            catch (RehearsalTurnIsLostException)
            {
                TellLost(log, job.Id);
                return;
            }
            catch (Exception e) when (attempt < Attempts && IsPassing(e))
            {
                TellAgain(log, e, job.Id, attempt);
                await Task.Delay(TimeSpan.FromSeconds(attempt), cancel);
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                TellBroken(log, e, job.Id);
                var trace = Activity.Current?.TraceId.ToString() ?? job.Id.ToString("N");
                await In(db => Fail(db, job.Id, new RehearsalBroke(trace)));
                return;
            }
        }
    }

    private async Task<bool> Fail(KiteDb db, Guid id, Refusal why)
    {
        var (at, told) = (clock.GetUtcNow(), KeptRefusal.Write(KeptRefusal.Of(why)));
        return await db.Rehearsals
            .Where(r => r.Id == id && r.State == RehearsalState.Running)
            .ExecuteUpdateAsync(set => set
                .SetProperty(r => r.State, RehearsalState.Failed)
                .SetProperty(r => r.Failure, told)
                .SetProperty(r => r.EndedAt, at)
                .SetProperty(r => r.StopAsked, false)
                .SetProperty(r => r.Version, r => r.Version + 1)) > 0;
    }

    // A lost connection, a failover, two writers at once: worth another attempt.
    private static bool IsPassing(Exception e) =>
        e is DbException or TimeoutException
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

    [LoggerMessage(
        LogLevel.Warning, "Rehearsal {Rehearsal}: attempt {Attempt} failed, trying again")]
    private static partial void TellAgain(ILogger log, Exception e, Guid rehearsal, int attempt);

    [LoggerMessage(
        LogLevel.Warning, "Rehearsal {Rehearsal}: another process has taken the turn")]
    private static partial void TellLost(ILogger log, Guid rehearsal);

    [LoggerMessage(LogLevel.Error, "Rehearsal {Rehearsal} broke off")]
    private static partial void TellBroken(ILogger log, Exception e, Guid rehearsal);
}

/// <summary>One piece of work on one rehearsal, under the turn that allows it.</summary>
internal sealed record RehearsalJob(
    Guid Id, Turn Turn, int Stretch, IProgress<RehearsalProgress>? Progress)
{
    public async Task HoldTurn(KiteDb db, CancellationToken cancel)
    {
        if (!await Turn.Renew(db, cancel)) throw new RehearsalTurnIsLostException();
    }
}

/// <summary>Another process goes through it by now: this one must not write.</summary>
internal sealed class RehearsalTurnIsLostException : Exception;
