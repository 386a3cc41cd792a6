using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kite;

/// <summary>
/// Work that is looked at again and again while the program serves. It begins when the start is
/// over, and after trouble (the database may be away for a while) it is tried again.
/// </summary>
public abstract partial class RegularWork(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger log) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromMinutes(1);

    /// <summary>How long until the next look.</summary>
    protected abstract TimeSpan Pause { get; }

    /// <summary>Does what is due; nothing where nothing is.</summary>
    protected abstract Task Look(IServiceProvider services, CancellationToken cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterStart, clock, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Pause;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await Look(scope.ServiceProvider, stoppingToken);
            }
            catch (Exception trouble) when (!stoppingToken.IsCancellationRequested)
            {
                TellTrouble(trouble, GetType().Name);
                pause = AfterTrouble;
            }
            await Task.Delay(pause, clock, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Work} met trouble; it is tried again")]
    private partial void TellTrouble(Exception trouble, string work);
}
