namespace Kite;

/// <summary>The short wait after each letter; only what stands at its end is asked.</summary>
public sealed class TypingPause(TimeSpan length) : IDisposable
{
    private CancellationTokenSource? last;

    /// <summary>
    /// What ends when more is typed, once the pause is over; nothing where more was typed
    /// meanwhile, since the newer letters ask then.
    /// </summary>
    public Task<CancellationToken?> Over() => Over(length);

    /// <summary>The same without a wait.</summary>
    public Task<CancellationToken?> AtOnce() => Over(TimeSpan.Zero);

    private async Task<CancellationToken?> Over(TimeSpan wait)
    {
        Stop();
        last = new();
        var mine = last.Token;
        try
        {
            await Task.Delay(wait, mine);
            return mine;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Nothing of what was typed so far is asked any more.</summary>
    public void Stop()
    {
        last?.Cancel();
        last?.Dispose();
        last = null;
    }

    public void Dispose() => Stop();
}
