namespace Kite.Sales;

/// <summary>Say which lines come back.</summary>
public sealed record NothingComesBack : Refusal;

/// <summary>The bill has no such line, or it is named twice.</summary>
public sealed record NoSuchLineOfBill(int Line) : Refusal;

/// <summary>For a line, either a quantity is said or an amount.</summary>
public sealed record BackIsSaidTwice(int Line) : Refusal;

/// <summary>All of the line was given back already.</summary>
public sealed record LineIsBack(int Line) : Refusal;

/// <summary>No more comes back than was sold and is not back yet.</summary>
public sealed record MoreThanIsLeftOfLine(int Line, long LeftThousandths) : Refusal;

/// <summary>No more is given back than was paid and is not back yet.</summary>
public sealed record MoreMoneyThanIsLeft(int Line, Money Left) : Refusal;

/// <summary>An amount to give back is not in the money of the bill.</summary>
public sealed record BackIsInAnotherCurrency(int Line, string Bill) : Refusal;

/// <summary>More is given back than somebody may alone.</summary>
public sealed record SecondPersonIsNeeded(Money Alone) : Refusal;

/// <summary>Someone else gave back of the bill a moment ago.</summary>
public sealed record BillWasRefundedMeanwhile : Refusal;
