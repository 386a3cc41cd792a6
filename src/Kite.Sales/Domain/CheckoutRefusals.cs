namespace Kite.Sales;

/// <summary>There is no such bill.</summary>
public sealed record NoSuchCheckout(string Which) : NotFound;

/// <summary>Say at which till.</summary>
public sealed record TillIsMissing : Refusal;

/// <summary>A bill has at least one line.</summary>
public sealed record BillIsEmpty : Refusal;

/// <summary>No product bears this code or barcode.</summary>
public sealed record LineNamesNoProduct(int Line, string Written) : Refusal;

/// <summary>The store does not sell the product at this hour or on this day.</summary>
public sealed record ProductIsNotSoldNow(int Line, string Product) : Refusal;

/// <summary>No price is kept of the product: the till must say one.</summary>
public sealed record PriceIsAsked(int Line, string Product) : Refusal;

/// <summary>A price is kept of the product: the till cannot say another.</summary>
public sealed record PriceIsKept(int Line, string Product) : Refusal;

/// <summary>A price or an amount of a line is not in the money of the bill.</summary>
public sealed record LineIsInAnotherCurrency(int Line, string Bill) : Refusal;

/// <summary>The facts of an unknown guest are none of someone who is known.</summary>
public sealed record GuestIsKnown : Refusal;

/// <summary>What was said of the guest is too long, or no phone number.</summary>
public sealed record GuestIsUnfit : Refusal;

/// <summary>A tender needs its kind and an amount above nothing in the money of the bill.
/// </summary>
public sealed record TenderIsUnfit(int Tender) : Refusal;

/// <summary>Less was handed over than is to be paid in cash, or it was no cash.</summary>
public sealed record GivenIsUnfit(int Tender) : Refusal;

/// <summary>A stored-value tender needs the card's number.</summary>
public sealed record TenderNeedsCard(int Tender) : Refusal;

/// <summary>The points of a tender are worth another amount today.</summary>
public sealed record PointsAreWorth(int Tender, Money Worth) : Refusal;

/// <summary>The tenders add up to another amount than the bill.</summary>
public sealed record TendersDoNotAddUp(Money Tenders, Money Total) : Refusal;

/// <summary>The quote is over; the bill is to be worked out anew.</summary>
public sealed record QuoteHasRunOut : Refusal;

/// <summary>The quote was made for another bill, other means of payment or other prices.
/// </summary>
public sealed record QuoteIsForAnother : Refusal;

/// <summary>The reason is too long.</summary>
public sealed record StockReasonIsTooLong(int AtMost) : Refusal;
