using System.Globalization;

namespace Kite.Tests.Insight;

/// <summary>
/// Eighteen months of a music shop and, worked out naively from its rows, what Kite must find in
/// them. Nothing here is shared with the program.
/// </summary>
internal sealed class Cdnow
{
    private readonly List<Row> rows;

    private Cdnow(List<Row> rows) => this.rows = rows;

    /// <summary>Where the file lies.</summary>
    public static string File => In("CDNOW_master.txt");

    private static string In(string name) => Path.Combine(
        Environment.GetEnvironmentVariable("KITE_DATASETS")
            ?? Path.Combine(Sources.Root, "..", "shared", "data"),
        name);

    /// <summary>Everyone.</summary>
    public static Cdnow Read() => Read(File, words: 4);

    /// <summary>Every tenth customer: what most who wrote about these data looked at.</summary>
    public static Cdnow Sample() => Read(In("CDNOW_sample.txt"), words: 5);

    private static Cdnow Read(string file, int words)
    {
        Assert.SkipUnless(
            System.IO.File.Exists(file), $"No {file}; KITE_DATASETS names its folder.");

        return new(
        [
            .. System.IO.File.ReadLines(file)
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(line => line.Length == words && char.IsDigit(line[0][0]))
                .Select(line => new Row(
                    int.Parse(line[^4], CultureInfo.InvariantCulture),
                    DateOnly.ParseExact(line[^3], "yyyyMMdd", CultureInfo.InvariantCulture),
                    (long)(decimal.Parse(line[^1], CultureInfo.InvariantCulture) * 100))),
        ]);
    }

    public IEnumerable<Sale> Sales =>
        rows.Select(row => new Sale(row.Customer, row.Day, row.Cents));

    /// <summary>Per quarter: <c>A 12 customers 15 visits 34500 cents</c>.</summary>
    public IEnumerable<string> Quarters(string from, string to, long often, long much) =>
        Came(from, to)
            .GroupBy(c => Letter(c, often, much), StringComparer.Ordinal)
            .OrderBy(quarter => quarter.Key, StringComparer.Ordinal)
            .Select(q => $"{q.Key} {q.Count()} customers {q.Sum(c => c.Visits)} visits "
                + $"{q.Sum(c => c.Cents)} cents");

    /// <summary>The median visits and the median spend per visit, both rounded down.</summary>
    public (long Often, long Much) Medians(string from, string to)
    {
        var visits = Came(from, to).Select(c => (decimal)c.Visits).Order().ToList();
        var spend = Came(from, to).Select(c => (decimal)c.Cents / c.Visits).Order().ToList();
        return ((long)Math.Floor(Middle(visits)), (long)Math.Floor(Middle(spend)));
    }

    /// <summary>Per move: <c>A B 12</c>.</summary>
    public IEnumerable<string> Moves(
        string from, string to, string thenFrom, string thenTo, long often, long much)
    {
        var before = Came(from, to).ToDictionary(c => c.Customer);
        var after = Came(thenFrom, thenTo).ToDictionary(c => c.Customer);
        return rows.GroupBy(row => row.Customer)
            .Select(customer => (Customer: customer.Key, First: customer.Min(row => row.Day)))
            .Where(known => known.First <= Plain.Day(thenTo))
            .Select(known =>
                (before.TryGetValue(known.Customer, out var was) ? Letter(was, often, much)
                    : known.First > Plain.Day(to) ? "New" : "None")
                + " "
                + (after.TryGetValue(known.Customer, out var now) ? Letter(now, often, much)
                    : "None"))
            .GroupBy(move => move, StringComparer.Ordinal)
            .Select(move => $"{move.Key} {move.Count()}")
            .Order(StringComparer.Ordinal);
    }

    private IEnumerable<Guest> Came(string from, string to) =>
        rows.Where(row => row.Day >= Plain.Day(from) && row.Day <= Plain.Day(to))
            .GroupBy(row => row.Customer)
            .Select(customer => new Guest(
                customer.Key,
                customer.Select(row => row.Day).Distinct().Count(),
                customer.Sum(row => row.Cents)));

    private static string Letter(Guest guest, long often, long much)
    {
        var spend = (decimal)guest.Cents / guest.Visits;
        if (guest.Visits > often) return spend > much ? "B" : "D";
        return spend > much ? "A" : "C";
    }

    private static decimal Middle(List<decimal> sorted) =>
        (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;

    private sealed record Row(int Customer, DateOnly Day, long Cents);

    private sealed record Guest(int Customer, int Visits, long Cents);
}
