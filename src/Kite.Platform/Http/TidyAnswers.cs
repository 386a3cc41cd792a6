using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kite;

/// <summary>Lets go of kept answers once nobody will repeat the request any more.</summary>
internal sealed partial class TidyAnswers(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<TidyAnswers> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<KeptAnswers>().Tidy(stoppingToken);
                await Task.Delay(Pause, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The database may be away for a while.
                TellTrouble(log, e);
                await Task.Delay(TimeSpan.FromMinutes(1), clock, CancellationToken.None)
                    .WaitAsync(stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Kept answers could not be tidied")]
    private static partial void TellTrouble(ILogger log, Exception e);
}
