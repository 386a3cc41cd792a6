using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>A term of membership as it is shown.</summary>
public sealed record MembershipView(
    long Number, Guid PlanId, int PlanVersion, string Plan, string? Grade,
    MembershipState State)
{
    public long? CustomerNumber { get; init; }
    public long Card { get; init; }
    public DateOnly FirstDay { get; init; }

    /// <summary>The last day; of one that was cancelled, the last that counted.</summary>
    public DateOnly LastDay { get; init; }

    /// <summary>The last day on which it holds, its grace included.</summary>
    public DateOnly UntilDay { get; init; }

    /// <summary>From which day on it can be renewed; nothing where only once it is over.
    /// </summary>
    public DateOnly? RenewsFrom { get; init; }
    public bool GivesMemberPrices { get; init; }
    public Money Fee { get; init; }

    /// <summary>What of the fee was posted as income.</summary>
    public Money Earned { get; init; }

    /// <summary>What of it is for days still to come, or not posted yet.</summary>
    public Money Deferred { get; init; }

    /// <summary>What of it went back.</summary>
    public Money Back { get; init; }
    public Tender Tender { get; init; }
    public long? Renews { get; init; }
    public int StoreNumber { get; init; }
    public DateOnly SoldOn { get; init; }
    public DateTimeOffset At { get; init; }
    public string By { get; init; } = "";
    public string? Reference { get; init; }
    public string? CancelledBy { get; init; }
    public string? CancelledFor { get; init; }
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Which memberships that were not cancelled stand so, as the database is asked.
    /// </summary>
    internal static Expression<Func<Membership, bool>> Stands(
        MembershipState state, DateOnly day) => state switch
        {
            MembershipState.Upcoming => m => m.FirstDay > day,
            MembershipState.Running => m => m.FirstDay <= day && m.LastDay >= day,
            MembershipState.InGrace => m => m.LastDay < day && m.UntilDay >= day,
            MembershipState.Over => m => m.UntilDay < day,
            MembershipState.Cancelled => m => true,
        };
}

/// <summary>What of the fee became income once this day was over.</summary>
public sealed record MembershipIncomeView(DateOnly ThroughDay, Money Amount, DateTimeOffset At);

/// <summary>A membership with how its fee became income.</summary>
public sealed record MembershipDetails(
    MembershipView Membership, IReadOnlyList<MembershipIncomeView> Incomes);

/// <summary>A membership with all that is said of it, as it is read.</summary>
internal sealed class FoundMembership
{
    public required Membership Membership { get; init; }
    public required MembershipPlan Plan { get; init; }
    public MembershipEnd? End { get; init; }
    public long Card { get; init; }
    public long Earned { get; init; }

    public MembershipView View(DateOnly today)
    {
        var (m, end) = (Membership, End);
        return new(
            m.Number, m.PlanId, m.PlanNumber, Plan.Name,
            Plan.Grade.Length == 0 ? null : Plan.Grade, m.StateOn(today, end is not null))
        {
            CustomerNumber = m.CustomerNumber,
            Card = Card,
            FirstDay = m.FirstDay,
            LastDay = end?.LastDay ?? m.LastDay,
            UntilDay = end?.LastDay ?? m.UntilDay,
            RenewsFrom = Plan.RenewDays is { } days ? m.LastDay.AddDays(-days) : null,
            GivesMemberPrices = Plan.GivesMemberPrices,
            Fee = m.Money(m.FeeCoins),
            Earned = m.Money(Earned),
            Deferred = m.Money(m.FeeCoins - Earned - (end?.BackCoins ?? 0)),
            Back = m.Money(end?.BackCoins ?? 0),
            Tender = m.Tender,
            Renews = m.Renews,
            StoreNumber = m.StoreNumber,
            SoldOn = m.Day,
            At = m.At,
            By = m.AskerName,
            Reference = m.Reference,
            CancelledBy = end?.AskerName,
            CancelledFor = end?.Reason,
            CancelledAt = end?.At,
        };
    }
}

/// <summary>Reads memberships with all that is said of them.</summary>
internal static class FoundMemberships
{
    extension(KiteDb db)
    {
        public IQueryable<FoundMembership> Found(IQueryable<Membership> asked)
        {
            var (plans, ends) = (db.MembershipPlans, db.MembershipEnds);
            var (cards, incomes) = (db.Cards, db.MembershipIncomes);
            return asked.Join(
                plans, m => new { Id = m.PlanId, Number = m.PlanNumber },
                p => new { p.Id, p.Number },
                (m, p) => new FoundMembership
                {
                    Membership = m,
                    Plan = p,
                    End = ends.FirstOrDefault(e => e.MembershipId == m.Id),
                    Card = cards.Where(c => c.Id == m.CardId).Select(c => c.Number)
                        .FirstOrDefault(),
                    Earned = incomes.Where(i => i.MembershipId == m.Id).Sum(i => i.Coins),
                });
        }
    }
}
