namespace Kite.Cards;

/// <summary>How a coupon stands.</summary>
public enum CouponState
{
    /// <summary>It can be used, from its first day on.</summary>
    Issued,

    /// <summary>It was used as often as it can be.</summary>
    Used,

    /// <summary>Its last day is over.</summary>
    RunOut,

    /// <summary>Someone took it back.</summary>
    Withdrawn,
}

/// <summary>How a coupon came about.</summary>
public enum CouponOrigin
{
    Hand,
    Campaign,
    Rule,
}

/// <summary>
/// A coupon: a code that takes something off a bill. Its key is the token of its code, which tells
/// nothing about it; the code itself is kept sealed, so that it can be printed again.
/// </summary>
public sealed class Coupon
{
    public Guid Id { get; init; }

    /// <summary>The short number that people read; it opens nothing.</summary>
    public long Number { get; init; }
    public Guid KindId { get; init; }

    /// <summary>The version of the kind by which it was issued.</summary>
    public int KindNumber { get; init; }
    public CouponOrigin Origin { get; init; }
    public Guid? CampaignId { get; init; }
    public Guid? RuleId { get; init; }
    public int? RuleNumber { get; init; }

    /// <summary>The purchase for which a rule gave it.</summary>
    public Guid? PurchaseId { get; init; }

    /// <summary>To whom it was issued; nobody where it is whoever's holds it.</summary>
    public Guid? CustomerId { get; set; }
    public long? CustomerNumber { get; set; }

    /// <summary>
    /// The number of the record that it was issued to, where that was merged into this one; else
    /// 0.
    /// </summary>
    public long RecordedUnder { get; set; }
    public DateOnly FirstDay { get; init; }
    public DateOnly? LastDay { get; init; }

    /// <summary>How often it can still be used, and how often it ever was.</summary>
    public int UsesLeft { get; set; }
    public int UsesTaken { get; set; }

    /// <summary>The last four signs of its code.</summary>
    public string Ending { get; init; } = "";

    /// <summary>The code, sealed with a master key, and with which.</summary>
    public byte[] Code { get; init; } = [];
    public int Master { get; init; }
    public int StoreNumber { get; init; }
    public DateTimeOffset IssuedAt { get; init; }
    public string IssuedBy { get; init; } = "";

    /// <summary>Why it was issued by hand.</summary>
    public string? Reason { get; init; }
    public DateTimeOffset? WithdrawnAt { get; set; }
    public string? WithdrawnBy { get; set; }
    public string? WithdrawnFor { get; set; }

    internal CouponState StateOn(DateOnly day) => this switch
    {
        { WithdrawnAt: not null } => CouponState.Withdrawn,
        { UsesLeft: 0 } => CouponState.Used,
        { LastDay: { } last } when last < day => CouponState.RunOut,
        _ => CouponState.Issued,
    };
}
