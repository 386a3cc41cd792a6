using System.Data.Common;
using System.Globalization;

namespace Kite.Insight;

/// <summary>
/// Asks what was on the receipts, the same of the mirror and of the books: only where the lines
/// lie differs, and how a day and a product are written.
/// </summary>
internal sealed class AskLines(
    string lines,
    Func<string, DbCommand> command,
    Func<DateOnly, string> written,
    Func<DbDataReader, int, int> dayNumber,
    Func<DbDataReader, int, int> product)
{
    private readonly string from = $"FROM {lines} AS sold";
    private readonly bool isInBooks = lines != InMirror;

    /// <summary>Where they lie in the mirror: in the order of their receipts.</summary>
    public const string InMirror = "lines";

    private string Ordered => isInBooks ? "ORDER BY position" : "";

    /// <summary>
    /// Goes through what was sold in a period, receipt by receipt; what was brought back is not
    /// among it, but was not taken off either. Of some products alone, if they are named.
    /// </summary>
    public Task Scan(
        Period period, int? store, Action<LineScan> each, CancellationToken cancel,
        bool named = false, IReadOnlyList<(int Number, string Code)>? of = null) => Task.Run(
        async () =>
        {
            if (of is []) return;
            await using var asked = command($"""
                SELECT {LineScan.Columns} {from}
                WHERE back = 0 AND {Narrowed(period, store)}
                {(named ? "AND customer_number > 0" : "")} {Among(of)} {Ordered}
                """);
            if (isInBooks) Bind(asked, of ?? []);
            await using var reader = await asked.ExecuteReaderAsync(cancel);
            var scan = new LineScan(reader, r => dayNumber(r, 2), r => product(r, 3));
            while (scan.Next())
            {
                cancel.ThrowIfCancellationRequested();
                each(scan);
            }
        },
        cancel);

    /// <summary>
    /// How many lines each named customer has up to a day, by number.
    /// </summary>
    public Task<(long[] Customers, int[] Lines)> Buyers(
        Period period, int? store, CancellationToken cancel) => Task.Run(
        async () =>
        {
            var (customers, counts) = (new List<long>(), new List<int>());
            await using var asked = command($"""
                SELECT customer_number, COUNT(*) {from}
                WHERE back = 0 AND customer_number > 0 AND {Narrowed(period, store)}
                GROUP BY customer_number ORDER BY customer_number
                """);
            await using var reader = await asked.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                customers.Add(reader.GetInt64(0));
                counts.Add((int)reader.GetInt64(1));
            }
            return (customers.ToArray(), counts.ToArray());
        },
        cancel);

    /// <summary>
    /// Everything that must be known to tell what was brought back whole: the returns, and what
    /// was sold of the same product to the same customer, or on the receipt that a return names.
    /// Of one named customer, nobody else's.
    /// </summary>
    public Task<IReadOnlyList<LineMoved>> Moved(
        CancellationToken cancel, long? of = null) => Task.Run(
        async () =>
        {
            const string Sums = """
                customer_number, product, position, day, back, CAST(SUM(quantity) AS bigint),
                MAX(of_position)
                """;
            const string By = "GROUP BY customer_number, product, position, day, back";
            var whose = of is { } one ? $"customer_number = {Number(one)}" : "customer_number > 0";
            var unnamed = $"""
                UNION ALL
                SELECT {Sums} {from}
                JOIN (SELECT DISTINCT of_position AS place, product AS thing {from}
                      WHERE back = 1 AND customer_number <= 0 AND of_position > 0) AS keys
                  ON position = place AND product = thing
                WHERE back = 0 AND customer_number <= 0 {By}
                UNION ALL
                SELECT {Sums} {from}
                WHERE back = 1 AND customer_number <= 0 AND of_position > 0 {By}
                """;
            var moved = new List<LineMoved>();
            await using var asked = command($"""
                SELECT {Sums} {from}
                JOIN (SELECT DISTINCT customer_number AS customer, product AS thing {from}
                      WHERE back = 1 AND {whose}) AS keys
                  ON customer_number = customer AND product = thing {By}
                {(of is null ? unnamed : "")}
                """);
            await using var reader = await asked.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                moved.Add(new(
                    reader.GetInt64(0), product(reader, 1), reader.GetInt64(2),
                    dayNumber(reader, 3), reader.GetInt32(4) == 1, reader.GetInt64(5),
                    reader.GetInt64(6)));
            }
            return (IReadOnlyList<LineMoved>)moved;
        },
        cancel);

    /// <summary>What one customer bought, line by line.</summary>
    public Task<IReadOnlyList<(long Position, int Product)>> Of(
        long customer, DateOnly upTo, CancellationToken cancel) => Task.Run(
        async () =>
        {
            var bought = new List<(long, int)>();
            await using var asked = command($"""
                SELECT position, product {from}
                WHERE back = 0 AND customer_number = {Number(customer)}
                  AND day <= {written(upTo)}
                """);
            await using var reader = await asked.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
                bought.Add((reader.GetInt64(0), product(reader, 1)));
            return (IReadOnlyList<(long, int)>)bought;
        },
        cancel);

    /// <summary>The named customers who bought a product, line by line.</summary>
    public Task<IReadOnlyList<(long Position, long Customer)>> BuyersOf(
        int number, string code, CancellationToken cancel) => Task.Run(
        async () =>
        {
            var buyers = new List<(long, long)>();
            await using var asked = command($"""
                SELECT position, customer_number {from}
                WHERE back = 0 AND customer_number > 0
                  {Among([(number, code)])}
                """);
            if (isInBooks) Bind(asked, [(number, code)]);
            await using var reader = await asked.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
                buyers.Add((reader.GetInt64(0), reader.GetInt64(1)));
            return (IReadOnlyList<(long, long)>)buyers;
        },
        cancel);

    /// <summary>How many lines named customers have.</summary>
    public Task<long> Count(CancellationToken cancel) => Task.Run(
        async () =>
        {
            await using var asked = command($"SELECT COUNT(*) {from} WHERE customer_number > 0");
            return Convert.ToInt64(
                await asked.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
        },
        cancel);

    private string Among(IReadOnlyList<(int Number, string Code)>? products) => products is null
        ? ""
        : $"AND product IN ({string.Join(", ", products.Select((p, i) => isInBooks
            ? "@product" + Number(i)
            : Number(p.Number)))})";

    private static void Bind(
        DbCommand command, IReadOnlyList<(int Number, string Code)> products)
    {
        for (var i = 0; i < products.Count; i++)
        {
            var wanted = command.CreateParameter();
            (wanted.ParameterName, wanted.Value) = ("@product" + Number(i), products[i].Code);
            command.Parameters.Add(wanted);
        }
    }

    private string Narrowed(Period period, int? store)
    {
        var days = $"day BETWEEN {written(period.From)} AND {written(period.To)}";
        return store is { } number ? days + " AND store_number = " + Number(number) : days;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
