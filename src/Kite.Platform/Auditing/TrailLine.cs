namespace Kite;

/// <summary>Whether a value of the trail can be seen, and if not, why.</summary>
public enum Sight
{
    Clear,

    /// <summary>Kept sealed; the asker may not see personal values.</summary>
    Hidden,

    /// <summary>The person's data key is gone, and the value with it for ever (P7).</summary>
    Dark,

    /// <summary>Too sensitive to be shown in a history at all.</summary>
    Sealed,
}

/// <summary>One field of a change: what it was before and after, where that may be seen.</summary>
public sealed record FieldChange(string Field, string? From, string? To, Sight Sight);

/// <summary>One line of the trail as the asker may see it.</summary>
public sealed record TrailLine(
    long Position,
    DateTimeOffset At,
    string Who,
    string Deed,
    string Subject,
    Guid? SubjectId,
    IReadOnlyList<FieldChange> Changes);
