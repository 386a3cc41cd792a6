using Kite.Insight;

namespace Kite.Tests.Insight.Moving;

/// <summary>
/// A population that lives by the models' own story, day by day: everyone comes at a pace of
/// their own until they leave, and spends from a purse of their own.
/// </summary>
internal static class StablePopulation
{
    public static readonly Period First = Plain.Period("2026-01-01", "2026-06-30");
    public static readonly Period Second = Plain.Period("2026-07-01", "2026-12-31");
    public static readonly Thresholds Lines = Thresholds.Fixed(often: 2, much: 6_000);
    private static readonly DateOnly Opening = Plain.Day("2025-03-01");

    private static readonly double[] Pace = [1.5, 10, 1, 6];
    private static readonly double[] Purse = [6, 4, 3_000];

    /// <summary>The models by which it lives, as if they were known for certain.</summary>
    public static readonly StableModel Known = new(
        new(VisitModel.Of(VisitModel.MbgNbd, Pace), new(Purse[0], Purse[1], Purse[2])), [], 0);

    /// <param name="customers">How many ever come.</param>
    /// <param name="seed">Which of the possible worlds.</param>
    /// <param name="kept">The share of visits in the second period that really take place.</param>
    /// <param name="grown">By how much a visit brings more in the second period.</param>
    public static List<Sale> Live(
        int customers, ulong seed, double kept = 1, double grown = 1)
    {
        var lots = new Lots(unchecked(seed * 0x5851_F42D_4C95_7F2D + 1));
        var sales = new List<Sale>();
        for (var number = 1; number <= customers; number++)
        {
            var at = (double)Opening.DayNumber
                + lots.Below(Second.To.DayNumber - Opening.DayNumber + 1);
            var rate = lots.Gamma(Pace[0]) / Pace[1];
            var leaving = lots.Beta(Pace[2], Pace[3]);
            var size = lots.Gamma(Purse[1]) / Purse[2];
            var isFirst = true;
            do
            {
                var day = DateOnly.FromDayNumber((int)at);
                if (day > Second.To) break;

                var changed = !isFirst && Second.Contains(day);
                var net = lots.Gamma(Purse[0]) / size * (changed ? grown : 1);
                if (!changed || lots.Next() < kept)
                    sales.Add(new(number, day, 1 + (long)net));
                isFirst = false;
                at += 7 * lots.Exponential() / rate;
            }
            while (lots.Next() > leaving);
        }
        return sales;
    }

    public static Movement Moved(IReadOnlyCollection<Sale> sales) => Movement.Of(
        Plain.Figures(sales, First), Plain.Figures(sales, Second), Plain.Habits(sales), Lines);

    public static AllGoing Going(IReadOnlyCollection<Sale> sales, Movement movement)
    {
        var (before, after) = (Before(sales), HowTheyCameBy(sales, Second.To));
        return AllGoing.Of(movement, before, after, Second);
    }

    public static Comings Before(IReadOnlyCollection<Sale> sales) =>
        HowTheyCameBy(sales, First.To);

    public static StableMovement Held(IReadOnlyCollection<Sale> sales, StableModel model)
    {
        var movement = Moved(sales);
        return StableMovement.Of(movement, Going(sales, movement), model);
    }

    private static Comings HowTheyCameBy(IReadOnlyCollection<Sale> sales, DateOnly end) =>
        Likely.HowTheyCame.Of(
            sales, "2025-10-31",
            end.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
}
