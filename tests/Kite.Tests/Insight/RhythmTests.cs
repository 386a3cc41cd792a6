using CsCheck;
using Kite.Insight;

namespace Kite.Tests.Insight;

/// <summary>Rhythms as they are learned: from a base that is known, and from a real shop.
/// </summary>
public sealed class RhythmTests
{
    private static readonly DateOnly On = Plain.Day("2026-09-30");

    [Fact]
    public void The_functions_agree_with_a_second_way_of_working_them_out() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 20], Gen.Double[0.001, 0.999], Gen.Double[0.2, 60])
            .Sample((a, b, x, y) =>
            {
                Assert.Equal(AtLeast(a, a + b - 1, x), Special.Beta(x, a, b), 1e-9);
                Assert.Equal(
                    Math.Log(y), Special.LnGamma(y + 1) - Special.LnGamma(y), 1e-9);
                Assert.Equal(Slope(Special.LnGamma, y), Special.Digamma(y), 1e-4);
                Assert.Equal(1, Slope(Special.Digamma, y) / Special.Trigamma(y), 1e-3);
            });

    [Fact]
    public void A_longer_silence_is_never_more_likely_and_being_lost_never_passes_by_itself() =>
        Gen.Select(Some, Gen.Int[0, 40], Gen.Int[1, 900]).Sample((rhythms, pauses, span) =>
        {
            var habit = HabitOf(pauses, pauses == 0 ? 0 : Math.Max(span, pauses));
            var (before, wasLate, wasLost) = (1.0, false, false);
            for (var silent = 0; silent < 4000; silent += 37)
            {
                var longer = rhythms.Longer(habit, silent);
                Assert.InRange(longer, 0, before + 1e-12);
                Assert.False(wasLate && !rhythms.IsLate(habit, silent));
                Assert.False(wasLost && !rhythms.IsLost(habit, silent));
                (before, wasLate, wasLost) =
                    (longer, rhythms.IsLate(habit, silent), rhythms.IsLost(habit, silent));
                Assert.Equal(
                    pauses > 0 && longer < Rhythms.Improbable - 1e-6,
                    wasLate && longer < Rhythms.Improbable - 1e-6);
                if (wasLost) Assert.True(silent >= rhythms.UsualPause(habit) - 1);
                if (wasLost) Assert.True(rhythms.StaysAway(habit, silent) > Rhythms.Surely - 1e-6);
            }
        });

    [Fact]
    public void Who_has_few_pauses_is_told_by_all_and_who_has_many_by_their_own()
    {
        var rhythms = new Rhythms(2, 3, 40, 0.3, 0.05);
        var usual = rhythms.UsualPause(HabitOf(0, 0));
        var (one, many) = (HabitOf(1, 200), HabitOf(60, 60 * 200));
        Assert.InRange(rhythms.UsualPause(one), usual + 1, 199);
        Assert.InRange(rhythms.UsualPause(many), 160, 200);
    }

    [Fact]
    public void What_a_base_was_made_with_is_learned_from_it_again()
    {
        var habits = Made(new Random(7), customers: 4000, regularity: 3, shape: 4, scale: 60);
        var learned = Rhythms.Learn(habits, On)!;
        Assert.InRange(learned.Regularity, 2.7, 3.3);
        // A mean pause of c·b/(a−1) days over the base.
        var mean = learned.Regularity * learned.Scale / (learned.Shape - 1);
        Assert.InRange(mean, 0.8 * 60, 1.25 * 60);
        Assert.InRange(learned.LastLater, 0.05, 0.2);
    }

    [Fact]
    public void With_too_few_who_came_twice_nothing_is_learned()
    {
        Sale[] sales =
        [
            .. from n in Enumerable.Range(1, Rhythms.Fewest - 1)
               from day in new[] { 10, 40 } select new Sale(n, On.AddDays(-day), 100),
            new(99, On.AddDays(-5), 100),
        ];
        Assert.Null(Rhythms.Learn(Plain.Habits(sales), On));
        Assert.NotNull(Rhythms.Learn(
            Plain.Habits([.. sales, new(99, On.AddDays(-50), 100)]), On));
    }

    [Fact]
    public void In_a_real_shop_the_lost_stay_away_as_often_as_was_said()
    {
        var sales = Cdnow.Read().Sales.ToList();
        var (on, end) = (Plain.Day("1997-09-30"), Plain.Day("1998-06-30"));
        var known = Plain.Habits(sales.Where(s => s.Day <= on));
        var rhythms = Rhythms.Learn(known, on)!;
        var next = sales.Where(s => s.Day > on && !s.IsReturn).GroupBy(s => s.Customer)
            .ToDictionary(g => g.Key, g => g.Min(s => s.Day));
        var (lost, came, foreseen) = (0, 0, 0.0);
        foreach (var habit in known.All)
        {
            var ahead = (int)(Rhythms.Ahead * rhythms.UsualPause(habit));
            // Only those can be judged whose time ends before the data does.
            if (ahead > end.DayNumber - on.DayNumber) continue;
            if (!rhythms.IsLost(habit, habit.SilentDays(on))) continue;
            lost++;
            foreseen += 1 - rhythms.StaysAway(habit, habit.SilentDays(on));
            if (next.TryGetValue(habit.Customer, out var day) && day <= on.AddDays(ahead)) came++;
        }
        Assert.True(lost > 200, $"{lost} can be judged");
        Assert.True(came <= 0.1 * lost, $"{came} of {lost} came; {foreseen:N0} were foreseen");
    }

    [Fact]
    public void Who_was_lost_and_came_again_is_found_by_what_was_known_then()
    {
        var rhythms = new Rhythms(3, 4, 60, 0.3, 0.1);
        int[] days = [0, 30, 60, 90, 1200, 1230, 1260, 3000];
        var found = WinBacks.Of(7, days, rhythms);
        Assert.Equal([(1200, 1110), (3000, 1740)],
            found.Select(b => (b.Back.DayNumber, b.SilentDays)));
        Assert.Equal(
            found.Take(1), WinBacks.Of(7, days.AsSpan(..7), rhythms));
        Assert.Empty(WinBacks.Of(7, days.AsSpan(..4), rhythms));
    }

    private static readonly Gen<Rhythms> Some = Gen.Select(
        Gen.Double[0.4, 8], Gen.Double[0.5, 20], Gen.Double[2, 300], Gen.Double[0.01, 0.9],
        Gen.Double[0.01, 0.5], (c, a, b, first, later) => new Rhythms(c, a, b, first, later));

    private static Habit HabitOf(int pauses, int span) => new(
        1, On.AddDays(-span), On, pauses + 1, 0, 0);

    // A tenth of the visits are the last; pauses and paces are drawn as the model says.
    private static Habits Made(
        Random dice, int customers, int regularity, int shape, double scale)
    {
        var sales = new List<Sale>();
        for (var customer = 1; customer <= customers; customer++)
        {
            var pace = Drawn(dice, shape) / 3 * regularity / scale;
            var day = -dice.Next(1500);
            while (day <= 0)
            {
                sales.Add(new(customer, On.AddDays(day), 100));
                if (dice.NextDouble() < 0.1) break;
                day += Math.Max(1, (int)Math.Round(Drawn(dice, regularity) / pace));
            }
        }
        return Plain.Habits(sales);
    }

    // A gamma number of a whole shape is a sum of so many waits.
    private static double Drawn(Random dice, int shape) =>
        Enumerable.Range(0, shape).Sum(_ => -Math.Log(1 - dice.NextDouble()));

    // That of so many tries at least a few succeed.
    private static double AtLeast(int few, int tries, double chance)
    {
        var sum = 0.0;
        for (var j = few; j <= tries; j++)
        {
            var ways = 1.0;
            for (var i = 0; i < j; i++) ways *= (double)(tries - i) / (j - i);
            sum += ways * Math.Pow(chance, j) * Math.Pow(1 - chance, tries - j);
        }
        return sum;
    }

    private static double Slope(Func<double, double> of, double at) =>
        (of(at + 1e-4) - of(at - 1e-4)) / 2e-4;
}
