using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>
/// Lists the strategies, those that wait or run first; there are few, so all are read at once.
/// </summary>
internal sealed class ListStrategies(
    KiteDb db, StrategyBook book, StrategyWords words, TakeList take,
    IStringLocalizer<Texts> texts)
{
    // What someone should look at first comes first.
    private static readonly StrategyState[] InOrder =
    [
        StrategyState.Proposed, StrategyState.Running, StrategyState.Planned,
        StrategyState.Draft, StrategyState.Stopped, StrategyState.Over,
    ];

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/strategies",
                async (ListStrategies list, Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadStrategies)
            .WithSummary("Lists the strategies of prices, with what each says in words");
        api.MapGet(
                "/strategies/export",
                async (
                    Choice<SheetFormat>? format, ListStrategies list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Export(asker, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The strategies as a file: format csv or xlsx");
        api.MapGet(
                "/strategies/{id:guid}",
                async (Guid id, ListStrategies list, Asker asker, CancellationToken cancel) =>
                    (await list.One(asker, id, cancel)).ToHttp())
            .Needing(May.ReadStrategies)
            .WithSummary("A strategy with all its versions and all that was done with it");
    }

    public async Task<Result<Page<StrategyView>>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadStrategies)) return new NotAllowed(May.ReadStrategies);

        var all = await db.Strategies.AsNoTracking().ToListAsync(cancel);
        var views = await book.Views(asker, all, cancel);
        return new Page<StrategyView>(
            [
                .. views.OrderBy(v => v.Proposed is null ? 1 : 0)
                    .ThenBy(v => Array.IndexOf(InOrder, v.State))
                    .ThenBy(v => v.Name, StringComparer.CurrentCulture),
            ],
            Next: null);
    }

    public async Task<Result<StrategyDetails>> One(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadStrategies)) return new NotAllowed(May.ReadStrategies);
        var strategy = await db.Strategies.AsNoTracking()
            .SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (strategy is null) return new NoSuchStrategy($"{id}");

        var versions = await db.StrategyVersions.AsNoTracking()
            .Where(v => v.StrategyId == id).OrderByDescending(v => v.Number)
            .ToListAsync(cancel);
        var steps = await db.StrategySteps.AsNoTracking()
            .Where(s => s.StrategyId == id).OrderByDescending(s => s.Line).ToListAsync(cancel);
        var spoken = await words.Load(asker, cancel);
        return new StrategyDetails(
            await book.View(asker, strategy, cancel),
            [
                .. versions.Select(v => new StrategyVersionView(
                    v.Number, v.MadeBy, v.MadeAt, spoken.Says(v), StrategyFacts.Of(v))),
            ],
            [
                .. steps.Select(s => new StrategyStepView(
                    s.Deed, s.VersionNumber, s.By, s.At, s.Reason)),
            ]);
    }

    public async Task<Result<Export>> Export(
        Asker asker, SheetFormat? format, CancellationToken cancel)
    {
        var all = await Run(asker, cancel);
        if (all.Refusal is { } no) return no;

        return await take.Run(
            asker, "strategies", format, all.Value.Items,
            [
                (texts["strategy.name"], s => s.Name),
                (texts["strategy.state"], s => texts[$"strategy.state.{s.State}"].Value),
                (texts["strategy.says"], s => s.Says),
                (texts["strategy.first"], s => s.FirstDay),
                (texts["strategy.last"], s => s.LastDay),
                (texts["strategy.version"], s => s.Approved ?? s.Latest),
                (texts["strategy.uses"], s => s.Uses),
                (texts["strategy.given"], s => s.Given),
                (texts["card.currency"], s => s.Given.Currency.Code),
            ],
            cancel);
    }
}
