using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>What a till is told of a guest's membership.</summary>
public sealed record MembershipShown(long Number, Guid PlanId, string Plan, string? Grade)
{
    /// <summary>The last day that is paid for, renewals included.</summary>
    public DateOnly LastDay { get; init; }
    public bool GivesMemberPrices { get; init; }

    /// <summary>Whether it can be renewed by now.</summary>
    public bool CanBeRenewed { get; init; }
}

/// <summary>
/// What tills ask about memberships: whether the guest, or who shows the card, holds one on this
/// business day. It is one question by an index, and nothing is written.
/// </summary>
public sealed class MembershipDesk(KiteDb db)
{
    /// <summary>The membership that holds for them on this day; none where there is none.
    /// </summary>
    public async Task<MembershipShown?> Holding(
        Guid? customer, long? card, DateOnly day, CancellationToken cancel)
    {
        if (customer is null && card is null) return null;

        var (plans, ends) = (db.MembershipPlans, db.MembershipEnds);
        var theirs = await Of(customer, card)
            .Where(m => m.UntilDay >= day
                && !ends.Any(e => e.MembershipId == m.Id && e.LastDay < day))
            .Join(
                plans, m => new { Id = m.PlanId, Number = m.PlanNumber },
                p => new { p.Id, p.Number },
                (m, p) => new
                {
                    m.Number, m.PlanId, p.Name, p.Grade, m.FirstDay, m.LastDay,
                    p.GivesMemberPrices, p.RenewDays,
                    IsCancelled = ends.Any(e => e.MembershipId == m.Id),
                })
            .ToListAsync(cancel);
        var now = theirs.Where(m => m.FirstDay <= day)
            .OrderByDescending(m => m.GivesMemberPrices).ThenByDescending(m => m.LastDay)
            .FirstOrDefault();
        if (now is null) return null;

        var last = theirs.Where(m => !m.IsCancelled).MaxBy(m => m.LastDay) ?? now;
        return new(now.Number, now.PlanId, now.Name, now.Grade.Length == 0 ? null : now.Grade)
        {
            LastDay = last.LastDay,
            GivesMemberPrices = now.GivesMemberPrices,
            CanBeRenewed = last.RenewDays is { } days
                ? last.LastDay.AddDays(-days) <= day
                : last.LastDay < day,
        };
    }

    /// <summary>All that hold for them on this day: by which plans, of which grades.</summary>
    internal async Task<IReadOnlyList<HeldMembership>> AllHolding(
        Guid? customer, long? card, DateOnly day, CancellationToken cancel)
    {
        if (customer is null && card is null) return [];

        var (plans, ends) = (db.MembershipPlans, db.MembershipEnds);
        return await Of(customer, card)
            .Where(m => m.FirstDay <= day && m.UntilDay >= day
                && !ends.Any(e => e.MembershipId == m.Id && e.LastDay < day))
            .Join(
                plans, m => new { Id = m.PlanId, Number = m.PlanNumber },
                p => new { p.Id, p.Number }, (m, p) => new HeldMembership(p.Id, p.Grade))
            .ToListAsync(cancel);
    }

    // A bearer's membership goes with the purse: a card that took another's place opens it, too.
    private IQueryable<Membership> Of(Guid? customer, long? card)
    {
        var (all, cards) = (db.Memberships.AsNoTracking(), db.Cards);
        if (card is null) return all.Where(m => m.CustomerId == customer);

        return all.Where(
            m => (customer != null && m.CustomerId == customer)
                || (m.CustomerId == null && m.PurseId == cards.Where(c => c.Number == card)
                    .Select(c => c.PurseId).FirstOrDefault()));
    }
}

/// <summary>A till at which a fee can be paid.</summary>
public sealed record MembershipTill(int Number, string Name);

/// <summary>How much a fee was, and on which card.</summary>
public sealed record FeePaid(long Card, long Coins);

/// <summary>What a till asks in the commit in which a fee is paid.</summary>
public static class FeesAtTills
{
    extension(KiteDb db)
    {
        public async Task<FeePaid> FeeOfAsync(Transaction fee)
        {
            var cards = db.Cards;
            return await db.Memberships.AsNoTracking()
                .Where(m => m.PurseId == fee.PurseId && m.TransactionId == fee.Id)
                .Select(m => new FeePaid(
                    cards.Where(c => c.Id == m.CardId).Select(c => c.Number).First(),
                    m.FeeCoins))
                .SingleAsync();
        }
    }
}
