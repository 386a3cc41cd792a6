namespace Kite.Insight;

/// <summary>How often, when and in which language somebody wants their digest.</summary>
internal sealed class DigestChoice
{
    public Guid PersonId { get; init; }
    public DigestPace Pace { get; set; }
    public DayOfWeek Weekday { get; set; } = DayOfWeek.Monday;
    public int Hour { get; set; } = 8;
    public string Language { get; set; } = "en";

    /// <summary>A zone of their own; null means that of their store, or of the business.</summary>
    public string? TimeZone { get; set; }

    /// <summary>What fell due before they chose is not sent afterwards.</summary>
    public DateTimeOffset Since { get; set; }

    /// <summary>
    /// Since when they want a letter each time a scheduled run changes classes; null while they
    /// want none.
    /// </summary>
    public DateTimeOffset? ClassesSince { get; set; }
}

/// <summary>
/// What somebody wishes for their digest, and where they get mail. What is left out stays as it
/// was; a zone or an address that is empty is taken away.
/// </summary>
public sealed record DigestFacts(
    DigestPace? Pace = null, DayOfWeek? Weekday = null, int? Hour = null,
    string? Language = null, string? TimeZone = null, string? Email = null,
    bool? Classes = null);

/// <summary>
/// Somebody's digest as it is kept, when the next is due, and whether letters can leave at all.
/// </summary>
public sealed record DigestView(
    DigestPace Pace, DayOfWeek Weekday, int Hour, string Language, string? TimeZone,
    string? Email, string UsualTimeZone, DateTimeOffset? Next, bool CanLeave)
{
    /// <summary>Whether they get a letter when a scheduled run changes classes.</summary>
    public bool Classes { get; init; }

    /// <summary>
    /// Whether the link of the letter was used that went to the address; until then nothing else
    /// goes there.
    /// </summary>
    public bool EmailIsProven { get; init; }
}

/// <summary>Kite does not speak this language.</summary>
internal sealed record DigestLanguageIsUnknown(string Known) : Refusal;

/// <summary>Whoever wants a digest says where they get mail.</summary>
internal sealed record DigestNeedsAnAddress : Refusal;

/// <summary>The link by which a digest is ended is torn, or of other books.</summary>
internal sealed record EndingLinkIsTorn : Refusal;
