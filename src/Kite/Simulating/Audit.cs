using Kite.Cards;
using Kite.Insight;
using Kite.Sales;
using Microsoft.EntityFrameworkCore;
using static System.FormattableString;

namespace Kite.Simulating;

/// <summary>
/// Holds the program's books beside what the tills were told, and asks every proof of them
/// (invariants I1 to I14 of rules/money.md).
/// </summary>
internal sealed class Audit(SimulatedKite kite, ToldBooks told)
{
    public async Task Run(CancellationToken cancel)
    {
        await kite.With((IServiceProvider services) => Proofs(services, cancel));
        await kite.With((KiteDb db) => Cards(db, cancel));
        await kite.With((KiteDb db) => Receipts(db, cancel));
    }

    /// <summary>What is refused leaves every table as it was (I6).</summary>
    public static async Task LeavesNoTrace(
        SimulatedKite kite, Errand nonsense, CancellationToken cancel)
    {
        var before = await kite.With((KiteDb db) => Traces(db, cancel));
        var outcome = await TillWire.Send(kite, nonsense, TimeSpan.Zero, cancel);
        if (outcome.No is null)
            throw new BrokenPromise($"nonsense was taken: {nonsense} → {outcome.Told}");
        var after = await kite.With((KiteDb db) => Traces(db, cancel));
        foreach (var (table, rows) in before)
        {
            if (after[table] != rows)
                throw new BrokenPromise(Invariant(
                    $"{nonsense} was refused, and {table} had {rows} rows, has {after[table]}"));
        }
    }

    private static async Task<bool> Proofs(IServiceProvider services, CancellationToken cancel)
    {
        // The mirror is proved from without: it is closed to whoever is in the serving process.
        foreach (var check in services.GetServices<ICheck>().Where(c => c is not MirrorCheck))
        {
            var finding = await check.Run(cancel);
            if (!finding.IsWell)
                throw new BrokenPromise($"{finding.Of} does not hold: "
                    + string.Join(", ", finding.Figures.Select(f => $"{f.Key} {f.Value}")));
        }
        return true;
    }

    // What the tills were told of cards, and what has lapsed since, is what is on them.
    private async Task<bool> Cards(KiteDb db, CancellationToken cancel)
    {
        var purseOf = await db.Set<Card>()
            .ToDictionaryAsync(c => c.Number, c => c.PurseId, cancel);
        var purses = await db.Set<Purse>().AsNoTracking().ToListAsync(cancel);
        var lapsed = (await db.Set<Transaction>().AsNoTracking()
                .Where(t => t.Kind == TransactionKind.Lapse
                    || t.Kind == TransactionKind.PointsLapse)
                .ToListAsync(cancel))
            .ToLookup(t => t.PurseId);
        var sums = told.OnCards.ToLookup(c => purseOf[c.Key], c => c.Value);
        foreach (var purse in purses)
        {
            var (coins, points) = (
                sums[purse.Id].Sum(s => s.Coins)
                    + lapsed[purse.Id].Sum(t => t.PrincipalCoins + t.BonusCoins),
                sums[purse.Id].Sum(s => s.Points) + lapsed[purse.Id].Sum(t => t.Points ?? 0));
            if (purse.PrincipalCoins + purse.BonusCoins != coins)
                throw new BrokenPromise(Invariant(
                    $"card {Number(purse.Id)} holds {purse.PrincipalCoins}+{purse.BonusCoins}, ")
                    + Invariant($"told were {coins}"));
            if (purse.PointsBalance != points)
                throw new BrokenPromise(Invariant(
                    $"card {Number(purse.Id)} holds {purse.PointsBalance} points, ")
                    + Invariant($"told were {points}"));
        }
        return true;

        long Number(Guid purse) => purseOf.Where(p => p.Value == purse).Max(p => p.Key);
    }

    // Every receipt that was told is there once, and there is none that nobody was told of.
    private async Task<bool> Receipts(KiteDb db, CancellationToken cancel)
    {
        var there = (await db.Set<Checkout>().Select(c => c.Id).ToListAsync(cancel))
            .Concat(await db.Set<CheckoutRefund>().Select(r => r.Id).ToListAsync(cancel))
            .Select(id => id.ToString()).ToHashSet(StringComparer.Ordinal);
        var lost = told.Receipts.Except(there, StringComparer.Ordinal).FirstOrDefault();
        if (lost is not null)
            throw new BrokenPromise($"receipt {lost} was told, and is not there");
        var unknown = there.Except(told.Receipts, StringComparer.Ordinal).FirstOrDefault();
        if (unknown is not null)
            throw new BrokenPromise($"receipt {unknown} is there, and no till was told of it");
        return true;
    }

    private static async Task<Dictionary<string, long>> Traces(
        KiteDb db, CancellationToken cancel)
    {
        var traces = new Dictionary<string, long>(StringComparer.Ordinal);
        var tables = db.Model.GetEntityTypes().Select(t => t.GetTableName())
            .OfType<string>().Where(t => t is not "seals").Distinct(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            var sql = $"SELECT count(*) AS \"Value\" FROM \"{table}\"";
            traces[table] = (await db.Database.SqlQueryRaw<long>(sql).ToListAsync(cancel))[0];
        }
        return traces;
    }
}
