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
        OfSpan(Visits, "filter.visits", "filter.visits.span", 30, FigureKind.Count),
        OfSpan(Worth, "filter.worth", "filter.worth.span", 40, FigureKind.Money),
        OfSpan(Average, "filter.average", "filter.average.span", 45, FigureKind.Money),
        Of(Spent, "filter.spent", 50, FigureKind.Money),
        OfSpan(Quarter, "filter.quarter", "filter.quarter.span", 60, FigureKind.Choice) with
        {
            Choices = ["A", "B", "C", "D", "none"], Under = "filter.quarter.",
        },
        OfSpan(Class, "filter.class", "filter.class.span", 70, FigureKind.Choice) with
        {
            Choices = ["top10", "top20"], Under = "filter.class.",
        },
    ];

    private static FigureFilter Of(string key, string head, int order, FigureKind kind) =>
        new(key, typeof(Texts), head, May.ReadInsight, order, kind);

    private static FigureFilter OfSpan(
        string key, string head, string spanHead, int order, FigureKind kind) =>
        Of(key, head, order, kind) with { SpanHead = spanHead, OfDays = true, OfStore = true };

    public async Task<Result<CustomerNumbers>> Passing(
        Asker asker, IReadOnlyList<FigureTest> tests, CancellationToken cancel)
    {
        var begun = await ask.Begin(asker, new FigureQuestion(), cancel);
        if (begun.Refusal is { } no) return no;

        var ground = begun.Value;
        await using var snapshot = await ask.Open(cancel);
        CustomerNumbers? passing = null;
        foreach (var test in tests)
        {
            if (await Unknown(asker, test, cancel) is { } unknown) return unknown;
            // One question answers these three.
            var some = test is { Key: First or Last } or { Key: Worth, Window: null }
                ? OfLife(await snapshot.Lifetimes(ground.Today, test.Store, cancel), test)
                : await OfFigures(snapshot, ground, test, cancel);
            if (some.Refusal is { } bent) return bent;
            passing = passing?.And(some.Value) ?? some.Value;
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

    private static Result<CustomerNumbers> OfLife(Lifetimes lives, FigureTest test)
    {
        var numbers = new List<long>();
        for (var i = 0; i < lives.Count; i++)
            if (Passes(lives, i, test)) numbers.Add(lives.Customers[i]);
        return new CustomerNumbers([.. numbers]);
    }

    private static bool Passes(Lifetimes lives, int at, FigureTest test)
    {
        if (test.Key == Worth) return Within(test, lives.Net[at]);

        var day = test.Key == First ? lives.First(at) : lives.Last(at);
        return !(day < test.FromDay) && !(day > test.ToDay);
    }

    private async Task<Result<CustomerNumbers>> OfFigures(
        Snapshot snapshot, AskFigures.Ground ground, FigureTest test, CancellationToken cancel)
    {
        var ever = Period.Of(DateOnly.MinValue, ground.Today).Value;
        var window = test.Window ?? test.Key switch
        {
            Quarter => ground.Period,
            Spent or Class => YearTo(ground.Today),
            _ => ever,
        };
        var figures = await snapshot.Figures(window, test.Store, cancel);
        if (test.Key == Class) return InClass(figures, test);

        var passes = await Test(figures, test, cancel);
        if (passes.Refusal is { } bent) return bent;
        // Who did not come in these days has no visit and no money there. Where that passes, all
        // who ever came must be gone through.
        return MayPassAbsent(test)
            ? FiguresOfAll.Each(
                await snapshot.Figures(ever, test.Store, cancel), figures, passes.Value)
            : FiguresOfAll.Each(figures, figures, passes.Value);
    }

    private async Task<Result<Func<int, long, bool>>> Test(
        PeriodFigures figures, FigureTest test, CancellationToken cancel)
    {
        switch (test.Key)
        {
            case Quarter:
                var lines = await ask.Lines(new MapQuestion(), figures, cancel);
                return lines.Refusal is { } bent ? bent : InQuarter(lines.Value, test);
            case Visits:
                return (Func<int, long, bool>)((visits, _) => Within(test, visits));
            case Average:
                return (Func<int, long, bool>)((visits, net) =>
                    visits > 0 && Within(test, net / visits));
            default:
                return (Func<int, long, bool>)((_, net) => Within(test, net));
        }
    }

    private static Func<int, long, bool> InQuarter(Thresholds lines, FigureTest test)
    {
        var wanted = Enum.GetValues<Quarter>().Select(q => Asks(test, $"{q}")).ToArray();
        var none = Asks(test, "none");
        return (visits, net) => visits == 0 ? none : wanted[(int)lines.Of(visits, net)];
    }

    private static CustomerNumbers InClass(PeriodFigures figures, FigureTest test)
    {
        var least = new Ranks(figures).LeastOfShare(Asks(test, "top20") ? 20 : 10);
        var top = new List<long>();
        for (var i = 0; i < figures.Count; i++)
            if (figures.Net[i] >= least) top.Add(figures.Customers[i]);
        return new CustomerNumbers([.. top]);
    }

    private static bool MayPassAbsent(FigureTest test) => test.Key switch
    {
        Quarter => Asks(test, "none"),
        Average => false,
        _ => !(test.From > 0),
    };

    private static bool Asks(FigureTest test, string word) =>
        test.Words.Contains(word, StringComparer.Ordinal);

    internal static Period YearTo(DateOnly today) =>
        Period.Of(today.AddYears(-1).AddDays(1), today).Value;

    private static bool Within(FigureTest test, long figure) =>
        !(figure < test.From) && !(figure > test.To);
}
