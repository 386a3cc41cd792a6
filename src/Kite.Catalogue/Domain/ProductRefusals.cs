namespace Kite.Catalogue;

/// <summary>There is no such product.</summary>
public sealed record NoSuchProduct(string Which) : NotFound;

/// <summary>A product needs a code, of letters that can be read.</summary>
public sealed record ProductCodeIsUnfit(int AtMost) : Refusal;

/// <summary>Another product bears this code already.</summary>
public sealed record ProductCodeIsTaken(string Product) : Refusal;

/// <summary>Purchases know the product by its code, so the code stays.</summary>
public sealed record ProductCodeStays(string Product) : Refusal;

/// <summary>Another product bears this barcode already.</summary>
public sealed record BarcodeIsTaken(string Barcode, string Product) : Refusal;

/// <summary>No scanner reads this: too long, or letters that no barcode holds.</summary>
public sealed record NotABarcode(string Written) : Refusal;

/// <summary>Products have names in the languages that Kite speaks.</summary>
public sealed record NoNameInThisLanguage(string Written, string Known) : Refusal;

/// <summary>The word is too long to be kept.</summary>
public sealed record WordIsTooLong(int AtMost) : Refusal;

/// <summary>A price is nought or more, and not beyond all measure.</summary>
public sealed record PriceIsOutOfReach : Refusal;

/// <summary>Members never pay more than the regular price.</summary>
public sealed record MembersWouldPayMore(Money Member, Money Regular) : Refusal;

/// <summary>A time of sale names weekdays from 1 to 7, or an hour from and to, or both.</summary>
public sealed record NotASoldTime : Refusal;

/// <summary>There is no tax rate of this code.</summary>
public sealed record NoSuchTaxRate(string Which) : NotFound;

/// <summary>The day lies too far away to be right.</summary>
public sealed record YearIsOutOfReach(DateOnly Written) : Refusal;

/// <summary>The last day of sale lies before the first.</summary>
public sealed record SaleEndsBeforeItBegins : Refusal;

/// <summary>A file has prices in one currency: the mapping's, or the business's own.</summary>
public sealed record PriceIsInAnotherCurrency(string Written, string Expected) : Refusal;
