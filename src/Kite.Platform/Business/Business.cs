namespace Kite;

/// <summary>The business whose books these are.</summary>
public sealed class Business
{
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;

    /// <summary>Names these books, so that a mirror of other books is noticed.</summary>
    public Guid BooksId { get; init; } = Guid.CreateVersion7();
    public string Name { get; set; } = "";
    public string CurrencyCode { get; set; } = "CNY";

    /// <summary>The currency was chosen, or the first purchases settled it.</summary>
    public bool CurrencyIsSettled { get; set; }

    /// <summary>IANA name of the time zone that business days are counted in.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>ISO 3166 letters: how phone numbers without a country are read.</summary>
    public string Region { get; set; } = "CN";

    public Currency Currency => Currency.Of(CurrencyCode);

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public DateOnly Today(TimeProvider clock) => DayOf(clock.GetUtcNow());

    /// <summary>The day on the business's own calendar.</summary>
    public DateOnly DayOf(DateTimeOffset at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);

    /// <summary>The instant at which a day begins on the business's own clock.</summary>
    public DateTimeOffset Begins(DateOnly day)
    {
        // The ends of the calendar have no neighbouring zones.
        if (day.Year is < 2 or > 9998) return new(day.ToDateTime(default), TimeSpan.Zero);

        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>The instant at which a day is over; the last of the calendar never is.</summary>
    public DateTimeOffset Ends(DateOnly day) =>
        day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : Begins(day.AddDays(1));
}
