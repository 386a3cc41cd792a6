using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Kite;

/// <summary>The few things that only the browser can do, behind names of our own.</summary>
internal sealed class ShellScript : IAsyncDisposable
{
    private readonly string id = Guid.CreateVersion7().ToString("N");
    private readonly IJSObjectReference module;
    private readonly DotNetObjectReference<ShellScript> self;
    private Func<bool, Task> onLook = _ => Task.CompletedTask;
    private Func<Task> onSeen = () => Task.CompletedTask;

    private ShellScript(IJSObjectReference module) =>
        (this.module, self) = (module, DotNetObjectReference.Create(this));

    public static async Task<ShellScript> Load(IJSRuntime js, ResourceAssetCollection assets) =>
        new(await js.InvokeAsync<IJSObjectReference>(
            "import", "/" + assets["_content/Kite.Platform/shell.js"]));

    /// <summary>Says now and at each change whether the page is dark.</summary>
    public ValueTask FollowLook(Func<bool, Task> says)
    {
        onLook = says;
        return module.InvokeVoidAsync("followLook", id, self);
    }

    /// <summary>Says each time the end of a list comes into sight.</summary>
    public ValueTask Watch(ElementReference end, Func<Task> says)
    {
        onSeen = says;
        return module.InvokeVoidAsync("watch", id, end, self);
    }

    public ValueTask Show(ElementReference dialog) => module.InvokeVoidAsync("show", dialog);

    public ValueTask Hide(ElementReference dialog) => module.InvokeVoidAsync("hide", dialog);

    [JSInvokable]
    public Task LookIs(bool dark) => onLook(dark);

    [JSInvokable]
    public Task Seen() => onSeen();

    public async ValueTask DisposeAsync()
    {
        try
        {
            await module.InvokeVoidAsync("forget", id);
            await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone and took its side along.
        }

        self.Dispose();
    }
}
