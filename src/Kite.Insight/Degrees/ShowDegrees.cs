using Kite.Customers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>
/// Shows the four degrees of a customer or of the base (A5), each from its own source. What
/// nobody has said is not known; nothing is added up.
/// </summary>
internal sealed class ShowDegrees(
    AskFigures ask, KiteDb db, SaidDegrees asked, TakeList take,
    IStringLocalizer<Texts> texts)
{
    /// <summary>The base's dependence is told by the share of so many customers.</summary>
    public const int Largest = 10;
    private const int Sample = 20_000;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/insight/degrees",
                async (ShowDegrees show, Asker asker, CancellationToken cancel) =>
                    (await show.Run(asker, customer: null, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("Satisfaction, loyalty, contribution and dependence of the base");
        api.MapGet(
                "/insight/degrees/export",
                async (
                    Choice<SheetFormat>? format, ShowDegrees show, Asker asker,
                    CancellationToken cancel) =>
                    (await show.Export(asker, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The degrees of the base by month, as a file: format csv or xlsx");
        api.MapGet(
                "/insight/customers/{number:long}/degrees",
                async (
                    long number, ShowDegrees show, Asker asker, CancellationToken cancel) =>
                    (await show.Run(asker, number, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("Satisfaction, loyalty, contribution and dependence of a customer");
    }

    public async Task<Result<DegreesView>> Run(
        Asker asker, long? customer, CancellationToken cancel)
    {
        var begun = await ask.Begin(asker, new FigureQuestion(), cancel);
        if (begun.Refusal is { } no) return no;
        // What they said themselves is on their record.
        if (customer is not null && !asker.May(May.ReadCustomers))
            return new NotAllowed(May.ReadCustomers);
        Guid? id = null;
        if (customer is { } number)
        {
            id = await db.Set<Customer>().Where(c => c.Number == number)
                .Select(c => (Guid?)c.Id).SingleOrDefaultAsync(cancel);
            if (id is null) return new NoSuchCustomer($"{number}");
        }
        var ground = begun.Value;
        var year = FiguresForLists.YearTo(ground.Today);
        await using var snapshot = await ask.Open(cancel);
        var habits = await snapshot.Habits(ground.Today, store: null, cancel);
        var isLeftOut = customer is { } one && (await db.NotScored(cancel)).Contains(one);
        var rhythms = isLeftOut
            ? null
            : await LateList.Learned(snapshot, habits, ground.Today, store: null);
        var months = DegreeMonths.Until(ground.Today);
        var loyalty = await Loyalty(snapshot, rhythms, months, habits, customer, cancel);
        var all = await snapshot.Days(store: null, cancel);
        var theirs = customer is null
            ? all
            : await snapshot.Days(store: null, cancel, customer);
        var told = new Told(ground, year, customer, all, theirs);
        var said = id is { } whose
            ? await asked.Of(whose, year, months, cancel)
            : await asked.OfBase(year, months, cancel);
        DegreeView[] degrees =
        [
            said.Satisfaction.Now,
            Loyal(loyalty, isLeftOut),
            told.Contribution(),
            await told.WeOnThem(year, snapshot, cancel) is { } share
                ? new(Degree.WeOnThem, DegreeSource.Purchases) { Share = share }
                : DegreeView.Unknown(
                    Degree.WeOnThem, DegreeSource.Purchases, NotKnown.NoPurchases),
            said.TheyOnUs.Now,
        ];
        return new DegreesView(
            customer, year.From, year.To,
            [.. degrees.Select(d => Defined(d, customer is null))],
            await Months(months, told, loyalty, said, snapshot, cancel),
            loyalty?.Customers(months.Count - 1) ?? 0);
    }

    public async Task<Result<Export>> Export(
        Asker asker, SheetFormat? format, CancellationToken cancel)
    {
        var view = await Run(asker, customer: null, cancel);
        if (view.Refusal is { } no) return no;

        return await take.Run(
            asker, "degrees", format, view.Value.Months,
            [
                (texts["degrees.from"], m => m.From), (texts["degrees.to"], m => m.To),
                .. Of("satisfied", m => m.Satisfaction),
                (texts["degrees.head.loyalty"], m => m.Loyalty),
                (texts["degree.Contribution"], m => m.Net),
                (texts["degrees.head.ten"], m => m.WeOnThem),
                .. Of("need", m => m.TheyOnUs),
            ],
            cancel);

        IEnumerable<(string, Func<DegreeMonth, object?>)> Of(
            string degree, Func<DegreeMonth, SaidMonth?> said) =>
        [
            (texts[$"degrees.head.{degree}"], m => said(m)?.Share),
            (texts[$"degrees.head.{degree}.low"], m => said(m)?.Low),
            (texts[$"degrees.head.{degree}.high"], m => said(m)?.High),
            (texts[$"degrees.head.{degree}.answers"], m => said(m)?.Answers ?? 0),
        ];
    }

    private DegreeView Defined(DegreeView one, bool isOfBase) => one with
    {
        Definition = isOfBase
            ? texts[$"degree.{one.Degree}.base"]
            : texts[$"degree.{one.Degree}.one"],
        Unit = one.Degree switch
        {
            Degree.Contribution => DegreeUnit.Money,
            Degree.Satisfaction when !isOfBase => DegreeUnit.OneToFive,
            _ => DegreeUnit.Share,
        },
    };

    private static DegreeView Loyal(LoyaltyByMonth? loyalty, bool isLeftOut) =>
        loyalty?.Of(DegreeMonths.Months) is { } chance
            ? new(Degree.Loyalty, DegreeSource.Rhythms) { Share = chance }
            : DegreeView.Unknown(
                Degree.Loyalty, DegreeSource.Rhythms,
                isLeftOut ? NotKnown.NotScored
                    : loyalty is null ? NotKnown.TooFewPauses : NotKnown.NoPurchases);

    // Of a large base every so many customers is asked: chances are means, and means hold still.
    private static async Task<LoyaltyByMonth?> Loyalty(
        Snapshot snapshot, Rhythms? rhythms, IReadOnlyList<Period> months, Habits habits,
        long? customer, CancellationToken cancel)
    {
        if (rhythms is null) return null;
        if (customer is { } one)
        {
            var own = new LoyaltyByMonth(rhythms, months);
            own.Add(await snapshot.DaysOf(one, months[^1].To, cancel));
            return own;
        }
        return await snapshot.Worked(
            "loyalty", months[^1].To, store: null,
            async () =>
            {
                var (loyalty, place) = (new LoyaltyByMonth(rhythms, months), 0);
                var every = Math.Max(1, habits.Count / Sample);
                await snapshot.Walk(
                    months[^1].To, store: null,
                    (_, days) =>
                    {
                        if (place++ % every == 0) loyalty.Add(days);
                    },
                    cancel);
                return loyalty;
            },
            _ => Sample);
    }

    private static async Task<IReadOnlyList<DegreeMonth>> Months(
        IReadOnlyList<Period> months, Told told, LoyaltyByMonth? loyalty, SaidDegrees.Both said,
        Snapshot snapshot, CancellationToken cancel)
    {
        var views = new List<DegreeMonth>();
        for (var i = 0; i < months.Count; i++)
        {
            var month = months[i];
            views.Add(new(
                month.From, month.To,
                month.To == month.From.AddMonths(1).AddDays(-1),
                told.Ground.Money(Told.Sum(told.Theirs, month)),
                loyalty?.Of(i),
                await told.WeOnThem(month, snapshot, cancel))
            {
                Satisfaction = said.Satisfaction.Months[i], TheyOnUs = said.TheyOnUs.Months[i],
            });
        }
        return views;
    }

    private sealed record Told(
        AskFigures.Ground Ground, Period Year, long? Customer, IReadOnlyList<DaySum> All,
        IReadOnlyList<DaySum> Theirs)
    {
        public static long Sum(IReadOnlyList<DaySum> days, Period period) =>
            days.Where(d => period.Contains(d.Day)).Sum(d => d.Net);

        public DegreeView Contribution() => new(Degree.Contribution, DegreeSource.Purchases)
        {
            Amount = Ground.Money(Sum(Theirs, Year)),
        };

        /// <summary>Of one customer, or of the largest few, out of all that was sold.</summary>
        public async Task<double?> WeOnThem(
            Period period, Snapshot snapshot, CancellationToken cancel)
        {
            var whole = Sum(All, period);
            if (whole <= 0) return null;
            var part = Customer is null
                ? await snapshot.LargestNet(period, Largest, cancel)
                : Sum(Theirs, period);
            return (double)part / whole;
        }
    }
}
