using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kite.Insight;

/// <summary>
/// Keeps the mirror level with the books while the program serves: looks twice a second, which
/// costs two rows, and follows whatever is new.
/// </summary>
internal sealed partial class FollowBooks(
    Mirror mirror, KeptFigures kept, TimeProvider clock, ILogger<FollowBooks> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = Pause;
        while (!stoppingToken.IsCancellationRequested)
        {
            // First: the start is not to wait for the mirror's engine.
            await Task.Delay(pause, clock, stoppingToken);
            pause = Pause;
            try
            {
                while (await mirror.Follow(stoppingToken)) Following();
                await mirror.Note(stoppingToken);
                kept.Tidy();
            }
            catch (Exception trouble) when (trouble is DbException or IOException)
            {
                // The books answer meanwhile, so nobody is refused: say it and try again.
                MirrorIsInTrouble(trouble);
                pause = AfterTrouble;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The mirror follows the books.")]
    private partial void Following();

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The mirror cannot follow; the books answer until it can.")]
    private partial void MirrorIsInTrouble(Exception trouble);
}
