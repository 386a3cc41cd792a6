using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kite;

/// <summary>
/// Brings the database to this program's version: one at a time, whole or not at all, and never
/// when the database is already newer than the program.
/// </summary>
public sealed class Upgrade(KiteDb db, DataFolder folder)
{
    private const long LockNumber = 5_483_1297; // any number, the same in every copy of Kite

    public async Task<Result<Done>> Run(CancellationToken cancel)
    {
        if (db.IsPostgres) return await UnderPostgresLock(cancel);

        await using var turn = await FileLock.Wait(folder.File("upgrade.lock"), cancel);
        return await Migrate(cancel);
    }

    private async Task<Result<Done>> UnderPostgresLock(CancellationToken cancel)
    {
        await CreateIfMissing(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({LockNumber})", cancel);
        try
        {
            return await Migrate(cancel);
        }
        finally
        {
            await db.Database.ExecuteSqlAsync(
                $"SELECT pg_advisory_unlock({LockNumber})", CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<Result<Done>> Migrate(CancellationToken cancel)
    {
        await CreateIfMissing(cancel);
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        var newer = applied.Find(m => !known.Contains(m));
        if (newer is not null) return new DatabaseIsNewer(newer);

        var pending = known.Except(applied, StringComparer.Ordinal).Order(StringComparer.Ordinal);
        await ApplyTogether([.. pending], applied.LastOrDefault(), cancel);
        await TheBusiness.Found(db, cancel);
        return Done.It;
    }

    private async Task CreateIfMissing(CancellationToken cancel)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancel)) await creator.CreateAsync(cancel);
    }

    // One transaction around all of them: an upgrade that fails leaves the database as it was.
    private async Task ApplyTogether(
        List<string> pending, string? from, CancellationToken cancel)
    {
        if (pending.Count == 0) return;

        var script = db.GetService<IMigrator>().GenerateScript(
            from ?? Migration.InitialDatabase,
            pending[^1],
            MigrationsSqlGenerationOptions.NoTransactions);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlRawAsync(Escaped(script), cancel);
        await whole.CommitAsync(cancel);
    }

    private static string Escaped(string script) =>
        script.Replace("{", "{{", StringComparison.Ordinal)
            .Replace("}", "}}", StringComparison.Ordinal);
}

/// <summary>The database was written by a newer Kite than this one.</summary>
public sealed record DatabaseIsNewer(string Version) : Refusal;
