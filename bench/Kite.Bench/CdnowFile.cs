using System.Globalization;
using Kite.Insight;

namespace Kite.Bench;

/// <summary>
/// The published purchases of CDNOW, if their file is at hand: <c>KITE_DATASETS</c> names its
/// folder.
/// </summary>
internal static class CdnowFile
{
    public static Comings? Read()
    {
        var folder = Environment.GetEnvironmentVariable("KITE_DATASETS")
            ?? Tree.At("..", "shared", "data");
        var file = Path.Combine(folder, "CDNOW_master.txt");
        return File.Exists(file) ? Of(File.ReadLines(file)) : null;
    }

    // A line: the customer, the day, how many discs, dollars and cents.
    private static Comings Of(IEnumerable<string> lines)
    {
        var comings = new Comings(new(1997, 1, 1), new(1997, 9, 30), new(1998, 6, 30));
        var customers = lines
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(l => l.Length == 4 && char.IsDigit(l[0][0]))
            .GroupBy(l => int.Parse(l[0], CultureInfo.InvariantCulture))
            .OrderBy(customer => customer.Key);
        foreach (var customer in customers)
        {
            var days = customer
                .GroupBy(l => DateOnly.ParseExact(l[1], "yyyyMMdd", CultureInfo.InvariantCulture))
                .OrderBy(day => day.Key).ToList();
            comings.Add(
                customer.Key, [.. days.Select(d => d.Key.DayNumber)],
                [.. days.Select(d => d.Sum(l => Coins(l[3])))], [.. days.Select(_ => true)]);
        }
        return comings;
    }

    private static long Coins(string dollars) =>
        (long)(100 * decimal.Parse(dollars, CultureInfo.InvariantCulture));
}
