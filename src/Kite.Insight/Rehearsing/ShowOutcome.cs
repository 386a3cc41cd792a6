using Kite.Cards;
using Kite.Sales;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>How many receipts a strategy held for, of how many, and what it took off.</summary>
public sealed record OutcomeSum(long Touched, long Receipts, Money Given);

/// <summary>A group of customers: what each spent and how often each came, before and since.
/// </summary>
public sealed record OutcomeGroup(
    int Customers, Money SpendBefore, Money Spend, double VisitsBefore, double Visits);

/// <summary>A difference with its interval: 19 times of 20 the truth lies in it.</summary>
public sealed record OutcomeDifference(double Value, double Low, double High, bool IsTold);

/// <summary>Those who may have it against those who do without; money in the smallest coin.
/// </summary>
public sealed record OutcomeComparison(
    int HoldOutPercent, OutcomeGroup With, OutcomeGroup Without, OutcomeDifference? Spend,
    OutcomeDifference? Visits);

/// <summary>
/// What came of a strategy that was rehearsed: what was foreseen for as many days, and what it
/// really gave, from its first bill on.
/// </summary>
public sealed record RehearsalOutcome(
    DateOnly From, DateOnly To, int Days, OutcomeSum Foreseen, OutcomeSum Actual, long Customers)
{
    /// <summary>Only where the strategy leaves some customers out for comparison.</summary>
    public OutcomeComparison? Comparison { get; init; }
}

/// <summary>The outcome, or nothing where the rehearsed version has not begun.</summary>
public sealed record RehearsalOutcomeAnswer(RehearsalOutcome? Outcome);

/// <summary>Compares what was foreseen with what came.</summary>
internal sealed class ShowOutcome(
    KiteDb db, AskFigures ask, GivenByStrategy given, RehearsalDesk desk, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/rehearsals/{id:guid}/outcome",
                async (Guid id, ShowOutcome show, Asker asker, CancellationToken cancel) =>
                    (await show.Run(asker, id, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("What came of a rehearsed strategy, beside what was foreseen");

    public async Task<Result<RehearsalOutcomeAnswer>> Run(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);
        var rehearsal = await db.Rehearsals.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (rehearsal is null) return new NoSuchRehearsal($"{id}");
        var sum = rehearsal.State is not RehearsalState.Done
            ? null
            : await given.Of(
                rehearsal.StrategyId, rehearsal.StrategyVersion, rehearsal.StoreNumber, cancel);
        return new RehearsalOutcomeAnswer(
            sum is null ? null : await Outcome(rehearsal, sum, cancel));
    }

    private async Task<RehearsalOutcome> Outcome(
        Rehearsal rehearsal, GivenSum sum, CancellationToken cancel)
    {
        var period = Period.Of(sum.First, await Until(rehearsal, sum, cancel)).Value;
        var currency = Currency.Of(rehearsal.Currency);
        var receipts = await given.Receipts(period, rehearsal.StoreNumber, cancel);
        var rehearsed = await db.RehearsalDays.Where(d => d.RehearsalId == rehearsal.Id)
            .SumAsync(d => d.Receipts, cancel);
        return new(
            period.From, period.To, period.Days,
            new(
                Scaled(rehearsal.Touched), Scaled(rehearsed),
                new(Scaled(rehearsal.GivenCoins), currency)),
            new(sum.Receipts, receipts, new(sum.Coins, currency)), sum.Customers)
        {
            Comparison = await Compared(rehearsal, period, currency, cancel),
        };

        long Scaled(long whole) =>
            (long)((Int128)whole * period.Days / rehearsal.Period.Days);
    }

    // As long as it runs, days on which it gave nothing count, too.
    private async Task<DateOnly> Until(
        Rehearsal rehearsal, GivenSum sum, CancellationToken cancel)
    {
        var today = (await db.BusinessAsync(cancel)).Today(clock);
        var runs = await db.Set<Strategy>().AnyAsync(
            s => s.Id == rehearsal.StrategyId && s.Approved == rehearsal.StrategyVersion
                && s.StoppedAt == null && (s.LastDay == null || s.LastDay >= today),
            cancel);
        return runs && today > sum.Last ? today : sum.Last;
    }

    private async Task<OutcomeComparison?> Compared(
        Rehearsal rehearsal, Period since, Currency currency, CancellationToken cancel)
    {
        var rules = await desk.Read(
            [new(rehearsal.StrategyId, rehearsal.StrategyVersion, With: true, Without: false)],
            cancel);
        if (rules.Draft.Rules.HoldOutPercent is not (> 0 and var percent)) return null;

        await using var snapshot = await ask.Open(cancel);
        var before = await snapshot.Figures(since.Before(), rehearsal.StoreNumber, cancel);
        var after = await snapshot.Figures(since, rehearsal.StoreNumber, cancel);
        var told = Comparison.Of(
            before, after,
            customer => ComparisonGroup.Holds(rehearsal.StrategyId, customer, percent));
        return new(
            percent, Group(told.With), Group(told.Without), Between(told.Spend),
            Between(told.Visits));

        OutcomeGroup Group(ComparedGroup g) => new(
            g.Customers, new((long)g.SpendBefore, currency), new((long)g.Spend, currency),
            g.VisitsBefore, g.Visits);
    }

    private static OutcomeDifference? Between(Difference? d) =>
        d is null ? null : new(d.Value, d.Low, d.High, d.IsTold);
}
