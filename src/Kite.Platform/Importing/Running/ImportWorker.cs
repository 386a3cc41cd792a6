using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kite.Importing;

/// <summary>
/// Does in the serving process what people ask of imports, and takes up again what a killed
/// process left half-way.
/// </summary>
internal sealed partial class ImportWorker(
    IServiceScopeFactory scopes, RunImport run, ImportBell bell, ImportFiles files,
    TimeProvider clock, ILogger<ImportWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Rest(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await Next(stoppingToken) is not { } import
                    || (await run.Run(import, progress: null, stoppingToken)).Refusal is not null)
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
        await scope.ServiceProvider.GetRequiredService<TidyImports>().RunWhenDue(cancel);
        var asked = await db.Imports
            .Where(i => i.State == ImportState.Trying || i.State == ImportState.Running
                || i.State == ImportState.Undoing)
            .OrderBy(i => i.StartedAt)
            .Select(i => new { i.Id, i.State })
            .ToListAsync(cancel);
        // A file may lie on another machine, whose worker will take it.
        return asked.Find(i => i.State == ImportState.Undoing || files.Has(i.Id))?.Id;
    }

    private async Task Rest(CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(bell.Wait(either.Token), Task.Delay(Pause, clock, either.Token));
        await either.CancelAsync();
    }

    [LoggerMessage(LogLevel.Warning, "Imports wait: the next one could not be taken")]
    private static partial void TellTrouble(ILogger log, Exception e);
}
