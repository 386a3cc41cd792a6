using System.Globalization;

namespace Kite.Bench;

/// <summary>
/// A file of invented purchases, the same for the same size: a tenth as many customers, each of
/// them in it at least once, some of them far more often; eighteen months, in order of time.
/// </summary>
internal static class PurchaseFile
{
    private const int Days = 548;
    private static readonly DateOnly First = new(2025, 1, 1);

    public static readonly DateOnly Last = First.AddDays(Days - 1);

    public static void Write(string path, int purchases)
    {
        using var file = new StreamWriter(path, append: false, System.Text.Encoding.UTF8, 1 << 20);
        file.Write("customer,receipt,date,items,amount\n");
        foreach (var row in Rows(purchases))
        {
            file.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"C{row.Customer:0000000},R{row.Number:000000000},{row.Day:yyyy-MM-dd},"
                + $"{row.Items},{row.Coins / 100}.{row.Coins % 100:00}\n"));
        }
    }

    public static IEnumerable<Row> Rows(int purchases)
    {
        var chance = new Sample.Dice(1);
        var customers = Math.Max(1, purchases / 10);
        // Odd and far from a divisor, so that the first tenth names everyone, well mixed.
        var step = (customers / 3 * 2) | 1;
        while (Gcd(step, customers) != 1) step += 2;
        for (var i = 0; i < purchases; i++)
        {
            var customer = i % 10 == 0
                ? (int)((long)(i / 10) * step % customers)
                : (int)(Math.Pow(chance.Share(), 2.2) * customers);
            yield return new(
                i + 1,
                customer + 1,
                First.AddDays((int)((long)i * Days / purchases)),
                chance.Between(1, 9),
                (long)(chance.Share() * chance.Share() * 60_000) + 500);
        }
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);

    internal readonly record struct Row(
        int Number, int Customer, DateOnly Day, int Items, long Coins);
}
