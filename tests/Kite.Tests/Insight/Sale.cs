using Kite.Insight;

namespace Kite.Tests.Insight;

/// <summary>One row of a till's roll, as the tests write it.</summary>
internal sealed record Sale(long Customer, DateOnly Day, long Net, bool IsReturn = false)
{
    public int Store { get; init; } = 1;

    /// <summary>What was on it: <c>TEA CAKE*2 -MILK</c>, the last of them brought back.</summary>
    public string Of { get; init; } = "";

    /// <summary>A sale of one coin for each piece.</summary>
    public static Sale With(long customer, DateOnly day, string of, bool back = false)
    {
        var sale = new Sale(customer, day, 0, back) { Of = of };
        return sale with { Net = sale.Lines.Sum(l => l.Net) };
    }

    public IEnumerable<(string Product, int Pieces, long Net)> Lines =>
        Of.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word =>
        {
            var (back, parts) = (IsReturn || word[0] == '-', word.TrimStart('-').Split('*'));
            var pieces = parts.Length == 1
                ? 1
                : int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
            return (parts[0], pieces, back ? -pieces : (long)pieces);
        });

    public IEnumerable<Kite.Sales.PurchaseLine> LinesOf(Kite.Sales.Purchase purchase) =>
        Lines.Select((line, i) => new Kite.Sales.PurchaseLine
        {
            CustomerId = purchase.CustomerId,
            PurchaseId = purchase.Id,
            Line = i + 1,
            Product = line.Product,
            QuantityThousandths = 1_000 * line.Pieces,
            NetCoins = line.Net,
        });
}

/// <summary>The figures of a few sales, worked out the plain way.</summary>
internal static class Plain
{
    public static Period Period(string from, string to) =>
        Kite.Period.Of(Day(from), Day(to)).Value;

    public static DateOnly Day(string day) =>
        DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static PeriodFigures Figures(IEnumerable<Sale> sales, Period period)
    {
        var inPeriod = sales.Where(sale => period.Contains(sale.Day)).ToList();
        var people = inPeriod.Where(sale => sale.Customer > 0).GroupBy(sale => sale.Customer)
            .OrderBy(group => group.Key).ToList();
        var came = people.Where(group => group.Any(sale => !sale.IsReturn)).ToList();
        var returned = people.Except(came).ToList();
        var unnamed = inPeriod.Where(sale => sale.Customer <= 0).ToList();
        return new(
            period,
            [.. came.Select(group => group.Key)],
            [.. came.Select(VisitsOf)],
            [.. came.Select(group => group.Sum(sale => sale.Net))],
            new(
                [.. returned.Select(group => group.Key)],
                [.. returned.Select(group => group.Sum(sale => sale.Net))]),
            new(unnamed.Count, unnamed.Sum(sale => sale.Net)));
    }

    public static PeriodFigures Figures(params Visitor[] visitors) =>
        new(
            Period("2026-01-01", "2026-06-30"),
            [.. visitors.Select(visitor => visitor.Customer)],
            [.. visitors.Select(visitor => visitor.Visits)],
            [.. visitors.Select(visitor => visitor.Net)],
            OnlyReturned.Nobody,
            Unnamed.Nothing);

    public static Habits Habits(IEnumerable<Sale> sales) =>
        new(
        [
            .. sales.Where(sale => sale.Customer > 0)
                .GroupBy(sale => sale.Customer)
                .Where(group => group.Any(sale => !sale.IsReturn))
                .OrderBy(group => group.Key)
                .Select(group => Habit.Of(
                    group.Key,
                    group.Where(sale => !sale.IsReturn).Select(s => s.Day.DayNumber).ToArray(),
                    group.Sum(sale => sale.Net))),
        ]);

    private static int VisitsOf(IEnumerable<Sale> sales) =>
        sales.Where(sale => !sale.IsReturn).Select(sale => sale.Day).Distinct().Count();
}
