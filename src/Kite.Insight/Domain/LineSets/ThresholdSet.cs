namespace Kite.Insight;

/// <summary>
/// Two lines of the map under a name; where they lie has versions, each from a day on. A set is
/// retired, never taken away: what was asked by it stays readable.
/// </summary>
internal sealed class ThresholdSet
{
    public const int LongestName = 60;

    /// <summary>The business's standard set: the one that applies where nothing is said.</summary>
    public static readonly Guid Standard = new("01980000-0000-7000-8000-000000000001");

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Name { get; set; } = "";

    /// <summary>
    /// The currency of the line of money. The standard set goes with the business; its versions in
    /// another one hold no longer.
    /// </summary>
    public string CurrencyCode { get; set; } = "";
    public bool IsRetired { get; set; }
    public string MadeBy { get; init; } = "";
    public DateTimeOffset MadeAt { get; init; }
    public long Version { get; set; } = 1;

    public bool IsStandard => Id == Standard;
}

/// <summary>Where the lines of a set lie from a day on; these rows are only ever added.</summary>
internal sealed class ThresholdVersion
{
    public const int MostMonths = 60;

    public Guid SetId { get; init; }
    public int Version { get; init; }
    public DateOnly FromDay { get; init; }
    public long Often { get; init; }
    public long MuchCoins { get; init; }
    public string CurrencyCode { get; init; } = "";

    /// <summary>For how many months of visits the lines are meant, where that is said.</summary>
    public int? Months { get; init; }
    public string MadeBy { get; init; } = "";
    public DateTimeOffset MadeAt { get; init; }
}
