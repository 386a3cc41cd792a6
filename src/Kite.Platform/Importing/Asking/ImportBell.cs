namespace Kite.Importing;

/// <summary>Wakes the worker of this process when there is something to do.</summary>
public sealed class ImportBell : IDisposable
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

    internal Task Wait(CancellationToken cancel) => rung.WaitAsync(cancel);

    public void Dispose() => rung.Dispose();
}
