using Kite.Cards;
using Kite.Sales;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>Which strategy, which store, by which lines.</summary>
public sealed record StrategyMovementQuestion : SinceQuestion
{
    public Guid? Strategy { get; init; }
}

/// <summary>
/// Tells what a strategy did to where customers stand: those who may have it beside those whom
/// chance leaves out, whether they have used it or not (A2; rules/analysis 16).
/// </summary>
internal sealed class ShowStrategyMovement(
    KiteDb db, AskSince ask, GivenByStrategy given, RehearsalDesk desk,
    IStringLocalizer<Texts> words)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/movement/strategy",
                async (
                    [AsParameters] StrategyMovementQuestion question, ShowStrategyMovement show,
                    Asker asker, CancellationToken cancel) =>
                    (await show.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("What a strategy did to where customers stand");

    /// <summary>The strategies that may be asked for, by name.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> Choices(
        Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadStrategies)) return [];

        var all = await db.Set<Strategy>().AsNoTracking().Where(s => s.Approved != null)
            .OrderBy(s => s.Name).Select(s => new { s.Id, s.Name }).ToListAsync(cancel);
        return [.. all.Select(s => (s.Id, s.Name))];
    }

    public async Task<Result<StrategyMovementView>> Run(
        Asker asker, StrategyMovementQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadStrategies)) return new NotAllowed(May.ReadStrategies);
        var begun = await ask.Begin(asker, question.Lines, cancel);
        if (begun.Refusal is { } no) return no;
        if (question.Strategy is null) return new NoSuchStrategy("");
        var strategy = await db.Set<Strategy>().AsNoTracking()
            .SingleOrDefaultAsync(s => s.Id == question.Strategy, cancel);
        if (strategy is null)
            return new BadInput("strategy", new NoSuchStrategy($"{question.Strategy}"));

        var nothing = new StrategyMovementView(
            strategy.Id, strategy.Name, null, null, null, null, null, "none", null, 0, 0, 0, 0, 0,
            []);
        if (strategy.Approved is not { } version) return Without(nothing, "not-begun");
        var sum = await given.Of(strategy.Id, version, question.Store, cancel);
        if (sum is null) return Without(nothing, "not-begun");
        var rules = await desk.Read(
            [new(strategy.Id, version, With: true, Without: false)], cancel);
        nothing = nothing with
        {
            Used = sum.Customers,
            HoldOutPercent = rules.Draft.Rules.HoldOutPercent,
        };
        if (nothing.HoldOutPercent == 0) return Without(nothing, "no-comparison");
        return IsForSome(rules.Draft.Rules.Who)
            ? Without(nothing, "for-some")
            : await Compared(
                nothing, question, Since(strategy, sum, begun.Value.Today), begun.Value, cancel);
    }

    // Those it is not for would thin out what it did on one side and stand for nobody on the other.
    private static bool IsForSome(WhoBuys who) =>
        who.Segments.Count + who.CardKinds.Count + who.Tags.Count > 0
        || who.Member || who.Plans.Count + who.Grades.Count > 0
        || who.BirthdayWithin is not null;

    private StrategyMovementView Without(StrategyMovementView view, string doubt) =>
        view with { Doubt = doubt, Why = words["strategy.doubt." + doubt] };

    // As long as it runs, days on which it gave nothing count, too.
    private static Period Since(Strategy strategy, GivenSum sum, DateOnly today)
    {
        var runs = strategy.StoppedAt is null && (strategy.LastDay ?? today) >= today;
        return Period.Of(sum.First, runs && today > sum.Last ? today : sum.Last).Value;
    }

    private async Task<Result<StrategyMovementView>> Compared(
        StrategyMovementView view, StrategyMovementQuestion question, Period since,
        AskFigures.Ground ground, CancellationToken cancel)
    {
        var moved = await ask.Run(question.Lines, since, ground, cancel);
        if (moved.Refusal is { } bent) return bent;

        var (movement, before) = (moved.Value, since.Before());
        var groups = TwoGroups.Of(
            movement.Movers(),
            customer => ComparisonGroup.Holds(view.Strategy, customer, view.HoldOutPercent));
        var beside = groups.Beside;
        view = view with
        {
            From = before.From,
            To = before.To,
            ThenFrom = since.From,
            ThenTo = since.To,
            Thresholds = ThresholdsView.Of(
                movement.Thresholds, ground with { Period = since }),
            Customers = groups.Customers,
            Others = groups.Others,
            LeftOut = beside.LeftOut,
            Ways = [.. beside.Ways.Select(BesideWayView.Told)],
        };
        return beside.Ways.Count > 0 ? view : Without(view, "few");
    }
}
