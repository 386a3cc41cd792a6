namespace Kite;

/// <summary>A run of business days, the first and the last included.</summary>
public readonly record struct Period
{
    private Period(DateOnly from, DateOnly to) => (From, To) = (from, to);

    public DateOnly From { get; }
    public DateOnly To { get; }
    public int Days => To.DayNumber - From.DayNumber + 1;

    public static Result<Period> Of(DateOnly from, DateOnly to) =>
        to < from ? new PeriodEndsBeforeItBegins(from, to) : new Period(from, to);

    /// <summary>The period of the same length that ends the day before this one begins.</summary>
    public Period Before()
    {
        var days = Math.Min(Days, From.DayNumber);
        return new(From.AddDays(-days), From.AddDays(-1));
    }

    public bool Contains(DateOnly day) => From <= day && day <= To;

    public override string ToString() => $"{From:O} – {To:O}";
}

public sealed record PeriodEndsBeforeItBegins(DateOnly From, DateOnly To) : Refusal;
