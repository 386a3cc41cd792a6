using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kite.Insight;

/// <summary>
/// Goes through rehearsals in the serving process, the oldest first, and takes up again what a
/// killed process left half-way.
/// </summary>
internal sealed partial class RehearsalWorker(
    IServiceScopeFactory scopes, RunRehearsal run, RehearsalBell bell, TimeProvider clock,
    ILogger<RehearsalWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Rest(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await Next(stoppingToken) is not { } rehearsal
                    || (await run.Run(rehearsal, progress: null, stoppingToken)).Refusal
                        is not null)
                {
                    await Rest(stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The database may be away for a while; the work waits in it.
                TellTrouble(log, e);
                await Rest(stoppingToken);
            }
        }
    }

    private async Task<Guid?> Next(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KiteDb>();
        return await db.Rehearsals.Where(r => r.State == RehearsalState.Running)
            .OrderBy(r => r.Number).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancel);
    }

    private async Task Rest(CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(bell.Wait(either.Token), Task.Delay(Pause, clock, either.Token));
        await either.CancelAsync();
    }

    [LoggerMessage(LogLevel.Warning, "Rehearsals wait: the next one could not be taken")]
    private static partial void TellTrouble(ILogger log, Exception e);
}
