namespace Kite.Insight;

/// <summary>Why a day is no measure for others.</summary>
public enum SpecialDayKind
{
    /// <summary>Shut, past or to come: nothing is expected.</summary>
    Closed,

    /// <summary>A promotion or a feast brought more than usual.</summary>
    Promotion,

    /// <summary>Goods ran out, so less was sold than was asked for.</summary>
    StockOut,

    /// <summary>Something else, such as a storm.</summary>
    Other,
}

/// <summary>
/// Days that are no measure for others: forecasts learn nothing from them, and on days that will
/// be closed they expect nothing.
/// </summary>
internal sealed class SpecialDay
{
    internal const int LongestNote = 200;
    internal const int MostDays = 366;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public DateOnly FromDay { get; init; }
    public DateOnly ToDay { get; init; }

    /// <summary>The one store that it concerns; null for all.</summary>
    public int? StoreNumber { get; init; }
    public SpecialDayKind Kind { get; init; }
    public string Note { get; init; } = "";
    public string MadeBy { get; init; } = "";
    public DateTimeOffset MadeAt { get; init; }
}

/// <summary>There are no such special days.</summary>
internal sealed record NoSuchSpecialDay(Guid Id) : NotFound;

/// <summary>The kind of special days is missing.</summary>
internal sealed record SpecialDayKindIsMissing : Refusal;

/// <summary>The first day is missing.</summary>
internal sealed record FirstDayIsMissing : Refusal;

/// <summary>Days reach too far: a longer time is no exception any more.</summary>
internal sealed record TooManySpecialDays(int Most) : Refusal;

/// <summary>The note is too long.</summary>
internal sealed record SpecialDayNoteIsTooLong(int Most) : Refusal;
