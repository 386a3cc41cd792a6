namespace Kite.Cards;

/// <summary>What was typed is no code of a coupon.</summary>
public sealed record CouponCodeIsMistyped(int Signs) : Refusal;

/// <summary>There is no such coupon.</summary>
public sealed record NoSuchCoupon(string Which) : NotFound;

/// <summary>There is no such kind of coupon.</summary>
public sealed record NoSuchCouponKind(string Which) : NotFound;

/// <summary>There is no such rule of coupons.</summary>
public sealed record NoSuchCouponRule(string Which) : NotFound;

/// <summary>There is no such campaign.</summary>
public sealed record NoSuchCampaign(string Which) : NotFound;

/// <summary>The coupon has no such use.</summary>
public sealed record NoSuchCouponUse(string Which) : NotFound;

/// <summary>Too many codes that there are not were asked for.</summary>
public sealed record TooManyWrongCodes(int Minutes) : Refusal;

/// <summary>No more coupons of this kind are issued.</summary>
public sealed record CouponKindIsIssuedNoMore(string Name) : Refusal;

/// <summary>The last day of this kind of coupon is over.</summary>
public sealed record CouponKindIsOver(string Name, DateOnly LastDay) : Refusal;

/// <summary>More coupons than its budget has left.</summary>
public sealed record CouponBudgetIsSpent(string Name, long Left) : Refusal;

/// <summary>A kind that only its holder can use is issued to somebody.</summary>
public sealed record CouponIsForSomebody(string Name) : Refusal;

/// <summary>Another kind of coupon bears this name.</summary>
public sealed record CouponKindNameIsTaken(string Name) : Refusal;

/// <summary>Another campaign bears this name.</summary>
public sealed record CampaignNameIsTaken(string Name) : Refusal;

/// <summary>Someone took the coupon back.</summary>
public sealed record CouponIsWithdrawn(string Ending) : Refusal;

/// <summary>The coupon was used as often as it can be.</summary>
public sealed record CouponIsUsed(string Ending) : Refusal;

/// <summary>The coupon holds from a later day on.</summary>
public sealed record CouponHasNotBegun(string Ending, DateOnly FirstDay) : Refusal;

/// <summary>The coupon's last day is over.</summary>
public sealed record CouponHasRunOut(string Ending, DateOnly LastDay) : Refusal;

/// <summary>The coupon is taken in other stores.</summary>
public sealed record CouponIsNotForStore(string Ending) : Refusal;

/// <summary>The coupon is named: the till has to know whose bill this is.</summary>
public sealed record CouponNeedsItsHolder(string Ending) : Refusal;

/// <summary>The coupon was issued to another customer.</summary>
public sealed record CouponIsSomeoneElses(string Ending) : Refusal;

/// <summary>Its uses are counted by customer, so the till has to know whose bill this is.
/// </summary>
public sealed record CouponNeedsCustomer(string Ending) : Refusal;

/// <summary>This customer has used such coupons as often as one can.</summary>
public sealed record CouponIsUsedOftenEnough(int Most) : Refusal;

/// <summary>The bill is in another currency.</summary>
public sealed record CouponIsInAnotherCurrency(string Written, string Coupon) : Refusal;

/// <summary>The bill has to be at least so much.</summary>
public sealed record BillIsTooSmallForCoupon(Money Least) : Refusal;

/// <summary>The coupon is not used together with these others.</summary>
public sealed record CouponGoesWithNoOther(string Ending) : Refusal;

/// <summary>There is nothing of the bill left to take off.</summary>
public sealed record NothingToTakeOff(string Ending) : Refusal;

/// <summary>The use was given back already.</summary>
public sealed record CouponUseIsGivenBack : Refusal;

/// <summary>Each coupon is named once, and no more than so many.</summary>
public sealed record CouponsAreUnfit(int AtMost) : Refusal;
