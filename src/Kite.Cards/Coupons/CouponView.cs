using System.Linq.Expressions;

namespace Kite.Cards;

/// <summary>A coupon as it is shown; never its code.</summary>
public sealed record CouponView(
    long Number, Guid KindId, string Kind, CouponState State, CouponOrigin Origin, string Ending)
{
    public long? CustomerNumber { get; init; }

    /// <summary>With which campaign it came; absent for who may not know of that.</summary>
    public Guid? Campaign { get; init; }
    public DateOnly FirstDay { get; init; }
    public DateOnly? LastDay { get; init; }
    public int UsesLeft { get; init; }
    public int Uses { get; init; }
    public DateTimeOffset IssuedAt { get; init; }
    public string IssuedBy { get; init; } = "";
    public string? Reason { get; init; }

    /// <summary>The purchase for which a rule gave it.</summary>
    public Guid? Purchase { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
    public string? WithdrawnBy { get; init; }
    public string? WithdrawnFor { get; init; }

    internal static CouponView Of(
        Coupon c, CouponKind kind, DateOnly today, IReadOnlySet<Guid>? campaigns = null) =>
        new(c.Number, c.KindId, kind.Name, c.StateOn(today), c.Origin, c.Ending)
        {
            CustomerNumber = c.CustomerNumber,
            Campaign = c.CampaignId is { } id && campaigns?.Contains(id) == true ? id : null,
            FirstDay = c.FirstDay,
            LastDay = c.LastDay,
            UsesLeft = c.UsesLeft,
            Uses = kind.Uses,
            IssuedAt = c.IssuedAt,
            IssuedBy = c.IssuedBy,
            Reason = c.Reason,
            Purchase = c.PurchaseId,
            WithdrawnAt = c.WithdrawnAt,
            WithdrawnBy = c.WithdrawnBy,
            WithdrawnFor = c.WithdrawnFor,
        };

    /// <summary>Which coupons stand so on this day, as the database is asked.</summary>
    internal static Expression<Func<Coupon, bool>> Stands(CouponState state, DateOnly day) =>
        state switch
        {
            CouponState.Withdrawn => c => c.WithdrawnAt != null,
            CouponState.Used => c => c.WithdrawnAt == null && c.UsesLeft == 0,
            CouponState.RunOut => c => c.WithdrawnAt == null && c.UsesLeft > 0
                && c.LastDay < day,
            CouponState.Issued => c => c.WithdrawnAt == null && c.UsesLeft > 0
                && (c.LastDay == null || c.LastDay >= day),
        };
}

/// <summary>A coupon that was just issued, with its code as people read it.</summary>
public sealed record CouponIssued(CouponView Coupon, string Code);
