using DuckDB.NET.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Insight;

/// <summary>
/// The mirror for analysis: follows the books by position and answers what reads millions of
/// purchases. It belongs to the serving process and can be thrown away at any time.
/// </summary>
internal sealed class Mirror(
    MirrorFile file, MirrorNote note, IServiceScopeFactory scopes, KeptFigures kept)
    : IReady, IDisposable
{
    /// <summary>As many positions are followed in one go, and held in memory at once.</summary>
    public const int Stretch = 200_000;

    private readonly SemaphoreSlim turn = new(1, 1);
    private DuckDBConnection? writer;
    private int readers;
    private bool isUnfit;
    private long notedAt = -1;

    /// <summary>Whether it has been level with the books since it was opened.</summary>
    public bool HasCaughtUp { get; private set; }

    string IReady.Name => "mirror";

    bool IReady.IsReady => HasCaughtUp;

    /// <summary>Follows one stretch; answers whether there is more to follow.</summary>
    public async Task<bool> Follow(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            // An unfit file goes when its last reader has gone; until then the books answer.
            if (isUnfit && Volatile.Read(ref readers) > 0) return false;

            writer ??= isUnfit ? file.Begin() : file.OpenOrBegin();
            isUnfit = false;
            var more = await FollowOnce(writer, cancel);
            HasCaughtUp |= !more;
            return more;
        }
        catch (DuckDBException) when (writer is not null)
        {
            GiveUp();
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The mirror as it stands now; null while it cannot answer.</summary>
    public async Task<MirrorSnapshot?> Open(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            if (!HasCaughtUp) return null;

            Interlocked.Increment(ref readers);
            return new(file.Connect(), kept, () => Interlocked.Decrement(ref readers));
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        writer?.Dispose();
        turn.Dispose();
    }

    private async Task<bool> FollowOnce(DuckDBConnection mirror, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KiteDb>();
        var books = await db.Set<Business>().Select(b => b.BooksId).SingleAsync(cancel);
        var last = await Counter.LastOf(db, Counter.Purchases, cancel);

        var isOfTheseBooks = mirror.Ask(
            "SELECT count(*) FROM mirror WHERE books = ? AND position <= ?", $"{books}", last) > 0;
        var had = isOfTheseBooks ? Extent.Of(mirror) : Extent.Nothing;
        if (isOfTheseBooks && had.Position == last) return false;

        var to = Math.Min(last, had.Position + Stretch);
        mirror.Do("BEGIN TRANSACTION");
        try
        {
            if (!isOfTheseBooks) Forget(mirror);
            var has = await NewPurchases.Copy(db, mirror, had, to, cancel);
            has.Write(mirror, $"{books}");
            mirror.Do("COMMIT");
        }
        catch (Exception e) when (e is not DuckDBException)
        {
            mirror.Do("ROLLBACK");
            throw;
        }
        return to < last;
    }

    /// <summary>Leaves word of what the mirror holds, where that has changed.</summary>
    public async Task Note(CancellationToken cancel)
    {
        await using var snapshot = await Open(cancel);
        if (snapshot is null || snapshot.Position == notedAt) return;

        note.Write(await snapshot.Totals(cancel));
        notedAt = snapshot.Position;
    }

    private void Forget(DuckDBConnection mirror)
    {
        (HasCaughtUp, notedAt) = (false, -1);
        kept.Forget();
        foreach (var table in new[] { "purchases", "lines", "products" })
            mirror.Do($"DELETE FROM {table}");
    }

    private void GiveUp()
    {
        (HasCaughtUp, isUnfit) = (false, true);
        kept.Forget();
        writer?.Dispose();
        writer = null;
    }
}
