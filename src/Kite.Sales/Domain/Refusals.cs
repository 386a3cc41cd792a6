namespace Kite.Sales;

/// <summary>The books are kept in another currency.</summary>
public sealed record BooksAreInAnotherCurrency(string Written, string Books) : Refusal;

/// <summary>The currency is none that Kite knows.</summary>
public sealed record NotACurrency(string Written) : Refusal;

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

/// <summary>The lines of a purchase add up to another amount than the purchase.</summary>
public sealed record LinesDoNotAddUp(Money Lines, Money Net) : Refusal;

/// <summary>A line of a purchase needs a product's code or a name.</summary>
public sealed record LineNamesNothing(int Line) : Refusal;

/// <summary>A line of a purchase needs an amount in the currency of the purchase.</summary>
public sealed record LineHasNoAmount(int Line) : Refusal;

/// <summary>A code, name or quantity of a line is beyond what can be kept.</summary>
public sealed record LineIsUnfit(int Line) : Refusal;

/// <summary>More lines than any receipt has.</summary>
public sealed record TooManyLines(int AtMost) : Refusal;

/// <summary>The customer has this purchase already, with other products.</summary>
public sealed record PurchaseHasOtherLines(string Source, string Reference) : Refusal;

/// <summary>Another row of the receipt cannot be taken, and a purchase goes in whole.</summary>
public sealed record RowOfReceiptIsRefused(string Reference) : Refusal;

/// <summary>The rows of one receipt tell different days, stores or totals.</summary>
public sealed record RowsOfReceiptDiffer(string Reference) : Refusal;

/// <summary>A row of a receipt stands far away from the others: the file must be sorted.</summary>
public sealed record ReceiptIsScattered(string Reference) : Refusal;
