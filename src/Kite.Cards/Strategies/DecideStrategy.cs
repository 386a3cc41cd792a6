using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Cards;

/// <summary>
/// Which version is meant, so that nobody decides on another than they have read; the newest, or
/// the one that waits, where none is said.
/// </summary>
public sealed record StrategyDecision(int? Version = null, string? Reason = null);

/// <summary>
/// Proposes the newest version of a strategy, lets a second person approve or refuse it, and stops
/// what runs.
/// </summary>
internal sealed class DecideStrategy(StrategyBook book, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/strategies/{id:guid}/proposals",
                async (
                    Guid id, StrategyDecision decision, DecideStrategy decide, Asker asker,
                    CancellationToken cancel) =>
                    (await decide.Propose(asker, id, decision, cancel)).ToHttp())
            .Needing(May.WriteStrategies)
            .WithSummary("Proposes the newest version, once its launch sheet is complete");
        api.MapPost(
                "/strategies/{id:guid}/approvals",
                async (
                    Guid id, StrategyDecision decision, DecideStrategy decide, Asker asker,
                    CancellationToken cancel) =>
                    (await decide.Approve(asker, id, decision, cancel)).ToHttp())
            .Needing(May.ApproveStrategies)
            .WithSummary("Approves what another wrote and proposed; from now on it holds");
        api.MapPost(
                "/strategies/{id:guid}/refusals",
                async (
                    Guid id, StrategyDecision decision, DecideStrategy decide, Asker asker,
                    CancellationToken cancel) =>
                    (await decide.Refuse(asker, id, decision, cancel)).ToHttp())
            .Needing(May.ApproveStrategies)
            .WithSummary("Refuses what another proposed, with a reason");
        api.MapPost(
                "/strategies/{id:guid}/stops",
                async (
                    Guid id, StrategyDecision decision, DecideStrategy decide, Asker asker,
                    CancellationToken cancel) =>
                    (await decide.Stop(asker, id, decision, cancel)).ToHttp())
            .Needing(May.WriteStrategies)
            .WithSummary("Stops a strategy at once, with a reason");
    }

    public async Task<Result<StrategyView>> Propose(
        Asker asker, Guid id, StrategyDecision decision, CancellationToken cancel)
    {
        if (!asker.May(May.WriteStrategies)) return new NotAllowed(May.WriteStrategies);
        var strategy = await book.Find(asker, id, cancel);
        if (strategy is null) return new NoSuchStrategy($"{id}");
        if (Another(decision, strategy.Latest) is { } other) return other;
        var version = await book.Version(strategy, strategy.Latest, cancel);
        if (StrategyFaults.Missing(version.Sheet) is { Count: > 0 } missing)
            return new BadInput(missing);
        if (strategy.Propose(asker.Id, asker.Name, clock.GetUtcNow()) is { } no) return no;

        return await book.Keep(
            asker, strategy, StrategyDeed.Proposed, version.Number, reason: null, cancel);
    }

    public async Task<Result<StrategyView>> Approve(
        Asker asker, Guid id, StrategyDecision decision, CancellationToken cancel)
    {
        if (!asker.May(May.ApproveStrategies)) return new NotAllowed(May.ApproveStrategies);
        var strategy = await book.Find(asker, id, cancel);
        if (strategy is null) return new NoSuchStrategy($"{id}");
        if (strategy.Proposed is not { } number) return new StrategyIsNotProposed();
        if (Another(decision, number) is { } other) return other;
        var version = await book.Version(strategy, number, cancel);
        if (strategy.Approve(version, asker.Id) is { } no) return no;

        return await book.Keep(
            asker, strategy, StrategyDeed.Approved, number, decision.Reason, cancel);
    }

    public async Task<Result<StrategyView>> Refuse(
        Asker asker, Guid id, StrategyDecision decision, CancellationToken cancel)
    {
        if (!asker.May(May.ApproveStrategies)) return new NotAllowed(May.ApproveStrategies);
        var strategy = await book.Find(asker, id, cancel);
        if (strategy is null) return new NoSuchStrategy($"{id}");
        if (strategy.Proposed is not { } number) return new StrategyIsNotProposed();
        if (Another(decision, number) is { } other) return other;
        if (CardDesk.FaultInReason(decision.Reason) is { } unsaid)
            return new BadInput([unsaid]);
        if (strategy.Refuse(asker.Id) is { } no) return no;

        return await book.Keep(
            asker, strategy, StrategyDeed.Refused, number, decision.Reason, cancel);
    }

    public async Task<Result<StrategyView>> Stop(
        Asker asker, Guid id, StrategyDecision decision, CancellationToken cancel)
    {
        if (!asker.May(May.WriteStrategies)) return new NotAllowed(May.WriteStrategies);
        var strategy = await book.Find(asker, id, cancel);
        if (strategy is null) return new NoSuchStrategy($"{id}");
        if (CardDesk.FaultInReason(decision.Reason) is { } unsaid)
            return new BadInput([unsaid]);
        var today = await book.Today(cancel);
        if (strategy.Stop(today, clock.GetUtcNow()) is { } no) return no;

        return await book.Keep(
            asker, strategy, StrategyDeed.Stopped, strategy.Approved!.Value, decision.Reason,
            cancel);
    }

    private static ChangedMeanwhile? Another(StrategyDecision decision, int number) =>
        decision.Version is { } meant && meant != number ? new(meant, number) : null;
}
