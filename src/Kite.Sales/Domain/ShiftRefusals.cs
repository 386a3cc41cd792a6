namespace Kite.Sales;

/// <summary>No shift is open at the till, so nothing is sold there.</summary>
public sealed record TillHasNoShift(int Till) : Refusal;

/// <summary>A shift is open at the till already.</summary>
public sealed record ShiftIsOpen(int Till, long Shift) : Refusal;

/// <summary>There is no such shift.</summary>
public sealed record NoSuchShift(string Which) : NotFound;

/// <summary>The shift is closed: nothing is added to it but a correction.</summary>
public sealed record ShiftIsClosed(long Number) : Refusal;

/// <summary>The shift is still open: it needs no correction yet.</summary>
public sealed record ShiftIsNotClosed(long Number) : Refusal;

/// <summary>The drawer must be counted before the shift is closed.</summary>
public sealed record ShiftIsNotCounted(long Number) : Refusal;

/// <summary>Something came in after the count: it must be counted again.</summary>
public sealed record CountIsTooOld(long Number) : Refusal;

/// <summary>Cash is an amount of nought or more, in the money of the books.</summary>
public sealed record CashIsUnfit(string Currency) : Refusal;

/// <summary>A reason is needed, of so many letters at most.</summary>
public sealed record ShiftReasonIsMissing(int AtMost) : Refusal;

/// <summary>A shift has so many counts or corrections at most.</summary>
public sealed record ShiftIsFull(int AtMost) : Refusal;

/// <summary>The day is not over by the store's own clock.</summary>
public sealed record DayIsNotOver(DateOnly Day) : Refusal;

/// <summary>A shift that began on the day, or before, is still open.</summary>
public sealed record DayHasOpenShift(long Shift) : Refusal;

/// <summary>The day is closed already.</summary>
public sealed record DayIsClosed(DateOnly Day) : Refusal;

/// <summary>Nothing was sold at the store's tills on that day.</summary>
public sealed record DayIsEmpty(DateOnly Day) : Refusal;

/// <summary>A transfer between bank accounts does not pass through a till.</summary>
public sealed record TransferIsNoTender : Refusal;
