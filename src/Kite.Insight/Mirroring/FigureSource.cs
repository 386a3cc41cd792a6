using DuckDB.NET.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Insight;

/// <summary>
/// Where figures come from: the mirror when this process serves and the mirror is level with the
/// books, otherwise the books themselves. Both give the same answers; the mirror is faster.
/// </summary>
internal sealed class FigureSource(Mirror mirror, IServiceScopeFactory scopes)
{
    /// <summary>
    /// The figures as they stand now; what was written before the call is in them, but for a
    /// long import that is still being followed.
    /// </summary>
    public async Task<Snapshot> Open(CancellationToken cancel)
    {
        if (await FromTheMirror(cancel) is { } snapshot) return snapshot;

        var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KiteDb>();
        return await BooksSnapshot.Open(scope, db, cancel);
    }
    private async Task<Snapshot?> FromTheMirror(CancellationToken cancel)
    {
        if (!mirror.HasCaughtUp) return null;
        try
        {
            await mirror.Follow(cancel);
            return await mirror.Open(cancel);
        }
        catch (DuckDBException)
        {
            // The mirror has given up and will be made anew; nobody needs to wait for that.
            return null;
        }
    }
}
