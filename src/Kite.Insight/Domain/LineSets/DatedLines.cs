namespace Kite.Insight;

/// <summary>Which lines of a set were used, and from which day they hold.</summary>
internal sealed record LinesUsed(Guid Set, string Name, int Version, DateOnly From, int? Months);

/// <summary>A set with all its versions.</summary>
internal sealed record DatedLines(ThresholdSet Set, IReadOnlyList<ThresholdVersion> Versions)
{
    /// <summary>
    /// The version that holds on a day: of those that have begun the one that began last, of two
    /// from the same day the later one. Before its first day a set's first lines hold, because
    /// nothing older is known.
    /// </summary>
    public ThresholdVersion On(DateOnly day)
    {
        var valid = Versions.Where(v => v.CurrencyCode == Set.CurrencyCode).ToList();
        var first = valid.Min(v => v.FromDay);
        var until = day < first ? first : day;
        return valid.Where(v => v.FromDay <= until)
            .MaxBy(v => (v.FromDay, v.Version))!;
    }

    public Thresholds Lines(DateOnly day)
    {
        var v = On(day);
        return Thresholds.Fixed(v.Often, v.MuchCoins) with
        {
            Used = new(Set.Id, Set.Name, v.Version, v.FromDay, v.Months),
        };
    }
}
