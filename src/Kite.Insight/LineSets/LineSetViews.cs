namespace Kite.Insight;

/// <summary>
/// Where the lines of a set lie from a day on: <c>often</c> in visits, <c>much</c> a visit; for
/// how many <c>months</c> of visits they are meant, where that is said.
/// </summary>
public sealed record ThresholdVersionView(
    int Number, DateOnly From, long Often, Money Much, int? Months, string MadeBy,
    DateTimeOffset MadeAt)
{
    internal static ThresholdVersionView Of(ThresholdVersion v) => new(
        v.Version, v.FromDay, v.Often, new(v.MuchCoins, Currency.Of(v.CurrencyCode)), v.Months,
        v.MadeBy, v.MadeAt);
}

/// <summary>A set of lines, and those of it that hold today.</summary>
public sealed record ThresholdSetView(
    Guid Id, string Name, string Currency, bool IsStandard, bool IsRetired,
    ThresholdVersionView Now, int Versions, string MadeBy, DateTimeOffset MadeAt, long Version)
{
    internal static ThresholdSetView Of(DatedLines lines, DateOnly today) => new(
        lines.Set.Id, lines.Set.Name, lines.Set.CurrencyCode, lines.Set.IsStandard,
        lines.Set.IsRetired, ThresholdVersionView.Of(lines.On(today)),
        lines.Versions.Count, lines.Set.MadeBy, lines.Set.MadeAt, lines.Set.Version);
}

/// <summary>A set of lines with all its versions, the one that begins last first.</summary>
public sealed record ThresholdSetWhole(
    ThresholdSetView Set, IReadOnlyList<ThresholdVersionView> Versions)
{
    /// <summary>Those that hold on a day; today's where no day is said.</summary>
    internal ThresholdVersionView On(DateOnly? day)
    {
        if (day is null) return Set.Now;

        var valid = Versions.Where(v => v.Much.Currency.Code == Set.Currency).ToList();
        return valid.Find(v => v.From <= day) ?? valid.First(v => v.From == valid[^1].From);
    }

    internal static ThresholdSetWhole Of(DatedLines lines, DateOnly today) => new(
        ThresholdSetView.Of(lines, today),
        [
            .. lines.Versions.OrderByDescending(v => (v.FromDay, v.Version))
                .Select(ThresholdVersionView.Of),
        ]);
}

/// <summary>The set whose lines an answer used, and the day from which those hold.</summary>
/// <remarks><c>fits</c>: Whether the days asked for are as many months as the lines are meant
/// for; null where nothing is said of that.</remarks>
public sealed record ThresholdSetUsed(
    Guid Id, string Name, int Version, DateOnly From, int? Months, bool? Fits)
{
    internal static ThresholdSetUsed? Of(LinesUsed? used, Period period) => used is null
        ? null
        : new(
            used.Set, used.Name, used.Version, used.From, used.Months,
            used.Months is { } months ? Spans.Months(period) == months : null);
}
