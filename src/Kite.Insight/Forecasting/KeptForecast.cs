namespace Kite.Insight;

/// <summary>
/// A forecast as it was made, kept for ever, so that it can be held against what came. In coins or
/// in visits, by what it measures.
/// </summary>
internal sealed class KeptForecast
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The first month that it foresees.</summary>
    public DateOnly FirstMonth { get; init; }

    /// <summary>The store; 0 for all together.</summary>
    public int StoreNumber { get; init; }
    public Measured Measure { get; init; }
    public ForecastModel Model { get; init; }

    /// <summary>How many whole months it was made from.</summary>
    public int MonthsKnown { get; init; }

    /// <summary>What its errors are measured by, in thousandths.</summary>
    public long ScaleThousandths { get; init; }
    public string Currency { get; init; } = "";
    public DateOnly MadeOn { get; init; }
    public DateTimeOffset MadeAt { get; init; }

    internal double Scale => ScaleThousandths / 1000.0;
}

/// <summary>One month of a kept forecast.</summary>
internal sealed class KeptForecastMonth
{
    public Guid ForecastId { get; init; }
    public DateOnly Month { get; init; }
    public long Expected { get; init; }
    public long Low80 { get; init; }
    public long High80 { get; init; }
    public long Low95 { get; init; }
    public long High95 { get; init; }

    internal ForecastMonth Foreseen => new(Month, Expected, new(Low80, High80, Low95, High95));
}

/// <summary>There is no such kept forecast.</summary>
internal sealed record NoSuchForecast(Guid Id) : NotFound;
