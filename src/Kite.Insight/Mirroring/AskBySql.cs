using System.Data.Common;
using System.Globalization;

namespace Kite.Insight;

/// <summary>
/// Asks for figures in plain SQL, the same on SQLite, PostgreSQL and the mirror, whose tables
/// bear the same names; only how a day is written differs.
/// </summary>
internal sealed class AskBySql(
    Func<string, DbCommand> command,
    Func<DateOnly, string> written,
    Func<DbDataReader, int, int> dayNumber)
{
    public async Task<PeriodFigures> Figures(
        Period period, int? store, CancellationToken cancel)
    {
        var (came, returned) = (new Columns(), new Columns());
        await using var asked = command($"""
            SELECT customer_number, CAST(SUM(came) AS bigint), CAST(SUM(net) AS bigint)
            FROM ({PerDay(period, store)}) AS days
            GROUP BY customer_number ORDER BY customer_number
            """);
        await using var reader = await asked.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var visits = (int)reader.GetInt64(1);
            (visits > 0 ? came : returned).Add(reader.GetInt64(0), visits, reader.GetInt64(2));
        }
        await reader.CloseAsync();
        return came.ToFigures(period, returned, await UnnamedIn(period, store, cancel));
    }

    public async Task<Lifetimes> Lifetimes(
        DateOnly upTo, int? store, CancellationToken cancel)
    {
        var (customers, net) = (new List<long>(), new List<long>());
        var (first, last) = (new List<int>(), new List<int>());
        var period = Period.Of(DateOnly.MinValue, upTo).Value;
        const string Came = "CASE WHEN is_return THEN NULL ELSE day END";
        await using var asked = command($"""
            SELECT customer_number, MIN({Came}), MAX({Came}), CAST(SUM(net_coins) AS bigint)
            FROM purchases WHERE customer_number > 0 AND {Narrowed(period, store)}
            GROUP BY customer_number HAVING MIN({Came}) IS NOT NULL ORDER BY customer_number
            """);
        await using var reader = await asked.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            customers.Add(reader.GetInt64(0));
            first.Add(dayNumber(reader, 1));
            last.Add(dayNumber(reader, 2));
            net.Add(reader.GetInt64(3));
        }
        return new([.. customers], [.. first], [.. last], [.. net]);
    }

    public async Task<Habits> Habits(DateOnly upTo, int? store, CancellationToken cancel)
    {
        var (habits, days) = (new List<Habit>(), new List<int>());
        var (customer, total) = (0L, 0L);
        var period = Period.Of(DateOnly.MinValue, upTo).Value;
        await using var asked = command(PerDay(period, store) + " ORDER BY customer_number");
        await using var reader = await asked.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (reader.GetInt64(0) != customer)
            {
                EndCustomer();
                (customer, total) = (reader.GetInt64(0), 0);
            }
            if (reader.GetInt32(2) == 1) days.Add(dayNumber(reader, 1));
            total += reader.GetInt64(3);
        }
        EndCustomer();
        return new([.. habits]);

        void EndCustomer()
        {
            if (days.Count > 0) habits.Add(Habit.Of(customer, days.ToArray(), total));
            days.Clear();
        }
    }

    public async Task<IReadOnlyList<DaySum>> Days(
        int? store, long? customer, CancellationToken cancel)
    {
        var of = customer is { } number
            ? " AND customer_number = " + number.ToString(CultureInfo.InvariantCulture)
            : "";
        var sums = new List<DaySum>();
        var ever = Period.Of(DateOnly.MinValue, DateOnly.MaxValue).Value;
        await using var asked = command($"""
            SELECT day, CAST(SUM(net) AS bigint), CAST(SUM(came) AS bigint)
            FROM (
                SELECT day, net, came FROM ({PerDay(ever, store, of)}) AS named
                UNION ALL
                SELECT day, net_coins, CASE WHEN is_return THEN 0 ELSE 1 END
                FROM purchases WHERE customer_number <= 0 AND {Narrowed(ever, store)}{of}
            ) AS days
            GROUP BY day ORDER BY day
            """);
        await using var reader = await asked.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            sums.Add(new(
                DateOnly.FromDayNumber(dayNumber(reader, 0)), reader.GetInt64(1),
                reader.GetInt64(2)));
        }
        return sums;
    }

    public async Task<Comings> Comings(DateOnly upTo, int? store, CancellationToken cancel)
    {
        var period = Period.Of(DateOnly.MinValue, upTo).Value;
        var comings = ComingsBegun.On(await FirstDay(period, store, cancel) ?? upTo, upTo);
        var (theirs, customer) = (new DaysOfOne(), 0L);
        await using var asked = command($"""
            SELECT customer_number, day, CASE WHEN is_return THEN 0 ELSE 1 END AS came,
                   CAST(SUM(net_coins) AS bigint) AS net
            FROM purchases WHERE customer_number > 0 AND {Narrowed(period, store)}
            GROUP BY customer_number, day, is_return ORDER BY customer_number, day
            """);
        await using var reader = await asked.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (reader.GetInt64(0) != customer)
            {
                if (customer > 0) theirs.Tell(customer, comings);
                customer = reader.GetInt64(0);
            }
            theirs.Add(dayNumber(reader, 1), reader.GetInt64(3), reader.GetInt32(2) == 1);
        }
        if (customer > 0) theirs.Tell(customer, comings);
        return comings;
    }

    private async Task<DateOnly?> FirstDay(Period period, int? store, CancellationToken cancel)
    {
        await using var asked = command($"""
            SELECT day FROM purchases
            WHERE customer_number > 0 AND NOT is_return AND {Narrowed(period, store)}
            ORDER BY day LIMIT 1
            """);
        await using var reader = await asked.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel)
            ? DateOnly.FromDayNumber(dayNumber(reader, 0))
            : null;
    }

    public async Task Walk(
        DateOnly upTo, int? store, EachCustomer each, CancellationToken cancel)
    {
        var (days, customer) = (new List<int>(), 0L);
        var period = Period.Of(DateOnly.MinValue, upTo).Value;
        await using var asked = command(PerDay(period, store) + " ORDER BY customer_number");
        await using var reader = await asked.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (reader.GetInt64(0) != customer) EndCustomer();
            customer = reader.GetInt64(0);
            if (reader.GetInt32(2) == 1) days.Add(dayNumber(reader, 1));
        }
        EndCustomer();

        void EndCustomer()
        {
            if (days.Count > 0) each(customer, Habit.Once(days.ToArray()));
            days.Clear();
        }
    }

    public async Task<int[]> DaysOf(long customer, DateOnly upTo, CancellationToken cancel)
    {
        var days = new List<int>();
        await using var asked = command($"""
            SELECT DISTINCT day FROM purchases
            WHERE customer_number = {customer.ToString(CultureInfo.InvariantCulture)}
              AND NOT is_return AND day <= {written(upTo)} ORDER BY day
            """);
        await using var reader = await asked.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) days.Add(dayNumber(reader, 0));
        return [.. days];
    }

    public async Task<long> LargestNet(Period period, int customers, CancellationToken cancel)
    {
        var most = customers.ToString(CultureInfo.InvariantCulture);
        await using var asked = command($"""
            SELECT CAST(COALESCE(SUM(net), 0) AS bigint) FROM (
                SELECT SUM(net_coins) AS net FROM purchases
                WHERE customer_number > 0 AND {Narrowed(period, store: null)}
                GROUP BY customer_number HAVING SUM(net_coins) > 0
                ORDER BY SUM(net_coins) DESC LIMIT {most}) AS largest
            """);
        await using var reader = await asked.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return reader.GetInt64(0);
    }

    private async Task<Unnamed> UnnamedIn(Period period, int? store, CancellationToken cancel)
    {
        await using var asked = command($"""
            SELECT COUNT(*), CAST(COALESCE(SUM(net_coins), 0) AS bigint) FROM purchases
            WHERE customer_number <= 0 AND {Narrowed(period, store)}
            """);
        await using var reader = await asked.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return new(reader.GetInt64(0), reader.GetInt64(1));
    }

    private string PerDay(Period period, int? store, string of = "") => $"""
        SELECT customer_number, day, MAX(CASE WHEN is_return THEN 0 ELSE 1 END) AS came,
               CAST(SUM(net_coins) AS bigint) AS net
        FROM purchases WHERE customer_number > 0 AND {Narrowed(period, store)}{of}
        GROUP BY customer_number, day
        """;

    // Days and numbers are written by us, never by who asks: nothing can be slipped in.
    private string Narrowed(Period period, int? store)
    {
        var days = $"day BETWEEN {written(period.From)} AND {written(period.To)}";
        return store is { } number
            ? days + " AND store_number = " + number.ToString(CultureInfo.InvariantCulture)
            : days;
    }
}
