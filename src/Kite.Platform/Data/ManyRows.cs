using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>
/// Gives SQLite room for the work of an import: pages that many batches write again and again
/// stay in memory and go into the file once. What is committed is on the disk all the same.
/// </summary>
internal sealed class ManyRows : IAsyncDisposable
{
    private const string Roomy = "PRAGMA cache_size=-131072; PRAGMA wal_autocheckpoint=32768;";
    private const string Usual = "PRAGMA cache_size=-16384; PRAGMA wal_autocheckpoint=4000;";

    private readonly KiteDb db;

    private ManyRows(KiteDb db) => this.db = db;

    public static async Task<ManyRows> Ready(KiteDb db, CancellationToken cancel)
    {
        // Otherwise each question would open a connection of the usual kind.
        await db.Database.OpenConnectionAsync(cancel);
        if (!db.IsPostgres) await db.Database.ExecuteSqlRawAsync(Roomy, cancel);
        return new(db);
    }

    public async ValueTask DisposeAsync()
    {
        if (!db.IsPostgres) await db.Database.ExecuteSqlRawAsync(Usual);
        await db.Database.CloseConnectionAsync();
    }
}
