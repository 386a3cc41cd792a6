using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kite.Customers;

/// <summary>Applies the retention rules once a night while the program serves.</summary>
internal sealed partial class NightlyRetention(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<NightlyRetention> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var propose = scope.ServiceProvider.GetRequiredService<ProposeRemovals>();
                await propose.RunWhenDue(stoppingToken);
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                // The database may be away for a while; the next look is soon enough.
                TellTrouble(trouble);
            }
            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Retention rules could not be applied; it is tried again")]
    private partial void TellTrouble(Exception trouble);
}
