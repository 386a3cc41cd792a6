namespace Kite.Sample;

/// <summary>A stretch of days in which a guest lives by one habit.</summary>
internal sealed record Stage(int First, int Last, Habit Habit, double Visits, double Spend);

/// <summary>How a guest comes and goes over the months; days are counted from the first.</summary>
internal sealed record Life(int Joined, IReadOnlyList<Stage> Stages)
{
    private const double HalfYear = 183;

    private static readonly string[] Great = ["host", "host", "couple", "monthly order"];
    private static readonly string[] Steady = ["lunch", "lunch", "neighbour", "couple", "host"];

    /// <param name="dice">The guest's own luck.</param>
    /// <param name="days">How many days there are.</param>
    /// <param name="newYear">The day on which this year began.</param>
    public static Life Draw(Dice dice, int days, int newYear) => dice.Share() switch
    {
        < 0.013 => Lost(dice, days, newYear),
        < 0.038 => Asleep(dice, days),
        < 0.056 => WonBack(dice, days),
        _ => Ordinary(dice, days),
    };

    public Habit Habit => Stages[0].Habit;

    private static Life Ordinary(Dice dice, int days)
    {
        var isNew = dice.Falls(0.36);
        var habit = Habits.All[dice.Weighed(
            [.. Habits.All.Select(h => isNew ? h.New : h.Old)])];
        var joined = isNew ? dice.Below(days) : Before(dice);
        return new(joined, [.. Stretches(dice, habit, Math.Max(joined, 0), days)]);
    }

    // Last year's largest who have not come back, by the calendar as by the last twelve months.
    private static Life Lost(Dice dice, int days, int newYear)
    {
        var latest = dice.Falls(0.5) ? newYear : days - 365;
        var gone = dice.Between(90, Math.Max(latest, 91) - 1);
        return new(Before(dice), [Steadily(dice, Habits.Named(dice.Any(Great)), 0, gone, 1.4)]);
    }

    private static Life Asleep(Dice dice, int days)
    {
        var habit = Habits.Named(dice.Any(Steady));
        return new(Before(dice), [Steadily(dice, habit, 0, days - dice.Between(45, 120), 1.1)]);
    }

    private static Life WonBack(Dice dice, int days)
    {
        var habit = Habits.Named(dice.Any(Steady));
        var back = days - dice.Between(15, 100);
        var gone = back - dice.Between(120, 300);
        return new(
            Before(dice),
            [
                Steadily(dice, habit, 0, gone, 1.1),
                Steadily(dice, habit, back, days - 1, 1.2),
            ]);
    }

    private static int Before(Dice dice) => -dice.Between(20, 1100);

    private static Stage Steadily(Dice dice, Habit habit, int first, int last, double more) =>
        new(first, last, habit, habit.Visits * more, dice.Around(habit.Spend, habit.SpendSpread));

    private static IEnumerable<Stage> Stretches(Dice dice, Habit habit, int from, int days)
    {
        var often = dice.Around(1, habit.VisitsSpread);
        var much = dice.Around(1, habit.SpendSpread);
        foreach (var border in Borders(dice, days).Where(b => b > from))
        {
            var stage = new Stage(
                from, border - 1, habit, habit.Visits * often, habit.Spend * much);
            if (dice.Falls(habit.Leaves * (border - from) / HalfYear))
            {
                var gone = dice.Between(from, border - 1);
                yield return stage with { Last = gone };
                var back = gone + dice.Between(100, 240);
                if (back < days && dice.Falls(0.12))
                    yield return stage with { First = back, Last = days - 1 };
                yield break;
            }
            yield return stage;
            habit = Turned(dice, habit);
            from = border;
        }
    }

    private static int[] Borders(Dice dice, int days) =>
        [183 + dice.Between(-40, 40), 366 + dice.Between(-40, 40), days];

    private static Habit Turned(Dice dice, Habit habit)
    {
        var luck = dice.Share();
        foreach (var (next, chance) in habit.Turns)
        {
            luck -= chance;
            if (luck < 0) return Habits.Named(next);
        }
        return habit;
    }
}
