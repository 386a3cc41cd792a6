using Kite.Cards;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>
/// Ends a rehearsal: looks for what only shows in the whole, and writes the figures down.
/// </summary>
internal sealed class EndRehearsal(KiteDb db, Trail trail, TimeProvider clock)
{
    public async Task Run(
        RehearsalJob job, Rehearsal rehearsal, RehearsedRules rules, RehearsalTally tally,
        CancellationToken cancel)
    {
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        var cases = await Greedy(rehearsal, tally, cancel);
        foreach (var one in cases) tally.Find(OddCheck.OneCustomer, one.Coins);
        cases.AddRange(InTheWhole(rehearsal, rules, tally));
        await BulkWriter.Write(db, cases, cancel);
        await BulkWriter.Write(db, [.. tally.Figures(rehearsal.Id)], cancel);
        await BulkWriter.Write(db, [.. tally.Days.Select(d => Day(rehearsal.Id, d))], cancel);
        var (at, touched, given, cost) = (
            clock.GetUtcNow(), tally.Touched, tally.GivenCoins, tally.CostCoins);
        await db.Rehearsals.Where(r => r.Id == rehearsal.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(r => r.State, RehearsalState.Done)
                .SetProperty(r => r.Working, (string?)null)
                .SetProperty(r => r.StopAsked, false)
                .SetProperty(r => r.Touched, touched)
                .SetProperty(r => r.GivenCoins, given)
                .SetProperty(r => r.CostCoins, cost)
                .SetProperty(r => r.EndedAt, at)
                .SetProperty(r => r.Version, r => r.Version + 1),
            cancel);
        await job.HoldTurn(db, cancel);
        await trail.Note(
            db, "rehearsal", rehearsal.Id,
            new()
            {
                ["state"] = nameof(RehearsalState.Done), ["touched"] = touched,
                ["costCoins"] = cost,
            },
            cancel);
        await whole.CommitAsync(cancel);
        job.Progress?.Report(new(rehearsal.Receipts, rehearsal.Receipts));
    }

    // Who takes more than their share of all that is given, or may be.
    private async Task<List<RehearsalCase>> Greedy(
        Rehearsal rehearsal, RehearsalTally tally, CancellationToken cancel)
    {
        var all = Math.Min(tally.CostCoins, rehearsal.BudgetCoins ?? long.MaxValue);
        if (all <= 0) return [];

        var share = (long)((Int128)all * rehearsal.SharePercent / 100);
        var found = await db.RehearsalCustomers.AsNoTracking()
            .Where(c => c.RehearsalId == rehearsal.Id && c.GainCoins > share)
            .OrderByDescending(c => c.GainCoins).ThenBy(c => c.CustomerNumber)
            .Take(RehearsalCase.Kept).ToListAsync(cancel);
        return [.. found.Select((c, i) => RehearsalCases.Of(c, i + 1))];
    }

    private static IEnumerable<RehearsalCase> InTheWhole(
        Rehearsal rehearsal, RehearsedRules rules, RehearsalTally tally)
    {
        if (tally.Touched == 0) tally.Find(OddCheck.NeverHolds, 0);
        if (rules.BudgetCoins is null && rules.Draft.Rules.Caps is
            { PerGuestCoins: null, UsesPerGuest: null })
        {
            tally.Find(OddCheck.NoEnd, tally.GivenCoins);
        }
        if (rehearsal.BudgetCoins is not { } budget
            || Foreseen.BudgetDay(
                tally.Days.Select(d => (d.Day, d.GivenCoins)), budget) is not { } day)
        {
            yield break;
        }
        tally.Find(OddCheck.BudgetRunsOut, tally.GivenCoins - budget);
        yield return new()
        {
            RehearsalId = rehearsal.Id,
            Odd = OddCheck.BudgetRunsOut,
            Line = 1,
            Day = day,
            ListCoins = budget,
            PaidCoins = tally.GivenCoins,
            Coins = tally.GivenCoins - budget,
        };
    }

    private static RehearsalDay Day(Guid rehearsal, RehearsalDay day) => new()
    {
        RehearsalId = rehearsal,
        Day = day.Day,
        StoreNumber = day.StoreNumber,
        Receipts = day.Receipts,
        Touched = day.Touched,
        ListCoins = day.ListCoins,
        GivenCoins = day.GivenCoins,
        CostCoins = day.CostCoins,
    };
}
