using System.Globalization;
using System.Text;

namespace Kite.Tests.Importing;

/// <summary>
/// A long file of purchases with all that makes going on hard: rows without a receipt that say
/// the same, receipts told twice far apart, rows that nobody can understand, goods brought back.
/// And, worked out plainly, what must be in the books at the end.
/// </summary>
internal sealed class TillRoll
{
    private const int Customers = 5_000;
    private static readonly DateOnly First = new(2025, 1, 1);

    private readonly List<Row> rows = [];

    private TillRoll()
    {
    }

    /// <summary>How the file is to be read.</summary>
    public static string Mapping => """
        {
          "name": "roll", "source": "roll", "currency": "EUR",
          "shape": { "kind": "comma", "hasHeader": true },
          "decimalSign": "point", "dateForm": "yearFirst",
          "columns": {
            "customer": "customer", "name": "name", "receipt": "receipt", "day": "date",
            "items": "items", "amount": "amount"
          }
        }
        """;

    public int Rows => rows.Count;
    public int Refused => rows.Count(row => row.IsBad);
    public int Added => Kept.Count();
    public int Known => Rows - Refused - Added;
    public int NewCustomers => Kept.Select(row => row.Customer).Distinct().Count();
    public long Coins => Kept.Sum(row => row.Coins);

    /// <summary>Every purchase that the books must hold, once for each time.</summary>
    public IEnumerable<string> Told => Kept.Select(row => row.Told).Order(StringComparer.Ordinal);

    // A receipt of a customer counts once; what has none counts as often as it stands there.
    private IEnumerable<Row> Kept => rows.Where(row => !row.IsBad).Index()
        .DistinctBy(row => row.Item.Receipt.Length == 0
            ? $"{row.Index}"
            : $"{row.Item.Customer} {row.Item.Receipt}")
        .Select(row => row.Item);

    public static TillRoll Of(int rows, Random chance)
    {
        var roll = new TillRoll();
        for (var i = 0; i < rows; i++) roll.rows.Add(roll.Next(i, chance));
        return roll;
    }

    public static string Purchase(
        string customer, DateOnly day, long coins, int items, string receipt) =>
        string.Create(
            CultureInfo.InvariantCulture, $"{customer} {day:O} {coins} {items} {receipt}");

    public void Write(string path)
    {
        using var file = new StreamWriter(path, append: false, Encoding.UTF8, 1 << 20);
        file.Write("customer,name,receipt,date,items,amount\n");
        foreach (var row in rows) file.Write(row.Line);
    }

    private Row Next(int number, Random chance)
    {
        // The same again: the same purchase where it has a receipt, another where it has none.
        if (number > 0 && chance.Next(40) == 0) return rows[chance.Next(number)];

        var receipt = chance.Next(4) == 0 ? "" : $"R{number:000000}";
        return new(
            $"C{chance.Next(Customers):00000}",
            receipt,
            First.AddDays(number / 400),
            chance.Next(1, 9),
            chance.Next(-2_000, 60_000),
            IsBad: chance.Next(300) == 0);
    }

    private sealed record Row(
        string Customer, string Receipt, DateOnly Day, int Items, long Coins, bool IsBad)
    {
        public string Line => string.Create(
            CultureInfo.InvariantCulture,
            $"{Customer},Guest {Customer},{Receipt},{(IsBad ? "2025-02-31" : $"{Day:O}")},"
            + $"{Items},{Coins / 100m:0.00}\n");

        public string Told => Purchase(Customer, Day, Coins, Items, Receipt);
    }
}
