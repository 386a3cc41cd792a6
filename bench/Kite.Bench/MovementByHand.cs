using DuckDB.NET.Data;
using Kite.Insight;
using static Kite.Bench.Figure;

namespace Kite.Bench;

/// <summary>
/// The movement between two half years written by hand, in the two ways one would try to count
/// visits; the answer is compared to the customer.
/// </summary>
internal static class MovementByHand
{
    private const int Often = 4;
    private const int Much = 120_00;

    private const string Distinct = """
        SELECT customer_number AS buyer, count(DISTINCT day) FILTER (NOT is_return) AS visits,
               sum(net_coins) AS spent
        FROM purchases WHERE customer_number > 0 AND day BETWEEN {from} AND {to} GROUP BY 1
        """;

    private const string TwoSteps = """
        SELECT buyer, count(*) FILTER (came) AS visits, sum(paid) AS spent
        FROM (SELECT customer_number AS buyer, day, sum(net_coins) AS paid,
                     bool_or(NOT is_return) AS came
              FROM purchases WHERE customer_number > 0 AND day BETWEEN {from} AND {to}
              GROUP BY 1, 2) GROUP BY 1
        """;

    private const string Matrix = """
        WITH was AS ({was}), now AS ({now}),
        known AS (SELECT customer_number AS buyer, min(day) FILTER (NOT is_return) AS first
                  FROM purchases WHERE customer_number > 0 AND day <= {end} GROUP BY 1)
        SELECT CASE WHEN was.visits > 0 THEN {wasIn} WHEN first > {middle} THEN 'new'
                    ELSE 'none' END,
               CASE WHEN now.visits > 0 THEN {nowIn} ELSE 'none' END, count(*)
        FROM known LEFT JOIN was USING (buyer) LEFT JOIN now USING (buyer)
        WHERE first IS NOT NULL GROUP BY 1, 2
        """;

    private const string Quarter = """
        CASE WHEN {of}.visits > {often}
             THEN CASE WHEN {of}.spent > {much} * {of}.visits THEN 'B' ELSE 'D' END
             ELSE CASE WHEN {of}.spent > {much} * {of}.visits THEN 'A' ELSE 'C' END END
        """;

    public static MovementQuestion Question { get; } = new()
    {
        From = new(2025, 7, 1), To = new(2025, 12, 31),
        ThenFrom = new(2026, 1, 1), ThenTo = new(2026, 6, 30), Often = Often, Much = Much,
    };

    public static string[] Ways { get; } = [Written(Distinct), Written(TwoSteps)];

    public static async Task Ask(
        DuckDBConnection duck, string way, MovementView ours, CancellationToken cancel)
    {
        await using var command = duck.CreateCommand();
        command.CommandText = way;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var customers = 0L;
        while (await reader.ReadAsync(cancel))
        {
            var (from, to) = (reader.GetString(0), reader.GetString(1));
            var same = ours.Moves.Single(m => m.From == from && m.To == to);
            if (same.Customers != reader.GetInt64(2))
                throw new InvalidOperationException($"{same} is not what SQL says.");
            customers += same.Customers;
        }
        if (customers != ours.Customers)
            throw new InvalidOperationException($"{ours.Customers} moved, SQL says {customers}.");
    }

    private static string Written(string visitors) => Matrix
        .Replace("{was}", Between(visitors, Question.From, Question.To), StringComparison.Ordinal)
        .Replace(
            "{now}", Between(visitors, Question.ThenFrom, Question.ThenTo),
            StringComparison.Ordinal)
        .Replace("{wasIn}", In("was"), StringComparison.Ordinal)
        .Replace("{nowIn}", In("now"), StringComparison.Ordinal)
        .Replace("{middle}", Day(Question.To), StringComparison.Ordinal)
        .Replace("{end}", Day(Question.ThenTo), StringComparison.Ordinal);

    private static string Between(string visitors, DateOnly? from, DateOnly? to) => visitors
        .Replace("{from}", Day(from), StringComparison.Ordinal)
        .Replace("{to}", Day(to), StringComparison.Ordinal);

    private static string In(string of) => Quarter
        .Replace("{of}", of, StringComparison.Ordinal)
        .Replace("{often}", Say($"{Often}"), StringComparison.Ordinal)
        .Replace("{much}", Say($"{Much}"), StringComparison.Ordinal);

    private static string Day(DateOnly? day) => Say($"{day!.Value.DayNumber}");
}
