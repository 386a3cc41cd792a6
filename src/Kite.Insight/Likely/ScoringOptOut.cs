namespace Kite.Insight;

/// <summary>
/// A person's wish that no figures of what is likely be made of them: how they said it, and who
/// noted it when.
/// </summary>
internal sealed class ScoringOptOut
{
    public Guid CustomerId { get; init; }
    public long CustomerNumber { get; init; }

    /// <summary>In whose words or on what paper: at the till, a letter of 3 May.</summary>
    public string Words { get; set; } = "";
    public string NotedBy { get; set; } = "";
    public DateTimeOffset NotedAt { get; set; }
}

/// <summary>This customer has not said that they do not want to be scored.</summary>
internal sealed record NoScoringOptOut(long Number) : NotFound;
