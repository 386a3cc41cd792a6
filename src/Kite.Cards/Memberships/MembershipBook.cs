using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>Whose a membership is: a customer's, or whoever's that carries the card.</summary>
internal sealed record Member(Guid? CustomerId, long? CustomerNumber, Guid PurseId)
{
    public long RecordedUnder { get; init; }

    public IQueryable<Membership> Of(IQueryable<Membership> all) => CustomerId is { } customer
        ? all.Where(m => m.CustomerId == customer)
        : all.Where(m => m.CustomerId == null && m.PurseId == PurseId);
}

/// <summary>Where the next term of someone begins.</summary>
internal sealed record NextTerm(DateOnly First, long? Renews);

/// <summary>What was done under a key; nothing yet where it is new.</summary>
internal sealed record KeyUsed(Guid? Transaction);

/// <summary>Reads what decides about a term, and puts it down in the commit of its money.</summary>
internal static class MembershipBook
{
    public const string Counted = "memberships";

    extension(KiteDb db)
    {
        /// <summary>
        /// The first day of their next term by this plan; refused where they are members for so
        /// long that it cannot be renewed yet.
        /// </summary>
        public async Task<Result<NextTerm>> NextTermOf(
            Member member, MembershipPlan plan, DateOnly today, CancellationToken cancel)
        {
            var ends = db.MembershipEnds;
            var before = await member.Of(db.Memberships.AsNoTracking())
                .Select(m => new
                {
                    m.Number, m.UntilDay,
                    LastDay = ends.Where(e => e.MembershipId == m.Id)
                        .Select(e => (DateOnly?)e.LastDay).FirstOrDefault() ?? m.LastDay,
                    IsCancelled = ends.Any(e => e.MembershipId == m.Id),
                })
                .OrderByDescending(m => m.LastDay).ThenByDescending(m => m.Number)
                .FirstOrDefaultAsync(cancel);
            if (before is null) return new NextTerm(today, null);

            var until = before.IsCancelled ? before.LastDay : before.UntilDay;
            if (before.LastDay >= today && !before.IsCancelled)
            {
                var from = before.LastDay.AddDays(plan.RenewDays is { } days ? -days : 1);
                if (today < from)
                    return new MembershipRunsStill(before.Number, before.LastDay, from);
            }
            return new NextTerm(
                MembershipTerm.Next(before.LastDay, until, today), before.Number);
        }

        /// <summary>What of the fee was posted as income so far.</summary>
        public async Task<long> EarnedOf(Guid membership, CancellationToken cancel) =>
            await db.MembershipIncomes.Where(i => i.MembershipId == membership)
                .SumAsync(i => i.Coins, cancel);

        /// <summary>The transaction under this key; refused where it was used for another.
        /// </summary>
        public async Task<Result<KeyUsed>> DoneUnder(
            string key, byte[] hash, CancellationToken cancel)
        {
            var known = await db.ValueKeys.AsNoTracking()
                .SingleOrDefaultAsync(k => k.Key == key, cancel);
            if (known is null) return new KeyUsed(null);
            return known.RequestHash.AsSpan().SequenceEqual(hash)
                ? new KeyUsed(known.TransactionId)
                : new KeyWasUsedForAnother(key);
        }
    }
}
