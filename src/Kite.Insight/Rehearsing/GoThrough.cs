using System.Text.Json;
using Kite.Cards;
using Kite.Catalogue;
using Kite.Sales;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Insight;

/// <summary>
/// Goes through all receipts of a rehearsal: while one stretch is priced on every core, the next
/// is read. Each stretch is written down with the place that it ends at, in one transaction, so
/// that a kill at any moment loses nothing and counts nothing twice.
/// </summary>
internal sealed class GoThrough(KiteDb db, RehearsalDesk desk, EndRehearsal end, TimeProvider clock)
{
    public async Task Run(RehearsalJob job, IServiceProvider reading, CancellationToken cancel)
    {
        var rehearsal = await db.Rehearsals.AsNoTracking()
            .SingleAsync(r => r.Id == job.Id, cancel);
        if (rehearsal.State is not RehearsalState.Running) return;

        db.For(new(
            rehearsal.StarterId, rehearsal.StarterName,
            new HashSet<string>(StringComparer.Ordinal)));
        var ground = await Ground(rehearsal, cancel);
        var stretches = await Stretches(job, rehearsal, ground, reading, cancel);
        var tally = rehearsal.Working is { } working
            ? RehearsalTally.Of(JsonSerializer.Deserialize<RehearsalSoFar>(working)!)
            : new();
        var at = rehearsal is { AtCustomer: { } customer, AtReceipt: { } receipt }
            ? new PastPlace(customer, receipt)
            : PastPlace.Beginning;
        var next = Task.Run(() => stretches.Next(at, cancel), cancel);
        while (await next is { End: { } place } stretch)
        {
            next = Task.Run(() => stretches.Next(place, cancel), cancel);
            var priced = Price(stretch, ground);
            if (await Keep(job, rehearsal, tally, priced, stretch, cancel)) continue;

            // Nobody reads on in a scope that is about to end.
            await next;
            return;
        }
        await end.Run(job, rehearsal, ground.Rules, tally, cancel);
    }

    /// <summary>All that the rehearsal goes by.</summary>
    public async Task<RehearsalGround> Ground(Rehearsal rehearsal, CancellationToken cancel)
    {
        var parts = JsonSerializer.Deserialize<List<RehearsedPart>>(rehearsal.Parts)!;
        var stores = await db.StoresAsync(cancel);
        var categories = await db.Set<Product>().AsNoTracking().Where(p => p.Category != "")
            .Select(p => new { p.Code, p.Category })
            .ToDictionaryAsync(p => p.Code, p => p.Category, StringComparer.Ordinal, cancel);
        return new(
            await desk.Read(parts, cancel), categories,
            stores.ToDictionary(
                s => s.Number, s => TimeZoneInfo.FindSystemTimeZoneById(s.TimeZone)))
        {
            Paying = rehearsal.Paying, DeepPercent = rehearsal.DeepPercent,
        };
    }

    private static async Task<RehearsedStretches> Stretches(
        RehearsalJob job, Rehearsal rehearsal, RehearsalGround ground, IServiceProvider reading,
        CancellationToken cancel) => new(
            reading.GetRequiredService<PastReceipts>(),
            await reading.GetRequiredService<RehearsalDesk>().Guests(ground.Rules, cancel),
            new(rehearsal.Period, rehearsal.StoreNumber, rehearsal.LastPosition), job.Stretch);

    private static RehearsedCustomer[] Price(RehearsedStretch stretch, RehearsalGround ground)
    {
        var priced = new RehearsedCustomer[stretch.Visitors.Count];
        Parallel.For(0, priced.Length, i => priced[i] = RehearseCustomer.Of(
            stretch.Visitors[i].Receipts, stretch.Visitors[i].Guest, ground));
        return priced;
    }

    /// <summary>False when someone wants it to pause here.</summary>
    private async Task<bool> Keep(
        RehearsalJob job, Rehearsal rehearsal, RehearsalTally tally,
        IReadOnlyList<RehearsedCustomer> priced, RehearsedStretch stretch,
        CancellationToken cancel)
    {
        var (rows, cases) = (new List<RehearsalCustomer>(), new List<RehearsalCase>());
        foreach (var customer in priced)
        {
            cases.AddRange(RehearsalCases.Of(rehearsal.Id, customer, tally));
            var row = customer.IsKnown ? customer.Row(rehearsal.Id, rehearsal.Thresholds) : null;
            tally.Add(customer, row);
            if (row is not null) rows.Add(row);
        }
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await BulkWriter.Write(db, rows, cancel);
        await BulkWriter.Write(db, cases, cancel);
        var isToStop = await db.Rehearsals.Where(r => r.Id == rehearsal.Id)
            .Select(r => r.StopAsked).SingleAsync(cancel);
        rehearsal.ReceiptsDone += stretch.Receipts;
        await Reached(rehearsal, tally, stretch.End!, isToStop, cancel);
        await job.HoldTurn(db, cancel);
        await whole.CommitAsync(cancel);
        job.Progress?.Report(new(rehearsal.ReceiptsDone, rehearsal.Receipts));
        return !isToStop;
    }

    private Task<int> Reached(
        Rehearsal rehearsal, RehearsalTally tally, PastPlace place, bool isToStop,
        CancellationToken cancel)
    {
        var (working, done) = (JsonSerializer.Serialize(tally.Keep()), rehearsal.ReceiptsDone);
        var (touched, given, cost) = (tally.Touched, tally.GivenCoins, tally.CostCoins);
        DateTimeOffset? ended = isToStop ? clock.GetUtcNow() : null;
        var state = isToStop ? RehearsalState.Stopped : RehearsalState.Running;
        return db.Rehearsals.Where(r => r.Id == rehearsal.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(r => r.Working, working)
                .SetProperty(r => r.ReceiptsDone, done)
                .SetProperty(r => r.AtCustomer, place.Customer)
                .SetProperty(r => r.AtReceipt, place.Receipt)
                .SetProperty(r => r.Touched, touched)
                .SetProperty(r => r.GivenCoins, given)
                .SetProperty(r => r.CostCoins, cost)
                .SetProperty(r => r.State, state)
                .SetProperty(r => r.StopAsked, false)
                .SetProperty(r => r.EndedAt, ended)
                .SetProperty(r => r.Version, r => r.Version + 1),
            cancel);
    }
}
