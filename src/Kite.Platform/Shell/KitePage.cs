using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Kite;

/// <summary>
/// What every staff page starts from: who asks, and a scope of its own for each action, so that
/// no page ever holds the database.
/// </summary>
public abstract class KitePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource gone = new();

    [Inject] private IServiceScopeFactory Scopes { get; set; } = default!;

    [CascadingParameter] private Task<AuthenticationState>? SignedIn { get; set; }

    protected Asker Asker { get; private set; } = Asker.Nobody;

    /// <summary>Ends when the reader has left the page.</summary>
    protected CancellationToken Gone => gone.Token;

    protected sealed override async Task OnInitializedAsync()
    {
        if (SignedIn is not null) Asker = Asker.From((await SignedIn).User);
        await OnOpenedAsync();
    }

    /// <summary>The first load, once it is known who asks.</summary>
    protected virtual Task OnOpenedAsync() => Task.CompletedTask;

    /// <summary>Runs a use case in a scope of its own.</summary>
    protected async Task<T> Run<TUseCase, T>(Func<TUseCase, Task<T>> work)
        where TUseCase : notnull
    {
        await using var scope = Scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || gone.IsCancellationRequested) return;
        gone.Cancel();
        gone.Dispose();
    }
}
