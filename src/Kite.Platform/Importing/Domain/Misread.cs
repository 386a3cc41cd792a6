namespace Kite.Importing;

/// <summary>A cell could not be understood; what was written is quoted, long text cut short.
/// </summary>
public abstract record Misread : Refusal
{
    private const int Shown = 60;

    protected Misread(string written) =>
        Written = written.Length <= Shown ? written : string.Concat(written.AsSpan(0, Shown), "…");

    public string Written { get; }
}

/// <summary>A value that is needed is missing: fill the cell.</summary>
public sealed record CellIsEmpty : Refusal;

/// <summary>Neither digits nor signs of a number: <c>1e9</c>, <c>about 5</c>.</summary>
public sealed record NotANumber(string Written) : Misread(Written);

/// <summary>
/// <c>10,000</c> is ten or ten thousand: the mapping must say which sign parts the decimals.
/// </summary>
public sealed record AmountIsAmbiguous(string Written) : Misread(Written);

/// <summary>
/// The number is not written with the decimal sign of the mapping, or its digits are not in
/// groups of three: <c>1.234,56</c> where the decimal sign is a point.
/// </summary>
public sealed record DecimalSignDoesNotFit(string Written, char DecimalSign) : Misread(Written);

/// <summary>More decimals than the currency has coins for, or any where things are counted.
/// </summary>
public sealed record TooManyDecimals(string Written, int Decimals) : Misread(Written);

/// <summary>A number beyond what the books can hold.</summary>
public sealed record NumberIsTooLarge(string Written) : Misread(Written);

/// <summary>The amount carries the sign of another currency than the mapping's.</summary>
public sealed record AmountIsInAnotherCurrency(string Written, string Currency) : Misread(Written);

/// <summary>The text is no day in any form known: 2024-01-31 would be right.</summary>
public sealed record NotADay(string Written) : Misread(Written);

/// <summary>The calendar does not have this day, such as 31 February.</summary>
public sealed record NoSuchDay(string Written) : Misread(Written);

/// <summary>The clock does not have this time, such as 25:00.</summary>
public sealed record NoSuchTime(string Written) : Misread(Written);

/// <summary>
/// <c>03/04/2024</c> is in March or in April: the mapping must say whether the day or the month
/// comes first.
/// </summary>
public sealed record DayIsAmbiguous(string Written) : Misread(Written);

/// <summary>The day is not written in the order that the mapping says.</summary>
public sealed record DayDoesNotFit(string Written) : Misread(Written);

/// <summary>The year is written with two digits: write all four.</summary>
public sealed record YearHasTwoDigits(string Written) : Misread(Written);

/// <summary>The year is before the first or after the last that Kite takes.</summary>
public sealed record YearIsOutOfRange(string Written, int First, int Last) : Misread(Written);
