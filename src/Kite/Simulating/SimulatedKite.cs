using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kite.Simulating;

/// <summary>
/// The whole program over scratch books, with a clock of its own, as tills reach it: over the wire.
/// It may fall over at any moment, and is then started again over the same books.
/// </summary>
internal sealed class SimulatedKite : IAsyncDisposable
{
    private readonly ScratchBooks books;
    private WebApplication? app;
    private HttpClient? wire;
    private string? secret;
    private int falls;

    private SimulatedKite(ScratchBooks books, VirtualClock clock) =>
        (this.books, Clock) = (books, clock);

    public VirtualClock Clock { get; }
    public HttpClient Wire => wire ?? throw new InvalidOperationException("It is not running.");

    /// <summary>How often it has fallen over: whoever asked before then may hear anything.
    /// </summary>
    public int Falls => Volatile.Read(ref falls);

    public static async Task<SimulatedKite> Open(
        BooksAt like, DateTimeOffset start, CancellationToken cancel)
    {
        var kite = new SimulatedKite(
            await ScratchBooks.Make(like, cancel), new VirtualClock(start));
        await kite.Start(cancel);
        return kite;
    }

    /// <summary>Runs a use case, or looks into the books, in a scope of its own.</summary>
    public async Task<T> With<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = app!.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Falls over, whoever waits for an answer, and starts again.</summary>
    public async Task Fall(CancellationToken cancel)
    {
        Interlocked.Increment(ref falls);
        await Stop();
        await Start(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await books.DisposeAsync();
    }

    private async Task Start(CancellationToken cancel)
    {
        var builder = KiteHost.Builder(
        [
            $"--KITE_DATA={books.Folder}",
            $"--ConnectionStrings:Kite={books.Connection}",
            $"--KITE_MASTER_KEYS={Path.Combine(books.Folder, "keys", "master.keys")}",
            "--KITE_URLS=http://127.0.0.1:0",
            "--KITE_RATE_PER_MINUTE=60000000",
        ]);
        builder.Logging.ClearProviders();
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        app = KiteApp.Build(builder);
        var upgraded = await KiteApp.Prepare(app.Services, cancel);
        if (upgraded.Refusal is { } no) throw new InvalidOperationException($"{no}");

        secret ??= (await With((CreateKey create) =>
            create.Run(Asker.Kite, "simulation", "all", cancel))).Value.Secret;
        await app.StartAsync(cancel);
        wire = new HttpClient { BaseAddress = new(new Uri(app.Urls.First()), "/api/v1/") };
        wire.DefaultRequestHeaders.Authorization = new("Bearer", secret);
    }

    // Nobody is waited for: what is under way is broken off, as far as one process can.
    private async Task Stop()
    {
        if (app is null) return;

        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
        wire?.Dispose();
        (app, wire) = (null, null);
    }
}
