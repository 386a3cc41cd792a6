namespace Kite.Catalogue;

/// <summary>
/// A time of the week at which a product is sold: breakfast on working days from 07:00 to 10:30.
/// </summary>
public sealed record SoldTime
{
    /// <summary>1 is Monday, 7 is Sunday; every day where none is said.</summary>
    public IReadOnlyList<int>? Days { get; init; }

    /// <summary>The hour at which it begins; the whole day where none is said.</summary>
    public TimeOnly? From { get; init; }

    /// <summary>The hour at which it ends; one before its beginning is after midnight.
    /// </summary>
    public TimeOnly? To { get; init; }

    /// <summary>Whether it holds; the weekday is that of the store's business day.</summary>
    internal bool Holds(DateOnly businessDay, TimeOnly hour) =>
        (Days is null or [] || Days.Contains(SoldTimes.NumberOf(businessDay.DayOfWeek)))
        && (From is not { } from || To is not { } to || from == to || hour.IsBetween(from, to));

    internal bool IsSound =>
        From is null == To is null
        && (Days is { Count: > 0 } || From is not null)
        && (Days ?? []).All(day => day is >= 1 and <= 7);
}
