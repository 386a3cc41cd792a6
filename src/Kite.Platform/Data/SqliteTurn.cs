using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kite;

/// <summary>
/// SQLite lets one write at a time and has the others try again now and then. Within this
/// process they wait in line instead, each begun as soon as the one before has ended.
/// </summary>
internal sealed class SqliteTurn : DbTransactionInterceptor, IDbConnectionInterceptor
{
    public static readonly SqliteTurn Instance = new();

    // Whoever waits longer is in their own way; then the database itself decides.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, SemaphoreSlim> lines =
        new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<DbConnection, SemaphoreSlim> turns = [];

    public override InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result)
    {
        var line = LineFor(connection);
        if (line.Wait(Patience)) turns.AddOrUpdate(connection, line);
        return result;
    }

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        var line = LineFor(connection);
        if (await line.WaitAsync(Patience, cancellationToken))
            turns.AddOrUpdate(connection, line);
        return result;
    }

    public override void TransactionCommitted(
        DbTransaction transaction, TransactionEndEventData eventData) => End(eventData);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        End(eventData);
        return Task.CompletedTask;
    }

    public override void TransactionRolledBack(
        DbTransaction transaction, TransactionEndEventData eventData) => End(eventData);

    public override Task TransactionRolledBackAsync(
        DbTransaction transaction, TransactionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        End(eventData);
        return Task.CompletedTask;
    }

    // Let go of without an end, it is rolled back with the connection.
    public void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) =>
        End(connection);

    public Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        End(connection);
        return Task.CompletedTask;
    }

    // Where a transaction could not be begun after all, since nobody waits for it any more, its
    // connection is never closed: it is only thrown away.
    public void ConnectionDisposed(DbConnection connection, ConnectionEndEventData eventData) =>
        End(connection);

    public Task ConnectionDisposedAsync(
        DbConnection connection, ConnectionEndEventData eventData)
    {
        End(connection);
        return Task.CompletedTask;
    }

    private void End(TransactionEndEventData told)
    {
        if (told.Context is { } context) End(context.Database.GetDbConnection());
    }

    private void End(DbConnection connection)
    {
        if (turns.Remove(connection, out var line)) line.Release();
    }

    private SemaphoreSlim LineFor(DbConnection connection) =>
        lines.GetOrAdd(connection.DataSource, _ => new(1, 1));
}
