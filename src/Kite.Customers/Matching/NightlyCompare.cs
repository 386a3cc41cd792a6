using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kite.Customers;

/// <summary>Looks over all customers once a night while the program serves.</summary>
internal sealed partial class NightlyCompare(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<NightlyCompare> log)
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
                var all = scope.ServiceProvider.GetRequiredService<CompareAll>();
                await all.RunWhenDue(stoppingToken);
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                // The database may be away for a while; the next look is soon enough.
                TellTrouble(trouble);
            }
            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Customers could not be compared; it is tried again")]
    private partial void TellTrouble(Exception trouble);
}
