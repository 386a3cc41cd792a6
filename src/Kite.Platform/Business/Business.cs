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

    public DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(TimeZone))
            .DateTime);
}
