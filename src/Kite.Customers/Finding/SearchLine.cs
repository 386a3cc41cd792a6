namespace Kite.Customers;

/// <summary>
/// Searches are short and many: as many run at once as the machine can, the others wait in the
/// order in which they came. All at once, each would wait for all others.
/// </summary>
public sealed class SearchLine : IDisposable
{
    private readonly SemaphoreSlim places = new(Environment.ProcessorCount);

    /// <summary>A place; whoever has done gives it back.</summary>
    internal async Task<IDisposable> Stand(CancellationToken cancel)
    {
        await places.WaitAsync(cancel);
        return new Place(places);
    }

    public void Dispose() => places.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
