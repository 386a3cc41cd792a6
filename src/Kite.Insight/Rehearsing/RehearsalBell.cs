namespace Kite.Insight;

/// <summary>Wakes whoever goes through rehearsals in this process.</summary>
internal sealed class RehearsalBell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);

    public void Ring()
    {
        try
        {
            rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // It rings already.
        }
    }

    public Task Wait(CancellationToken cancel) => rung.WaitAsync(cancel);

    public void Dispose() => rung.Dispose();
}
