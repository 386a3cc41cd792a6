using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kite.Cards;

/// <summary>
/// Seals the books behind those who post: a little later, so that one link covers many commits
/// and nobody waits for it. What was left when the program ended is sealed at the next start.
/// </summary>
public sealed partial class SealWork(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<SealWork> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);

    private readonly Channel<bool> due = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Something was posted.</summary>
    public void Due() => due.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Due();
        while (await due.Reader.WaitToReadAsync(stoppingToken))
        {
            await Task.Delay(Pause, clock, stoppingToken);
            due.Reader.TryRead(out _);
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<KiteDb>();
                await SealChain.Seal(db, clock.GetUtcNow(), stoppingToken);
            }
            catch (Exception trouble) when (!stoppingToken.IsCancellationRequested)
            {
                TellTrouble(trouble);
                Due();
                await Task.Delay(AfterTrouble, clock, stoppingToken);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The books could not be sealed yet; it is tried again")]
    private partial void TellTrouble(Exception trouble);
}
