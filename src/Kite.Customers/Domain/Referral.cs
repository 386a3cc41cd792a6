namespace Kite.Customers;

/// <summary>
/// Who brought a customer. There is one for each customer at most; whoever was brought by nobody
/// known has none.
/// </summary>
public sealed class Referral
{
    /// <summary>The one who was brought.</summary>
    public Guid CustomerId { get; init; }

    /// <summary>The one who brought them.</summary>
    public Guid ReferrerId { get; set; }

    /// <summary>
    /// What both share and so may be one and the same: <c>phone email address</c>; null where
    /// they share nothing.
    /// </summary>
    public string? Shared { get; set; }
    public string? Note { get; set; }
    public string Source { get; set; } = "staff";
    public Guid? NotedBy { get; set; }
    public DateTimeOffset NotedAt { get; set; }
}
