using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// Writes a strategy, or a new version of one. Nothing of it holds before a second person has
/// approved it, and what was written before stays as it is.
/// </summary>
internal sealed class WriteStrategy(
    KiteDb db, StrategyBook book, StrategyFaults faults, TimeProvider clock)
{
    private const int Most = 500;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/strategies",
                async (
                    StrategyFacts facts, WriteStrategy write, Asker asker,
                    CancellationToken cancel) =>
                    (await write.Add(asker, facts, cancel))
                        .ToCreated(s => $"/strategies/{s.Id}"))
            .Needing(May.WriteStrategies)
            .Idempotent()
            .WithSummary("Writes a strategy; it holds once a second person has approved it");
        api.MapPost(
                "/strategies/{id:guid}/versions",
                async (
                    Guid id, StrategyFacts facts, WriteStrategy write, Asker asker,
                    CancellationToken cancel) =>
                    (await write.Change(asker, id, facts, seen: null, cancel))
                        .ToCreated(s => $"/strategies/{s.Id}"))
            .Needing(May.WriteStrategies)
            .Idempotent()
            .WithSummary("Writes a new version of a strategy; the one that holds goes on");
    }

    public async Task<Result<StrategyView>> Add(
        Asker asker, StrategyFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.WriteStrategies)) return new NotAllowed(May.WriteStrategies);
        if (await db.Strategies.CountAsync(cancel) >= Most) return new TooManyStrategies(Most);

        var strategy = new Strategy { CreatedAt = clock.GetUtcNow() };
        return await Write(asker, strategy, facts, cancel);
    }

    public async Task<Result<StrategyView>> Change(
        Asker asker, Guid id, StrategyFacts facts, long? seen, CancellationToken cancel)
    {
        if (!asker.May(May.WriteStrategies)) return new NotAllowed(May.WriteStrategies);
        var strategy = await book.Find(asker, id, cancel);
        if (strategy is null) return new NoSuchStrategy($"{id}");
        if (seen is { } version && version != strategy.Version)
            return new ChangedMeanwhile(version, strategy.Version);

        strategy.Version++;
        return await Write(asker, strategy, facts, cancel);
    }

    private async Task<Result<StrategyView>> Write(
        Asker asker, Strategy strategy, StrategyFacts facts, CancellationToken cancel)
    {
        var currency = (await db.BusinessAsync(cancel)).Currency;
        var wrong = await faults.Of(asker, facts, strategy.Id, currency, cancel);
        if (wrong.Count > 0) return new BadInput(wrong);

        (strategy.Name, strategy.Latest) = (facts.Name!.Trim(), strategy.Latest + 1);
        if (strategy.Latest == 1) db.For(asker).Add(strategy);
        db.For(asker).Add(Version(asker, strategy, facts, currency));
        return await book.Keep(
            asker, strategy, StrategyDeed.Written, strategy.Latest, reason: null, cancel);
    }

    private StrategyVersion Version(
        Asker asker, Strategy strategy, StrategyFacts facts, Currency currency) => new()
        {
            StrategyId = strategy.Id,
            Number = strategy.Latest,
            Name = strategy.Name,
            Rules = StrategyJson.Write(facts.Rules()),
            FirstDay = facts.When?.FirstDay,
            LastDay = facts.When?.LastDay,
            Currency = currency.Code,
            Owner = facts.Sheet?.Owner?.Trim() ?? "",
            DepartmentsTold = facts.Sheet?.DepartmentsTold?.Trim() ?? "",
            Safety = facts.Sheet?.Safety?.Trim() ?? "",
            SuccessMeasure = facts.Sheet?.SuccessMeasure?.Trim() ?? "",
            Exceptions = facts.Sheet?.Exceptions?.Trim() ?? "",
            MadeById = asker.Id,
            MadeBy = asker.Name,
            MadeAt = clock.GetUtcNow(),
        };
}
