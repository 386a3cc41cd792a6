using System.Globalization;
using System.Text.Json;
using Kite.Cards;
using Kite.Catalogue;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>Tells all that a rehearsal found, with what it goes by.</summary>
internal sealed class ShowRehearsal(KiteDb db)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/rehearsals/{id:guid}",
                async (Guid id, ShowRehearsal show, Asker asker, CancellationToken cancel) =>
                    (await show.Run(asker, id, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("A rehearsal: how far it is, what it goes by, what it found");

    public async Task<Result<RehearsalReport>> Run(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);
        var rehearsal = await db.Rehearsals.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (rehearsal is null) return new NoSuchRehearsal($"{id}");

        var figures = await db.RehearsalFigures.AsNoTracking()
            .Where(f => f.RehearsalId == id).ToListAsync(cancel);
        var days = await db.RehearsalDays.AsNoTracking()
            .Where(d => d.RehearsalId == id).ToListAsync(cancel);
        var stores = (await db.StoresAsync(cancel)).ToDictionary(s => s.Number, s => s.Name);
        var read = new Read(rehearsal, figures, days);
        return read.Report(await Assumed(rehearsal, read, cancel), stores);
    }

    private async Task<RehearsalAssumptions> Assumed(
        Rehearsal r, Read read, CancellationToken cancel)
    {
        var parts = JsonSerializer.Deserialize<List<RehearsedPart>>(r.Parts)!;
        var ids = parts.ConvertAll(p => p.Strategy);
        var names = await db.Set<StrategyVersion>().AsNoTracking()
            .Where(v => EF.Parameter(ids).Contains(v.StrategyId) && v.Currency == r.Currency)
            .Select(v => new { v.StrategyId, v.Number, v.Name }).ToListAsync(cancel);
        var beside = parts.Skip(1)
            .Select(p => (Part: p, names.Find(n =>
                n.StrategyId == p.Strategy && n.Number == p.Version)?.Name))
            .Where(p => p.Name is not null);
        return new(
            r.Paying, r.UpliftBasisPoints, r.MarginBasisPoints, r.DeepPercent, r.SharePercent,
            new(Words.Kebab($"{r.Rule}"), r.Often, read.Money(r.MuchCoins)),
            [
                .. beside.Select(p => new StrategyBeside(
                    p.Part.Strategy, p.Part.Version, p.Name!, GivesWay: !p.Part.With)),
            ])
        {
            PricesKnown = read.Total("paidKnown").Count,
            NoHour = read.Total("noHour").Count,
            NoLines = read.Total("noLines").Count,
            Returns = read.Total("returns").Count,
            OtherMoney = read.Total("otherMoney").Count,
            Nothing = read.Total("nothing").Count,
        };
    }

    /// <summary>What stands in the books of a rehearsal, put together.</summary>
    private sealed class Read(
        Rehearsal rehearsal, List<RehearsalFigure> figures, List<RehearsalDay> days)
    {
        private readonly Currency currency = Currency.Of(rehearsal.Currency);

        public Money Money(long coins) => new(coins, currency);

        public (long Count, long Coins) Total(string name) => Of(RehearsedFigure.Total, name);

        public RehearsalReport Report(
            RehearsalAssumptions assumed, IReadOnlyDictionary<int, string> stores)
        {
            var (worth, cost) = (Total("touched").Coins, Total("cost").Coins);
            return new(RehearsalView.Of(rehearsal), assumed)
            {
                TouchedWorth = Money(worth),
                Customers = Total("customers").Count,
                Winners = Total("winners").Count,
                Losers = Total("losers").Count,
                Stores = Lines(
                    d => stores.GetValueOrDefault(d.StoreNumber) ?? $"{d.StoreNumber}"),
                Months = Lines(
                    d => d.Day.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
                Quarters = [.. Enum.GetValues<Quarter>().Select(Quarters)],
                Moves = [.. Kind(RehearsedFigure.Move).Select(f => new RehearsedMove(
                    f.Name[..1], f.Name[2..], f.Count))],
                Reasons =
                [
                    .. Kind(RehearsedFigure.Reason).OrderByDescending(f => f.Count)
                        .Select(f => new RehearsedReason(Enum.Parse<WhyNot>(f.Name), f.Count)),
                ],
                Checks = [.. Enum.GetValues<OddCheck>().Select(Check)],
                Budget = rehearsal.BudgetCoins is { } budget ? Money(budget) : null,
                BudgetDay = rehearsal.BudgetCoins is { } end
                    ? Foreseen.BudgetDay(days.Select(d => (d.Day, d.GivenCoins)), end)
                    : null,
                BreakEvenBasisPoints = Foreseen.BreakEven(worth, cost),
                BreakEvenByMarginBasisPoints = rehearsal.MarginBasisPoints is { } margin
                    ? Foreseen.BreakEven(worth, cost, margin)
                    : null,
                WithUplift = rehearsal.UpliftBasisPoints is { } more
                    ? Money(Foreseen.WithUplift(worth, cost, more))
                    : null,
            };
        }

        private IEnumerable<RehearsalFigure> Kind(RehearsedFigure kind) =>
            figures.Where(f => f.Kind == kind).OrderBy(f => f.Name, StringComparer.Ordinal);

        private (long Count, long Coins) Of(RehearsedFigure kind, string name) =>
            figures.Find(f => f.Kind == kind && f.Name == name) is { } f
                ? (f.Count, f.Coins)
                : (0, 0);

        private RehearsedQuarter Quarters(Quarter quarter)
        {
            var (before, cost) = Of(RehearsedFigure.Quarter, $"{quarter}");
            var after = Kind(RehearsedFigure.Move)
                .Where(f => f.Name.EndsWith($"{quarter}", StringComparison.Ordinal))
                .Sum(f => f.Count);
            return new($"{quarter}", before, after, Money(cost));
        }

        private RehearsedCheck Check(OddCheck check)
        {
            var (found, coins) = Of(RehearsedFigure.Check, $"{check}");
            return new(check, found, Money(coins));
        }

        private List<RehearsedLine> Lines(Func<RehearsalDay, string> by) =>
        [
            .. days.GroupBy(by, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new RehearsedLine(
                    g.Key, g.Sum(d => d.Receipts), g.Sum(d => d.Touched),
                    Money(g.Sum(d => d.ListCoins)), Money(g.Sum(d => d.GivenCoins)),
                    Money(g.Sum(d => d.CostCoins)))),
        ];
    }
}
