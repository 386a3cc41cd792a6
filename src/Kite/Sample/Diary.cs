namespace Kite.Sample;

/// <summary>One time that a guest paid, or was paid back, in one of the four stores.</summary>
internal readonly record struct Outing(
    int Store, int Day, int Minute, long Coins, int Items, bool IsReturn = false);

/// <summary>Writes down when a guest came and what it cost, day by day.</summary>
internal sealed class Diary(Season season, DateOnly first)
{
    private const double HalfYear = 183;
    private const int BeforeDawn = 1670;

    public List<Outing> Of(Life life, Dice dice)
    {
        var outings = new List<Outing>();
        var home = dice.Weighed(life.Habit.Stores);
        var last = -dice.Between(0, 60);
        foreach (var stage in life.Stages)
        {
            for (var day = stage.First; day <= stage.Last; day++)
            {
                if (day != life.Joined && !dice.Falls(Chance(stage, day, day - last))) continue;

                last = day;
                Add(outings, stage, day, home, dice);
            }
        }
        return outings;
    }

    /// <summary>Those who pay and leave without a name.</summary>
    public IEnumerable<Outing> Unnamed(int days, Dice dice)
    {
        for (var day = 0; day < days; day++)
        {
            var guests = (int)(dice.Around(5.5, 0.3) * season[Swing.Travel, day]);
            for (var i = 0; i < guests; i++)
            {
                var hours = dice.Any([Hours.Lunch, Hours.Tea, Hours.Dinner, Hours.Night]);
                yield return dice.Falls(0.01)
                    ? Order(Premises.Wholesale, day, dice.Around(180, 0.4), dice)
                    : Bill(dice.Weighed([3, 3, 4]), day, hours, dice.Around(66, 0.5), dice);
            }
        }
    }

    // People keep a rhythm: hardly ever just after the last time, surely after a pause.
    private double Chance(Stage stage, int day, int pause)
    {
        var weekday = ((int)first.AddDays(day).DayOfWeek + 6) % 7;
        var rhythm = (pause * stage.Visits / HalfYear) switch
        {
            < 0.3 => 0.35,
            < 0.7 => 0.95,
            _ => 1.45,
        };
        return Math.Min(
            0.95,
            stage.Visits / HalfYear
                * stage.Habit.Week[weekday]
                * season[stage.Habit.Swing, day]
                * rhythm);
    }

    private static void Add(List<Outing> outings, Stage stage, int day, int home, Dice dice)
    {
        var habit = stage.Habit;
        var store = habit.IsTrade || dice.Falls(0.25) ? dice.Weighed(habit.Stores) : home;
        var hours = dice.Falls(0.75) ? habit.Hours[0] : dice.Any(habit.Hours);
        var bill = habit.IsTrade
            ? Order(store, day, dice.Around(stage.Spend, 0.3), dice)
            : Bill(store, day, hours, dice.Around(stage.Spend, 0.24), dice);
        if (dice.Falls(0.0008)) bill = bill with { Coins = 0 };
        outings.Add(bill);
        if (!habit.IsTrade && dice.Falls(0.015))
            outings.Add(Bill(store, day, Hours.Tea, dice.Around(26, 0.3), dice));
        if (bill.Coins > 0 && dice.Falls(habit.IsTrade ? 0.04 : 0.004))
            outings.Add(BroughtBack(bill, stage.Last, dice));
    }

    // A restaurant's bill ends on half a yuan.
    private static Outing Bill(int store, int day, Hours hours, double yuan, Dice dice) => new(
        store, day, dice.Between(hours.From, hours.To), Math.Max(12, (long)(yuan * 2)) * 50,
        Math.Max(1, (int)(yuan / 36)));

    private static Outing Order(int store, int day, double yuan, Dice dice) => new(
        store, day, dice.Between(Hours.Dispatch.From, Hours.Dispatch.To), (long)(yuan * 100),
        Math.Max(2, (int)(yuan / 55)));

    private static Outing BroughtBack(Outing bill, int last, Dice dice)
    {
        var later = Math.Min(bill.Day + dice.Below(4), last);
        var part = dice.Falls(0.3) ? 100 : dice.Between(10, 70);
        return bill with
        {
            Day = later,
            Minute = Math.Min(bill.Minute + dice.Between(20, 90), BeforeDawn),
            Coins = -(bill.Coins * part / 5000 * 50),
            Items = Math.Max(1, bill.Items * part / 100),
            IsReturn = true,
        };
    }
}
