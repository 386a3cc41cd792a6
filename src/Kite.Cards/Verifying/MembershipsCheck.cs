using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// Of every membership: what is income, what went back and what is still owed in days are together
/// its fee, in its own rows and in the books alike; income is as the days say; and nobody is a
/// member twice at a time by terms that were paid for.
/// </summary>
internal sealed class MembershipsCheck(KiteDb db) : ICheck
{
    private const int Together = 500;

    public async Task<Finding> Run(CancellationToken cancel)
    {
        var count = await db.Memberships.LongCountAsync(cancel);
        var off = await Strays(cancel) + await Twice(cancel);
        var after = Guid.Empty;
        while (true)
        {
            var some = await db.Memberships.AsNoTracking().Where(m => m.Id > after)
                .OrderBy(m => m.Id).Take(Together).ToListAsync(cancel);
            if (some.Count == 0) break;

            off += await Off(some, cancel);
            after = some[^1].Id;
        }
        return new(
            "memberships", off == 0,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["memberships"] = count.ToString("N0", CultureInfo.CurrentCulture),
                ["off"] = off.ToString("N0", CultureInfo.CurrentCulture),
            });
    }

    private async Task<long> Off(List<Membership> some, CancellationToken cancel)
    {
        var ids = some.ConvertAll(m => m.Id);
        var ends = await db.MembershipEnds.AsNoTracking()
            .Where(e => EF.Parameter(ids).Contains(e.MembershipId))
            .ToDictionaryAsync(e => e.MembershipId, cancel);
        var incomes = (await db.MembershipIncomes.AsNoTracking()
                .Where(i => EF.Parameter(ids).Contains(i.MembershipId)).ToListAsync(cancel))
            .ToLookup(i => i.MembershipId);
        var posted = some.SelectMany(m => Transactions(m, ends, incomes)).Distinct().ToList();
        var lines = (await db.Entries.AsNoTracking()
                .Where(e => EF.Parameter(posted).Contains(e.TransactionId)).ToListAsync(cancel))
            .ToLookup(e => e.TransactionId);
        return some.LongCount(m => !Holds(
            m, ends.GetValueOrDefault(m.Id), [.. incomes[m.Id].OrderBy(i => i.ThroughDay)],
            [.. Transactions(m, ends, incomes).Distinct().SelectMany(t => lines[t])]));
    }

    private static IEnumerable<Guid> Transactions(
        Membership m, Dictionary<Guid, MembershipEnd> ends,
        ILookup<Guid, MembershipIncome> incomes) =>
    [
        m.TransactionId, .. incomes[m.Id].Select(i => i.TransactionId),
        .. ends.TryGetValue(m.Id, out var end) ? [end.TransactionId] : Array.Empty<Guid>(),
    ];

    private static bool Holds(
        Membership m, MembershipEnd? end, List<MembershipIncome> incomes, List<Entry> lines)
    {
        var earned = 0L;
        foreach (var income in incomes)
        {
            earned += income.Coins;
            if (income.Coins <= 0 || earned != m.EarnedBy(income.ThroughDay)) return false;
        }
        var back = end?.BackCoins ?? 0;
        var deferred = m.FeeCoins - earned - back;
        return deferred >= 0 && back >= 0
            && (end is null || (deferred == 0 && back == m.FeeCoins - m.EarnedBy(end.LastDay)))
            && m.FirstDay <= m.LastDay && m.LastDay <= m.UntilDay
            && Sum(lines, Account.DeferredMembership) == deferred
            && Sum(lines, Account.MembershipIncome) == earned
            && lines.Where(e => e.TransactionId == m.TransactionId && e.Coins > 0)
                .Sum(e => e.Coins) == m.FeeCoins;
    }

    private static long Sum(List<Entry> lines, Account account) =>
        lines.Where(e => e.Account == account).Sum(e => e.Coins);

    // No transaction about memberships stands without one, and no row without its membership.
    private async Task<long> Strays(CancellationToken cancel)
    {
        var (all, ends, incomes) = (db.Memberships, db.MembershipEnds, db.MembershipIncomes);
        return await db.Transactions.LongCountAsync(
                t => (t.Kind == TransactionKind.MembershipFee
                        && !all.Any(m => m.TransactionId == t.Id && m.PurseId == t.PurseId))
                    || (t.Kind == TransactionKind.MembershipIncome
                        && !incomes.Any(i => i.TransactionId == t.Id))
                    || (t.Kind == TransactionKind.MembershipRefund
                        && !ends.Any(e => e.TransactionId == t.Id)),
                cancel)
            + await incomes.LongCountAsync(
                i => !all.Any(m => m.Id == i.MembershipId), cancel)
            + await ends.LongCountAsync(e => !all.Any(m => m.Id == e.MembershipId), cancel);
    }

    // Records that were merged may both have been members: only terms of one sale follow another.
    private async Task<long> Twice(CancellationToken cancel)
    {
        var (all, ends) = (db.Memberships, db.MembershipEnds);
        return await all.LongCountAsync(
            m => m.Renews != null && all.Any(
                b => b.Number == m.Renews && m.FirstDay <=
                    (ends.Where(e => e.MembershipId == b.Id)
                        .Select(e => (DateOnly?)e.LastDay).FirstOrDefault() ?? b.LastDay)),
            cancel);
    }
}
