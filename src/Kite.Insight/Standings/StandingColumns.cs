using Kite.Customers;

namespace Kite.Insight;

/// <summary>Quarter, spending of twelve months and worth in all, as columns of lists.</summary>
internal sealed class StandingColumns(AskFigures ask) : ICustomerColumns
{
    private const string Quarter = "quarter";
    private const string Spent = "spent";
    private const string Worth = "worth";
    private const string AllVisits = "allVisits";

    public IReadOnlyList<CustomerColumn> Columns { get; } =
    [
        Of(Quarter, "filter.quarter", 25),
        Of(AllVisits, "filter.visits", 51) with { IsFigure = true },
        Of(Spent, "filter.spent", 52) with { IsFigure = true },
        Of(Worth, "filter.worth", 53) with { IsFigure = true },
    ];

    private static CustomerColumn Of(string key, string head, int order) =>
        new(key, typeof(Texts), head, May.ReadInsight, order) { Usual = false, From = "m" };

    public async Task Fill(FigureTable table, Asker asker, CancellationToken cancel)
    {
        var begun = await ask.Begin(asker, new FigureQuestion(), cancel);
        if (begun.Refusal is not null) return;

        var ground = begun.Value;
        await using var snapshot = await ask.Open(cancel);
        if (table.Wants(Quarter)) await FillQuarter(table, ground, snapshot, cancel);
        if (table.Wants(Spent))
        {
            var year = await snapshot.Figures(
                FiguresForLists.YearTo(ground.Today), store: null, cancel);
            foreach (var (_, number) in table.Customers)
                if (year.Find(number) is { } v) table.Put(number, Spent, ground.Money(v.Net));
        }
        if (!table.Wants(Worth) && !table.Wants(AllVisits)) return;

        var habits = await snapshot.Habits(ground.Today, store: null, cancel);
        foreach (var (_, number) in table.Customers)
        {
            if (habits.Find(number) is not { } habit) continue;
            table.Put(number, Worth, ground.Money(habit.Net));
            table.Put(number, AllVisits, (long)habit.Visits);
        }
    }

    private async Task FillQuarter(
        FigureTable table, AskFigures.Ground ground, Snapshot snapshot, CancellationToken cancel)
    {
        var figures = await snapshot.Figures(ground.Period, store: null, cancel);
        var lines = await ask.Lines(new MapQuestion(), figures, cancel);
        if (lines.Refusal is not null) return;

        foreach (var (_, number) in table.Customers)
        {
            if (figures.Find(number) is { } visitor)
                table.Put(number, Quarter, new QuarterOf($"{lines.Value.Of(visitor)}"));
        }
    }
}
