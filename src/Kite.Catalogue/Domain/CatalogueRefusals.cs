namespace Kite.Catalogue;

/// <summary>There is no such category in the list.</summary>
public sealed record NoSuchCategory(string Which) : NotFound;

/// <summary>The list has a category of this name already.</summary>
public sealed record CategoryStandsThere(string Name) : Refusal;

/// <summary>Products stand in it, so it cannot be taken out.</summary>
public sealed record CategoryIsInUse(long Products) : Refusal;

/// <summary>There is no such price list.</summary>
public sealed record NoSuchPriceList(string Which) : NotFound;

/// <summary>Another price list bears this name already.</summary>
public sealed record PriceListNameIsTaken(string Name) : Refusal;

/// <summary>A price list keeps the currency it began with.</summary>
public sealed record PriceListCurrencyStays(string Currency) : Refusal;

/// <summary>Kite knows no currency of this code.</summary>
public sealed record NoSuchCurrency(string Written) : Refusal;

/// <summary>A list that ends before it begins holds on no day.</summary>
public sealed record ListEndsBeforeItBegins : Refusal;

/// <summary>Customers buy by this list, so it stays.</summary>
public sealed record PriceListIsInUse(long Customers) : Refusal;

/// <summary>A price needs a product.</summary>
public sealed record ProductIsMissing : Refusal;

/// <summary>A price needs an amount.</summary>
public sealed record PriceIsMissing : Refusal;

/// <summary>There is no such serial number.</summary>
public sealed record NoSuchSerialNumber(string Which) : NotFound;

/// <summary>A serial number has letters or digits, and not too many.</summary>
public sealed record SerialNumberIsUnfit(int AtMost) : Refusal;

/// <summary>A piece of this product bears the number already.</summary>
public sealed record SerialNumberIsKnown(string Serial) : Refusal;

/// <summary>Someone has the piece already.</summary>
public sealed record PieceIsSold(string Serial, DateOnly SoldOn) : Refusal;

/// <summary>The piece was not sold, so it cannot come back.</summary>
public sealed record PieceIsNotSold(string Serial) : Refusal;

/// <summary>A piece that was sold stays in the list.</summary>
public sealed record SoldPieceStays(string Serial) : Refusal;

/// <summary>A warranty does not end before the piece is sold.</summary>
public sealed record WarrantyEndsTooEarly(DateOnly SoldOn) : Refusal;

/// <summary>What was sold was sold today or before.</summary>
public sealed record NotSoldYet(DateOnly Written) : Refusal;
