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
    private const string Class = "class";

    public IReadOnlyList<FigureFilter> Filters { get; } =
    [
        Of(Last, "filter.last-visit", 10, FigureKind.Day),
        Of(First, "filter.first-visit", 20, FigureKind.Day),
        Of(Visits, "filter.visits", 30, FigureKind.Count),
        Of(Worth, "filter.worth", 40, FigureKind.Money),
        Of(Spent, "filter.spent", 50, FigureKind.Money),
        Of(Quarter, "filter.quarter", 60, FigureKind.Choice) with
        {
            Choices = ["A", "B", "C", "D", "none"], Under = "filter.quarter.",
        },
        Of(Class, "filter.class", 70, FigureKind.Choice) with
        {
            Choices = ["top10", "top20"], Under = "filter.class.",
        },
    ];

    private static FigureFilter Of(string key, string head, int order, FigureKind kind) =>
        new(key, typeof(Texts), head, May.ReadInsight, order, kind);

    public async Task<Result<CustomerNumbers>> Passing(
        Asker asker, IReadOnlyList<FigureTest> tests, CancellationToken cancel)
    {
        var begun = await ask.Begin(asker, new FigureQuestion(), cancel);
        if (begun.Refusal is { } no) return no;

        var ground = begun.Value;
        await using var snapshot = await ask.Open(cancel);
        var habits = await snapshot.Habits(ground.Today, store: null, cancel);
        var passing = new CustomerNumbers(HabitTests.Passing(habits, tests));
        foreach (var test in tests)
        {
            var some = test.Key switch
            {
                Spent => await Spending(snapshot, ground, habits, test, cancel),
                Quarter => await InQuarter(snapshot, ground, habits, test, cancel),
                Class => await InClass(snapshot, ground, test, cancel),
                _ => passing,
            };
            if (some.Refusal is { } bent) return bent;
            if (!ReferenceEquals(some.Value, passing)) passing = passing.And(some.Value);
        }
        return passing;
    }

    // Who bought nothing in the year spent nothing.
    private static async Task<Result<CustomerNumbers>> Spending(
        Snapshot snapshot, AskFigures.Ground ground, Habits habits, FigureTest test,
        CancellationToken cancel)
    {
        var year = await snapshot.Figures(YearTo(ground.Today), store: null, cancel);
        return Each(habits, customer =>
            HabitTests.Within(test, year.Find(customer)?.Net ?? 0));
    }

    private async Task<Result<CustomerNumbers>> InQuarter(
        Snapshot snapshot, AskFigures.Ground ground, Habits habits, FigureTest test,
        CancellationToken cancel)
    {
        var figures = await snapshot.Figures(ground.Period, store: null, cancel);
        var lines = await ask.Lines(new MapQuestion(), figures, cancel);
        if (lines.Refusal is { } bent) return bent;

        var wanted = Enum.GetValues<Quarter>().Select(q => Asks(test, $"{q}")).ToArray();
        var none = Asks(test, "none");
        return Each(habits, customer => figures.Find(customer) is { } visitor
            ? wanted[(int)lines.Value.Of(visitor)]
            : none);
    }

    private static async Task<Result<CustomerNumbers>> InClass(
        Snapshot snapshot, AskFigures.Ground ground, FigureTest test, CancellationToken cancel)
    {
        var year = await snapshot.Figures(YearTo(ground.Today), store: null, cancel);
        var least = new Ranks(year).LeastOfShare(Asks(test, "top20") ? 20 : 10);
        var top = new List<long>();
        for (var i = 0; i < year.Count; i++)
            if (year.Net[i] >= least) top.Add(year.Customers[i]);
        return new CustomerNumbers([.. top]);
    }

    private static bool Asks(FigureTest test, string word) =>
        test.Words.Contains(word, StringComparer.Ordinal);

    private static CustomerNumbers Each(Habits habits, Func<long, bool> passes)
    {
        var numbers = new List<long>();
        foreach (ref readonly var habit in habits.All)
            if (passes(habit.Customer)) numbers.Add(habit.Customer);
        return new([.. numbers]);
    }

    internal static Period YearTo(DateOnly today) =>
        Period.Of(today.AddYears(-1).AddDays(1), today).Value;

    /// <summary>The tests that one look at each customer's habit answers.</summary>
    private static class HabitTests
    {
        public static long[] Passing(Habits habits, IReadOnlyList<FigureTest> tests)
        {
            var numbers = new List<long>();
            foreach (ref readonly var habit in habits.All)
                if (Passes(habit, tests)) numbers.Add(habit.Customer);
            return [.. numbers];
        }

        private static bool Passes(in Habit habit, IReadOnlyList<FigureTest> tests)
        {
            foreach (var test in tests)
            {
                var passes = test.Key switch
                {
                    First => Within(test, habit.First),
                    Last => Within(test, habit.Last),
                    Visits => Within(test, habit.Visits),
                    Worth => Within(test, habit.Net),
                    _ => true,
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
