namespace Kite.Insight;

/// <summary>
/// Where the lines lie, from which day on (today where nothing is said), and for how many months
/// of visits they are meant, if for any.
/// </summary>
public record ThresholdFacts
{
    public long? Often { get; init; }
    public Money? Much { get; init; }
    public DateOnly? From { get; init; }
    public int? Months { get; init; }

    internal IEnumerable<Fault> Faults(Currency of)
    {
        if (Often is null) yield return new("often", new LineIsMissing());
        else if (Reach.Refused("often", Often) is { } seldom) yield return seldom.Faults[0];
        if (Much is not { } much) yield return new("much", new LineIsMissing());
        else if (much.Currency != of)
            yield return new("much", new LinesAreInAnotherCurrency(much.Currency.Code, of.Code));
        else if (Reach.Refused("much", much.Coins) is { } little) yield return little.Faults[0];
        if (Reach.Refused("from", From) is { } far) yield return far.Faults[0];
        if (Months is < 1 or > ThresholdVersion.MostMonths)
            yield return new("months", new OutOfRange(1, ThresholdVersion.MostMonths));
    }

    internal ThresholdVersion AsVersion(
        Guid set, int version, DateOnly today, Asker asker, DateTimeOffset at) => new()
        {
            SetId = set,
            Version = version,
            FromDay = From ?? today,
            Often = Often!.Value,
            MuchCoins = Much!.Value.Coins,
            CurrencyCode = Much.Value.Currency.Code,
            Months = Months,
            MadeBy = asker.Name,
            MadeAt = at,
        };
}

/// <summary>A new set of lines: its name, and where they lie.</summary>
public sealed record ThresholdSetFacts : ThresholdFacts
{
    public string? Name { get; init; }
}

/// <summary>What shall be another of a set of lines; what is left out stays.</summary>
public sealed record ThresholdSetWish(string? Name = null, bool? IsRetired = null);
