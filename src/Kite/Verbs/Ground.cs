namespace Kite;

/// <summary>
/// What a verb stands on: the services, over a database of this program's version.
/// </summary>
internal sealed class Ground : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private Ground(ServiceProvider services) => this.services = services;

    public static async Task<Result<Ground>> Open(CancellationToken cancel)
    {
        var builder = KiteHost.Builder([]);
        builder.Logging.ClearProviders();
        var ground = new Ground(builder.Services.BuildServiceProvider());
        var upgraded = await ground.With((Upgrade upgrade) => upgrade.Run(cancel));
        if (upgraded.Refusal is null) return ground;

        await ground.DisposeAsync();
        return upgraded.Refusal;
    }

    /// <summary>Runs work in a scope of its own.</summary>
    public async Task<T> With<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
