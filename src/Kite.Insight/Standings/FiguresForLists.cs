using Kite.Customers;

namespace Kite.Insight;

/// <summary>
/// Whom a list is to show by their visits, their money, their quarter and their class, by the
/// same figures as the contribution map.
/// </summary>
internal sealed class FiguresForLists(AskFigures ask) : IFigureFilters
{
    private const string First = "firstVisit";
    private const string Last = "lastVisit";
    private const string Visits = "visits";
    private const string Worth = "worth";
    private const string Spent = "spent";
    private const string Quarter = "quarter";
    private const string Average = "average";
    private const string Class = "class";

    public IReadOnlyList<FigureFilter> Filters { get; } =
    [
        Of(Last, "filter.last-visit", 10, FigureKind.Day) with { OfStore = true },
        Of(First, "filter.first-visit", 20, FigureKind.Day) with { OfStore = true },
        OfSpan(Visits, "filter.visits", 30, FigureKind.Count),
        OfSpan(Worth, "filter.worth", 40, FigureKind.Money),
        OfSpan(Average, "filter.average", 45, FigureKind.Money),
        Of(Spent, "filter.spent", 50, FigureKind.Money),
        OfSpan(Quarter, "filter.quarter", 60, FigureKind.Choice) with
        {
            Choices = ["A", "B", "C", "D", "none"], Under = "filter.quarter.",
        },
        OfSpan(Class, "filter.class", 70, FigureKind.Choice) with
        {
            Choices = ["top10", "top20"], Under = "filter.class.",
        },
    ];

    private static FigureFilter Of(string key, string head, int order, FigureKind kind) =>
        new(key, typeof(Texts), head, May.ReadInsight, order, kind);

    private static FigureFilter OfSpan(string key, string head, int order, FigureKind kind) =>
        Of(key, head, order, kind) with { OfDays = true, OfStore = true };

    public async Task<Result<CustomerNumbers>> Passing(
        Asker asker, IReadOnlyList<FigureTest> tests, CancellationToken cancel)
    {
        var begun = await ask.Begin(asker, new FigureQuestion(), cancel);
        if (begun.Refusal is { } no) return no;

        var ground = begun.Value;
        await using var snapshot = await ask.Open(cancel);
        CustomerNumbers? passing = null;
        foreach (var ofStore in tests.GroupBy(t => t.Store))
        {
            if (await Unknown(asker, ofStore.First(), cancel) is { } unknown) return unknown;
            var habits = await snapshot.Habits(ground.Today, ofStore.Key, cancel);
            var mine = new CustomerNumbers(HabitTests.Passing(habits, [.. ofStore]));
            passing = passing?.And(mine) ?? mine;
            foreach (var test in ofStore)
            {
                var some = await Beyond(snapshot, ground, habits, test, cancel);
                if (some.Refusal is { } bent) return bent;
                if (some.Value.Passing is { } few) passing = passing.And(few);
            }
        }
        return passing!;
    }

    private async Task<Refusal?> Unknown(Asker asker, FigureTest test, CancellationToken cancel)
    {
        if (test.Store is null) return null;

        var there = await ask.Begin(asker, new FigureQuestion { Store = test.Store }, cancel);
        return there.Refusal is BadInput { Faults: [var first, ..] }
            ? new BadInput($"figure.{test.Key}.store", first.Why)
            : there.Refusal;
    }

    private sealed record Asked(CustomerNumbers? Passing);

    // What one look at the habits does not answer.
    private async Task<Result<Asked>> Beyond(
        Snapshot snapshot, AskFigures.Ground ground, Habits habits, FigureTest test,
        CancellationToken cancel)
    {
        if (HabitTests.Answer(test)) return new Asked(null);

        var window = test.Window ?? test.Key switch
        {
            Quarter => ground.Period,
            _ => YearTo(ground.Today),
        };
        var figures = await snapshot.Figures(window, test.Store, cancel);
        switch (test.Key)
        {
            case Quarter:
                var lines = await ask.Lines(new MapQuestion(), figures, cancel);
                if (lines.Refusal is { } bent) return bent;
                return new Asked(InQuarter(habits, figures, lines.Value, test));
            case Class:
                return new Asked(InClass(figures, test));
            case Visits:
                return new Asked(FiguresOfHabits.Each(
                    habits, figures, (visits, _) => HabitTests.Within(test, visits)));
            case Average:
                return new Asked(FiguresOfHabits.Each(habits, figures, (visits, net) =>
                    visits > 0 && HabitTests.Within(test, net / visits)));
            // Who bought nothing in these days spent nothing.
            default:
                return new Asked(FiguresOfHabits.Each(
                    habits, figures, (_, net) => HabitTests.Within(test, net)));
        }
    }

    private static CustomerNumbers InQuarter(
        Habits habits, PeriodFigures figures, Thresholds lines, FigureTest test)
    {
        var wanted = Enum.GetValues<Quarter>().Select(q => Asks(test, $"{q}")).ToArray();
        var none = Asks(test, "none");
        return FiguresOfHabits.Each(habits, figures, (visits, net) =>
            visits == 0 ? none : wanted[(int)lines.Of(visits, net)]);
    }

    private static CustomerNumbers InClass(PeriodFigures figures, FigureTest test)
    {
        var least = new Ranks(figures).LeastOfShare(Asks(test, "top20") ? 20 : 10);
        var top = new List<long>();
        for (var i = 0; i < figures.Count; i++)
            if (figures.Net[i] >= least) top.Add(figures.Customers[i]);
        return new CustomerNumbers([.. top]);
    }

    private static bool Asks(FigureTest test, string word) =>
        test.Words.Contains(word, StringComparer.Ordinal);

    internal static Period YearTo(DateOnly today) =>
        Period.Of(today.AddYears(-1).AddDays(1), today).Value;

    /// <summary>The tests that one look at each customer's habit answers.</summary>
    private static class HabitTests
    {
        /// <summary>Whether habits answer it whole; they know nothing of single days.</summary>
        public static bool Answer(FigureTest test) => test.Key switch
        {
            First or Last => true,
            Visits or Worth or Average => test.Window is null,
            _ => false,
        };

        public static long[] Passing(Habits habits, IReadOnlyList<FigureTest> tests)
        {
            var mine = tests.Where(Answer).ToArray();
            var numbers = new List<long>();
            foreach (ref readonly var habit in habits.All)
                if (Passes(habit, mine)) numbers.Add(habit.Customer);
            return [.. numbers];
        }

        private static bool Passes(in Habit habit, FigureTest[] tests)
        {
            foreach (var test in tests)
            {
                var passes = test.Key switch
                {
                    First => Within(test, habit.First),
                    Last => Within(test, habit.Last),
                    Visits => Within(test, habit.Visits),
                    Worth => Within(test, habit.Net),
                    _ => Within(test, habit.Net / habit.Visits),
                };
                if (!passes) return false;
            }
            return true;
        }

        public static bool Within(FigureTest test, long figure) =>
            !(figure < test.From) && !(figure > test.To);

        private static bool Within(FigureTest test, DateOnly day) =>
            !(day < test.FromDay) && !(day > test.ToDay);
    }
}
