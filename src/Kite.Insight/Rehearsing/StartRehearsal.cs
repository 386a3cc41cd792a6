using System.Text.Json;
using Kite.Cards;
using Kite.Sales;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>
/// Asks for a rehearsal: writes down what it goes by, so that it comes to the same whenever and
/// wherever it is gone through.
/// </summary>
internal sealed class StartRehearsal(
    KiteDb db, AskFigures ask, RehearsalDesk desk, PastReceipts past, RehearsalBell bell,
    TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/rehearsals",
                async (
                    RehearsalFacts facts, StartRehearsal start, Asker asker,
                    CancellationToken cancel) =>
                    (await start.Run(asker, facts, cancel))
                        .ToAccepted(r => $"/rehearsals/{r.Id}"))
            .Needing(May.WriteStrategies)
            .Idempotent()
            .WithSummary("Rehearses a strategy with past receipts; nothing but the result is kept");

    public async Task<Result<RehearsalView>> Run(
        Asker asker, RehearsalFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.WriteStrategies)) return new NotAllowed(May.WriteStrategies);
        if (facts.Faults().ToList() is { Count: > 0 } faults) return new BadInput(faults);

        var begun = await ask.Begin(asker, await Year(facts, cancel), cancel);
        if (begun.Refusal is { } no) return no;
        var ground = begun.Value;
        var rules = await desk.Choose(
            new(facts.Strategy!.Value)
            {
                Version = facts.StrategyVersion, Alone = facts.Alone, Instead = facts.Instead,
            },
            ground.Today, cancel);
        if (rules.Refusal is { } unfit) return Named(unfit);
        var lines = await Lines(facts, ground, cancel);
        if (lines.Refusal is { } bent) return bent;

        return await Add(asker, facts, ground, rules.Value, lines.Value, cancel);
    }

    // A year, up to today, where nothing is said.
    private async Task<FigureQuestion> Year(RehearsalFacts facts, CancellationToken cancel)
    {
        if (facts.From is not null || facts.To?.Year <= 2) return facts;

        var to = facts.To ?? (await db.BusinessAsync(cancel)).Today(clock);
        return facts with { From = to.AddYears(-1).AddDays(1), To = to };
    }

    private async Task<Result<Thresholds>> Lines(
        RehearsalFacts facts, AskFigures.Ground ground, CancellationToken cancel)
    {
        await using var snapshot = await ask.Open(cancel);
        var figures = await snapshot.Figures(ground.Period, ground.Store, cancel);
        return await ask.Lines(facts, figures, cancel);
    }

    private async Task<Result<RehearsalView>> Add(
        Asker asker, RehearsalFacts facts, AskFigures.Ground ground, RehearsedRules rules,
        Thresholds lines, CancellationToken cancel)
    {
        var question = new PastQuestion(
            ground.Period, ground.Store, await past.LastPosition(cancel));
        var receipts = await past.Count(question, cancel);
        if (receipts == 0)
        {
            return new BadInput(
                "from", new NothingToRehearse(ground.Period.From, ground.Period.To));
        }
        await using var whole = await db.For(asker).Database.BeginTransactionAsync(cancel);
        var rehearsal = new Rehearsal
        {
            Number = await Counter.Take(db, "rehearsals", 1, cancel),
            StrategyId = rules.Draft.Id,
            StrategyVersion = rules.Draft.Version,
            StrategyName = rules.Draft.Name,
            Parts = JsonSerializer.Serialize(rules.Parts),
            FromDay = ground.Period.From,
            ToDay = ground.Period.To,
            StoreNumber = ground.Store,
            Paying = facts.Paying,
            UpliftBasisPoints = facts.UpliftBasisPoints,
            MarginBasisPoints = facts.MarginBasisPoints,
            DeepPercent = facts.DeepPercent ?? RehearsalFacts.UsualDeep,
            SharePercent = facts.SharePercent ?? RehearsalFacts.UsualShare,
            Rule = lines.Rule,
            Often = lines.Often,
            MuchCoins = lines.Much,
            Currency = rules.Currency.Code,
            BudgetCoins = rules.BudgetCoins,
            LastPosition = question.LastPosition,
            Receipts = receipts,
            State = RehearsalState.Running,
            StarterId = asker.Id,
            StarterName = asker.Name,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(rehearsal);
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
        bell.Ring();
        return RehearsalView.Of(rehearsal);
    }

    // What the cards call a version is here the version of a strategy.
    private static Refusal Named(Refusal no) => no is BadInput bad
        ? new BadInput([.. bad.Faults.Select(f => f.Field == "version"
            ? f with { Field = "strategyVersion" }
            : f)])
        : no;
}
