using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>What came in: yesterday, in seven days, this month so far; each opens its bills.
/// </summary>
internal sealed class TakingsTile(AskFigures ask, IStringLocalizer<Texts> texts) : IReportTile
{
    internal const int BarDays = 28;

    public string Key => "takings";
    public string Permission => May.ReadInsight;
    public IReadOnlyList<Role> UsuallyFor { get; } =
        [Role.Owner, Role.Manager, Role.SalesManager, Role.Finance, Role.Analyst];

    public int Order => 10;
    public string Title => texts["tile.takings"];

    public async Task<Result<TileView>> Read(
        Asker asker, TileQuestion question, CancellationToken cancel)
    {
        var read = await DaysOf(ask, asker, question, cancel);
        if (read.Refusal is { } no) return no;

        var (ground, days) = read.Value;
        var (today, weeks) = (ground.Today, new PastWeeks(days, d => d.Net));
        var yesterday = today.AddDays(-1);
        return new TileView(
            Key, Title,
            [
                Of("tile.yesterday", yesterday, yesterday),
                Of("tile.week", yesterday.AddDays(-6), yesterday),
                new(texts["tile.today"], Bills(today, today, question.Store))
                {
                    Money = ground.Money(weeks.Sum(today, today)),
                },
                new(
                    texts["tile.month"],
                    Bills(today.AddDays(1 - today.Day), today, question.Store))
                {
                    Money = ground.Money(weeks.Sum(today.AddDays(1 - today.Day), today)),
                },
            ],
            texts["tile.usual"])
        {
            Bars = weeks.Bars(yesterday, BarDays),
        };

        TileFigure Of(string word, DateOnly from, DateOnly to) =>
            new(texts[word], Bills(from, to, question.Store))
            {
                Money = ground.Money(weeks.Sum(from, to)), Change = weeks.Change(from, to),
            };
    }

    public async Task<Result<TileView>> Over(
        Asker asker, Period days, int? store, CancellationToken cancel)
    {
        var read = await DaysOf(ask, asker, new() { Store = store }, cancel);
        if (read.Refusal is { } no) return no;

        var (ground, known) = read.Value;
        var sums = new ReportDays(known, d => d.Net);
        return new TileView(
            Key, Title,
            [
                new(texts["report.takings"], Bills(days.From, days.To, store))
                {
                    Money = ground.Money(sums.Sum(days)), Change = sums.Change(days),
                },
                new(texts["report.a-day"])
                {
                    Money = ground.Money(sums.Sum(days) / days.Days),
                },
            ],
            texts["report.against", Figures.Days(Spans.Before(days))])
        {
            Bars = sums.Bars(days),
        };
    }

    /// <summary>The days of one store or all.</summary>
    internal sealed record Known(AskFigures.Ground Ground, IReadOnlyList<DaySum> Days);

    internal static async Task<Result<Known>> DaysOf(
        AskFigures ask, Asker asker, TileQuestion question, CancellationToken cancel)
    {
        var begun = await ask.Begin(asker, new() { Store = question.Store }, cancel);
        if (begun.Refusal is { } no) return no;

        await using var snapshot = await ask.Open(cancel);
        return new Known(begun.Value, await snapshot.Days(question.Store, cancel));
    }

    internal static string Bills(DateOnly from, DateOnly to, int? store) => AddressLine.Write(
        "/shifts/bills", ("from", from), ("to", to), ("store", store));
}
