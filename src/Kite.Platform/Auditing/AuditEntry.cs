namespace Kite;

/// <summary>One line of the audit trail: who changed what, when, from what to what (R3).</summary>
public sealed class AuditEntry
{
    /// <summary>The place in the chain: 1, 2, 3 …, without gaps.</summary>
    public long Position { get; set; }
    public DateTimeOffset At { get; init; }
    public Guid? AskerId { get; init; }

    /// <summary>Who: a sign-in name, a key's name, or <c>kite</c>.</summary>
    public string AskerName { get; init; } = "";

    /// <summary>
    /// What was done: <c>added</c>, <c>changed</c>, <c>removed</c>, <c>noted</c>,
    /// <c>opened</c>, <c>verified</c>.
    /// </summary>
    public string Deed { get; init; } = "";

    /// <summary>What it was done to: <c>customer</c>, <c>import</c> …</summary>
    public string Subject { get; init; } = "";
    public Guid? SubjectId { get; init; }

    /// <summary>
    /// The person whose data key seals the personal values in <see cref="Changes"/>.
    /// </summary>
    public Guid? OwnerId { get; init; }

    /// <summary>Fields with their values before and after, as JSON.</summary>
    public string Changes { get; init; } = "{}";

    /// <summary>SHA-256 over the line before and this one.</summary>
    public byte[] Hash { get; set; } = [];
}

/// <summary>The end of the chain. Its row is the lock that keeps the chain from forking.</summary>
public sealed class AuditHead
{
    public int Id { get; init; }
    public long Position { get; init; }
    public byte[] Hash { get; init; } = [];
}
