using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Kite.Tests;

/// <summary>
/// The whole product over a private database: SQLite, or PostgreSQL when it is there.
/// </summary>
internal sealed class Shop : IAsyncDisposable
{
    /// <summary>Noon of an ordinary Monday.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly WebApplication app;
    private readonly TestBooks books;

    private Shop(WebApplication app, TestBooks books) => (this.app, this.books) = (app, books);

    public required FakeTimeProvider Clock { get; init; }
    public IServiceProvider Services => app.Services;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>
    /// Opens with nothing in it. What is done again and again while the program serves is left
    /// out: it would wake each time the clock is moved, beside what the test does.
    /// </summary>
    public static async Task<Shop> Open(Action<IServiceCollection>? more = null)
    {
        var fresh = await TestBooks.Fresh();
        var builder = KiteHost.Builder(
        [
            $"--KITE_DATA={fresh.Folder}",
            $"--ConnectionStrings:Kite={fresh.Connection}",
        ]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        var clock = new FakeTimeProvider(Noon);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        LeaveOut(builder.Services, typeof(RegularWork));
        more?.Invoke(builder.Services);
        var shop = new Shop(KiteApp.Build(builder), fresh) { Clock = clock };
        await shop.app.StartAsync(Cancel);
        return shop;
    }

    private static void LeaveOut(IServiceCollection services, Type work)
    {
        foreach (var one in services.Where(s => s.ServiceType == typeof(IHostedService)
            && s.ImplementationType?.IsSubclassOf(work) is true).ToList())
            services.Remove(one);
    }

    /// <summary>Runs a use case, or looks into the books, in a scope of its own.</summary>
    public async Task<T> With<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> Books<T>(Func<KiteDb, Task<T>> work) => With(work);

    /// <summary>
    /// The books from outside, as someone with the database's password sees them.
    /// </summary>
    public KiteDb OpenBooks() => books.Open();

    public MasterKeys Keys => Services.GetRequiredService<MasterKeys>();

    /// <summary>The same keys as another copy of the program has read them.</summary>
    public MasterKeys KeysElsewhere() => books.Keys();

    /// <summary>A program with a key that has just these scopes.</summary>
    public async Task<HttpClient> Client(string scopes = "all")
    {
        var made = await With((CreateKey create) => create.Run(Asker.Kite, "test", scopes, Cancel));
        return WithKey(made.Value.Secret);
    }

    /// <summary>A program with the permissions of this role.</summary>
    public Task<HttpClient> Client(Role role) =>
        Client(string.Join(' ', Roles.Permissions(role)));

    public HttpClient WithKey(string secret)
    {
        var client = Stranger();
        client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        return client;
    }

    /// <summary>Someone who has not said who they are.</summary>
    public HttpClient Stranger() => app.GetTestClient();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(Cancel);
        await app.DisposeAsync();
        await books.DisposeAsync();
    }
}
