using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Kite.Sales;

/// <summary>The browser's part of the till: keys, the scanner, and what this device keeps.
/// </summary>
internal sealed class TillScript : IAsyncDisposable
{
    private const string Place = "_content/Kite.Sales/Selling/TillPage.razor.js";
    private readonly IJSObjectReference module;
    private readonly DotNetObjectReference<TillScript> self;
    private Func<string, Task> onKey = _ => Task.CompletedTask;
    private Func<string, Task> onScan = _ => Task.CompletedTask;

    private TillScript(IJSObjectReference module) =>
        (this.module, self) = (module, DotNetObjectReference.Create(this));

    public static async Task<TillScript> Load(IJSRuntime js, ResourceAssetCollection assets) =>
        new(await js.InvokeAsync<IJSObjectReference>("import", "/" + assets[Place]));

    public ValueTask Listen(Func<string, Task> key, Func<string, Task> scan)
    {
        (onKey, onScan) = (key, scan);
        return module.InvokeVoidAsync("attach", self);
    }

    public ValueTask Focus(string field) => module.InvokeVoidAsync("focus", field);

    /// <summary>What this device keeps under the name; this tab alone, unless it lasts.</summary>
    public ValueTask<string?> Recall(string name, bool lasting) =>
        module.InvokeAsync<string?>("recall", name, lasting);

    public ValueTask Keep(string name, string? words, bool lasting) =>
        module.InvokeVoidAsync("keep", name, words, lasting);

    [JSInvokable]
    public Task Pressed(string key) => onKey(key);

    [JSInvokable]
    public Task Scanned(string code) => onScan(code);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await module.InvokeVoidAsync("detach");
            await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone and took its side along.
        }
        self.Dispose();
    }
}
