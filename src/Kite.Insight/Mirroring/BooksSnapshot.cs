using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>
/// The same figures from the books themselves, in plain SQL: for the command line, and while the
/// mirror is still being made.
/// </summary>
internal sealed class BooksSnapshot : Snapshot
{
    private readonly IAsyncDisposable scope;
    private readonly KiteDb db;
    private readonly DbTransaction transaction;

    private BooksSnapshot(IAsyncDisposable scope, KiteDb db, DbTransaction transaction) =>
        (this.scope, this.db, this.transaction) = (scope, db, transaction);

    public static async Task<BooksSnapshot> Open(
        IAsyncDisposable scope, KiteDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var connection = db.Database.GetDbConnection();
        // Deferred: reading must not take the turn of those who write.
        var reading = connection is SqliteConnection lite
            ? lite.BeginTransaction(IsolationLevel.Unspecified, deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        return new(scope, db, reading);
    }

    public override async Task<PeriodFigures> Figures(
        Period period, int? store, CancellationToken cancel)
    {
        List<Visitor> came = [];
        List<Visitor> returned = [];
        await using var command = Command("""
            SELECT customer_number, COUNT(DISTINCT CASE WHEN is_return THEN NULL ELSE day END),
                   CAST(SUM(net_coins) AS bigint)
            FROM purchases
            WHERE customer_number > 0 AND day BETWEEN @from AND @to
              AND (@store < 0 OR store_number = @store)
            GROUP BY customer_number ORDER BY customer_number
            """, period, store);
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
            {
                var visitor = new Visitor(
                    reader.GetInt64(0), reader.GetInt32(1), reader.GetInt64(2));
                (visitor.Visits > 0 ? came : returned).Add(visitor);
            }
        }
        return new(
            period,
            [.. came.Select(v => v.Customer)],
            [.. came.Select(v => v.Visits)],
            [.. came.Select(v => v.Net)],
            new([.. returned.Select(v => v.Customer)], [.. returned.Select(v => v.Net)]),
            await UnnamedIn(period, store, cancel));
    }

    public override async Task<Habits> Habits(
        DateOnly upTo, int? store, CancellationToken cancel)
    {
        await using var command = Command("""
            SELECT customer_number, day, CAST(SUM(net_coins) AS bigint),
                   MAX(CASE WHEN is_return THEN 0 ELSE 1 END)
            FROM purchases
            WHERE customer_number > 0 AND day BETWEEN @from AND @to
              AND (@store < 0 OR store_number = @store)
            GROUP BY customer_number, day ORDER BY customer_number
            """, Period.Of(DateOnly.MinValue, upTo).Value, store);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return new([.. await HabitsIn(reader, cancel)]);
    }

    public override async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await scope.DisposeAsync();
    }

    private static async Task<List<Habit>> HabitsIn(
        DbDataReader reader, CancellationToken cancel)
    {
        var (habits, days) = (new List<Habit>(), new List<int>());
        var (customer, net) = (0L, 0L);
        while (await reader.ReadAsync(cancel))
        {
            if (reader.GetInt64(0) != customer)
            {
                if (days.Count > 0) habits.Add(Habit.Of(customer, [.. days], net));
                (customer, net) = (reader.GetInt64(0), 0);
                days.Clear();
            }
            net += reader.GetInt64(2);
            if (reader.GetInt32(3) == 1)
                days.Add(reader.GetFieldValue<DateOnly>(1).DayNumber);
        }
        if (days.Count > 0) habits.Add(Habit.Of(customer, [.. days], net));
        return habits;
    }

    private async Task<Unnamed> UnnamedIn(Period period, int? store, CancellationToken cancel)
    {
        await using var command = Command("""
            SELECT COUNT(*), CAST(COALESCE(SUM(net_coins), 0) AS bigint) FROM purchases
            WHERE customer_number <= 0 AND day BETWEEN @from AND @to
              AND (@store < 0 OR store_number = @store)
            """, period, store);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return new(reader.GetInt64(0), reader.GetInt64(1));
    }

    private DbCommand Command(string sql, Period period, int? store)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in new (string, object)[]
        {
            ("@from", period.From), ("@to", period.To), ("@store", store ?? -1),
        })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
