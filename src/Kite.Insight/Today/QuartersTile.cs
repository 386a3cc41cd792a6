using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>
/// How many customers stand in each quarter of the map, and whether that grew against the half
/// year before, by the same lines.
/// </summary>
internal sealed class QuartersTile(
    AskFigures ask, OpenMap map, IStringLocalizer<Texts> texts) : IReportTile
{
    public string Key => "quarters";
    public string Permission => May.ReadInsight;
    public IReadOnlyList<Role> UsuallyFor { get; } =
        [Role.Owner, Role.Manager, Role.Salesperson, Role.SalesManager, Role.Analyst];

    public int Order => 30;
    public string Title => texts["tile.quarters"];

    public async Task<Result<TileView>> Read(
        Asker asker, TileQuestion question, CancellationToken cancel)
    {
        var begun = await ask.Begin(asker, new() { Store = question.Store }, cancel);
        return begun.Refusal is { } no
            ? no
            : await Held(asker, begun.Value.Period, question.Store, isUsual: true, cancel);
    }

    public Task<Result<TileView>> Over(
        Asker asker, Period days, int? store, CancellationToken cancel) =>
        Held(asker, days, store, isUsual: false, cancel);

    private async Task<Result<TileView>> Held(
        Asker asker, Period period, int? store, bool isUsual, CancellationToken cancel)
    {
        var now = await map.Run(asker, Asked(period, null), cancel);
        if (now.Refusal is { } none) return none;
        var then = await map.Run(
            asker, Asked(period.Before(), now.Value.Thresholds), cancel);
        if (then.Refusal is { } never) return never;

        return new TileView(
            Key, Title,
            [.. now.Value.Quarters.Zip(then.Value.Quarters, Figure)],
            texts[isUsual ? "tile.quarters.against" : "report.quarters", Figures.Days(period)]);

        MapQuestion Asked(Period days, ThresholdsView? lines) => new()
        {
            From = days.From, To = days.To, Store = store,
            Often = lines?.Often, Much = lines?.Much.Coins,
        };

        TileFigure Figure(QuarterView now, QuarterView then) => new(
            texts[$"filter.quarter.{now.Quarter}"],
            AddressLine.Write(
                "/insight", ("quarter", now.Quarter), ("store", store),
                ("from", isUsual ? null : period.From), ("to", isUsual ? null : period.To)))
        {
            Count = now.Customers,
            IsNeutral = now.Quarter != "B",
            Change = then.Customers == 0
                ? null
                : (double)now.Customers / then.Customers - 1,
        };
    }
}
