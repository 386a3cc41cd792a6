namespace Kite.Sales;

/// <summary>The books are kept in another currency.</summary>
public sealed record BooksAreInAnotherCurrency(string Written, string Books) : Refusal;

/// <summary>The currency is none that Kite knows.</summary>
public sealed record NotACurrency(string Written) : Refusal;

/// <summary>Neither the file nor the business says in which currency the amounts are.</summary>
public sealed record CurrencyIsNotSaid : Refusal;

/// <summary>A purchase needs a customer.</summary>
public sealed record CustomerIsMissing : Refusal;

/// <summary>A purchase needs an amount.</summary>
public sealed record AmountIsMissing : Refusal;

/// <summary>A purchase needs a day or an instant.</summary>
public sealed record DayIsMissing : Refusal;

/// <summary>The day lies too far away to be right.</summary>
public sealed record DayIsOutOfReach(DateOnly Written) : Refusal;

/// <summary>The source's word is too long or empty.</summary>
public sealed record ReferenceIsUnfit(int AtMost) : Refusal;

/// <summary>The customer has this purchase already, with other figures.</summary>
public sealed record PurchaseIsKnown(string Source, string Reference) : Refusal;
