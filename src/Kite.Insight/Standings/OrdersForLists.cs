using Kite.Customers;

namespace Kite.Insight;

/// <summary>
/// The figures of the contribution map as orders of lists: what a customer brought and how often
/// they came, in all, in twelve months and in six.
/// </summary>
internal sealed class OrdersForLists(AskFigures ask) : IFigureOrders
{
    private const string First = "firstVisit";
    private const string Last = "lastVisit";
    private const string Visits = "visits";
    private const string Worth = "worth";
    private const string Spent = "spent";
    private const string HalfYear = "halfYearVisits";
    private const string Average = "average";

    public IReadOnlyList<FigureOrder> Orders { get; } =
    [
        Of(First, null), Of(Last, "lastVisit"), Of(Visits, "allVisits"), Of(Worth, "worth"),
        Of(Spent, "spent"), Of(HalfYear, "visits"), Of(Average, "average"),
    ];

    private static FigureOrder Of(string key, string? column) => new(key, column, May.ReadInsight);

    public async Task<Result<FigureRanking>> Ranking(
        Asker asker, string key, CancellationToken cancel)
    {
        var begun = await ask.Begin(asker, new FigureQuestion(), cancel);
        if (begun.Refusal is { } no) return no;

        var ground = begun.Value;
        await using var snapshot = await ask.Open(cancel);
        return key switch
        {
            Spent => await Of(snapshot, key, FiguresForLists.YearTo(ground.Today), cancel),
            HalfYear or Average => await Of(snapshot, key, ground.Period, cancel),
            _ => await OfHabits(snapshot, key, ground.Today, cancel),
        };
    }

    private static Task<FigureRanking> OfHabits(
        Snapshot snapshot, string key, DateOnly today, CancellationToken cancel) =>
        snapshot.Ranking(key, Period.Of(DateOnly.MinValue, today).Value, async () =>
        {
            var habits = await snapshot.Habits(today, store: null, cancel);
            var (numbers, figures) = (new long[habits.Count], new long[habits.Count]);
            for (var i = 0; i < numbers.Length; i++)
            {
                var habit = habits.All[i];
                numbers[i] = habit.Customer;
                figures[i] = key switch
                {
                    First => habit.First.DayNumber,
                    Last => habit.Last.DayNumber,
                    Visits => habit.Visits,
                    _ => habit.Net,
                };
            }
            return FigureRanking.Of(numbers, figures);
        });

    private static Task<FigureRanking> Of(
        Snapshot snapshot, string key, Period period, CancellationToken cancel) =>
        snapshot.Ranking(key, period, async () =>
        {
            var all = await snapshot.Figures(period, store: null, cancel);
            var figures = new long[all.Count];
            for (var i = 0; i < figures.Length; i++)
            {
                figures[i] = key switch
                {
                    HalfYear => all.Visits[i],
                    Average => all.Net[i] / all.Visits[i],
                    _ => all.Net[i],
                };
            }
            return FigureRanking.Of(all.Customers.ToArray(), figures);
        });
}
