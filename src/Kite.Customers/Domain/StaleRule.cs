namespace Kite.Customers;

/// <summary>
/// After how long without a look a field counts as stale (K9). What nobody ever made sure of
/// counts from its last change, and what never changed from the record's beginning.
/// </summary>
public sealed class StaleRule
{
    public const int MostMonths = 240;

    /// <summary>What is worth looking at again in most businesses, in months.</summary>
    public static readonly IReadOnlyList<(string Field, int Months)> Usual =
    [
        ("phone", 12), ("email", 12), ("address", 24), ("birthDate", 60), ("contactPoints", 24),
        ("preferences", 24),
    ];

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>
    /// The field's name on the wire: <c>phone</c>, <c>contactPoints</c>, <c>plate</c>.
    /// </summary>
    public string Field { get; init; } = "";
    public int Months { get; set; }
    public long Version { get; set; } = 1;

    /// <summary>What was last looked at before this moment is stale.</summary>
    public DateTimeOffset FreshSince(DateTimeOffset now) => now.AddMonths(-Months);

    /// <summary>
    /// Since when something is stale, of which each part was last looked at then; null while it
    /// is fresh or there is nothing.
    /// </summary>
    public DateTimeOffset? StaleSince(IEnumerable<DateTimeOffset> looks, DateTimeOffset now)
    {
        DateTimeOffset? oldest = null;
        foreach (var look in looks)
        {
            if (oldest is null || look < oldest) oldest = look;
        }
        return oldest < FreshSince(now) ? oldest.Value.AddMonths(Months) : null;
    }
}
