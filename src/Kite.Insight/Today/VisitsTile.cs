using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>How many came, and how many of them for the first time.</summary>
internal sealed class VisitsTile(AskFigures ask, IStringLocalizer<Texts> texts) : IReportTile
{
    public string Key => "visits";
    public string Permission => May.ReadInsight;
    public IReadOnlyList<Role> UsuallyFor { get; } =
        [Role.Owner, Role.Manager, Role.SalesManager, Role.Analyst];

    public int Order => 20;
    public string Title => texts["tile.visits"];

    public async Task<Result<TileView>> Read(
        Asker asker, TileQuestion question, CancellationToken cancel)
    {
        var read = await TakingsTile.DaysOf(ask, asker, question, cancel);
        if (read.Refusal is { } no) return no;

        var (ground, days) = read.Value;
        var yesterday = ground.Today.AddDays(-1);
        var week = Period.Of(yesterday.AddDays(-6), yesterday).Value;
        var weeks = new PastWeeks(days, d => d.Visits);
        await using var snapshot = await ask.Open(cancel);
        var known = await snapshot.Figures(week, question.Store, cancel);
        var named = known.TotalVisits;
        var all = weeks.Sum(week.From, week.To);
        return new TileView(
            Key, Title,
            [
                new(texts["tile.yesterday"], Bills(yesterday, yesterday))
                {
                    Count = weeks.Sum(yesterday, yesterday),
                    Change = weeks.Change(yesterday, yesterday),
                },
                new(texts["tile.week"], Bills(week.From, week.To))
                {
                    Count = all, Change = weeks.Change(week.From, week.To),
                },
                new(texts["tile.known"], Bills(week.From, week.To) + "&known=true")
                {
                    Share = all == 0 ? null : (double)named / all,
                },
            ],
            texts["tile.usual"])
        {
            Bars = weeks.Bars(yesterday, TakingsTile.BarDays),
        };

        string Bills(DateOnly from, DateOnly to) =>
            TakingsTile.Bills(from, to, question.Store);
    }

    public async Task<Result<TileView>> Over(
        Asker asker, Period days, int? store, CancellationToken cancel)
    {
        var read = await TakingsTile.DaysOf(ask, asker, new() { Store = store }, cancel);
        if (read.Refusal is { } no) return no;

        var sums = new ReportDays(read.Value.Days, d => d.Visits);
        await using var snapshot = await ask.Open(cancel);
        var known = await snapshot.Figures(days, store, cancel);
        var named = known.TotalVisits;
        var (all, bills) = (sums.Sum(days), TakingsTile.Bills(days.From, days.To, store));
        return new TileView(
            Key, Title,
            [
                new(texts["tile.visits"], bills) { Count = all, Change = sums.Change(days) },
                new(texts["tile.known"], bills + "&known=true")
                {
                    Share = all == 0 ? null : (double)named / all,
                },
                new(texts["report.customers"], AddressLine.Write(
                    "/insight", ("from", days.From), ("to", days.To), ("store", store)))
                {
                    Count = known.Count,
                },
            ],
            texts["report.against", Figures.Days(Spans.Before(days))])
        {
            Bars = sums.Bars(days),
        };
    }
}
