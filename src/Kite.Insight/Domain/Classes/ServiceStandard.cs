namespace Kite.Insight;

/// <summary>
/// How customers of a class are served: in the business's own words for people, and in numbers
/// that other parts of Kite go by. What is not said leaves it to them.
/// </summary>
public sealed record ServiceStandard
{
    /// <summary>In the business's own words.</summary>
    public string? Says { get; init; }

    /// <summary>We get in touch at least every so many days.</summary>
    public int? RhythmDays { get; init; }

    /// <summary>Whose turn it is when several wait: 1 comes first, 5 last.</summary>
    public int? Priority { get; init; }

    /// <summary>Within how many working hours a question has its first answer.</summary>
    public int? FirstAnswerHours { get; init; }

    /// <summary>Within how many working hours it is solved.</summary>
    public int? SolveHours { get; init; }

    /// <summary>What of a hundred is set aside for the class when goods are scarce.</summary>
    public int? AllotmentPercent { get; init; }

    public const int LongestText = 500;
    public static readonly ServiceStandard None = new();

    /// <summary>
    /// Who is in classes of several schemes is served by the best of each: the shortest time, the
    /// first turn, the largest share.
    /// </summary>
    public static ServiceStandard Together(IReadOnlyCollection<ServiceStandard> all) => new()
    {
        Says = all.Select(s => s.Says).FirstOrDefault(says => says is not null),
        RhythmDays = all.Min(s => s.RhythmDays),
        Priority = all.Min(s => s.Priority),
        FirstAnswerHours = all.Min(s => s.FirstAnswerHours),
        SolveHours = all.Min(s => s.SolveHours),
        AllotmentPercent = all.Max(s => s.AllotmentPercent),
    };

    internal IEnumerable<Fault> Faults(string field)
    {
        if (Says?.Length > LongestText)
            yield return new(field + ".says", new OutOfRange(0, LongestText));
        if (RhythmDays is < 1 or > 3660)
            yield return new(field + ".rhythmDays", new OutOfRange(1, 3660));
        if (Priority is < 1 or > 5) yield return new(field + ".priority", new OutOfRange(1, 5));
        if (FirstAnswerHours is < 1 or > 10_000)
            yield return new(field + ".firstAnswerHours", new OutOfRange(1, 10_000));
        if (SolveHours is < 1 or > 10_000)
            yield return new(field + ".solveHours", new OutOfRange(1, 10_000));
        if (AllotmentPercent is < 0 or > 100)
            yield return new(field + ".allotmentPercent", new OutOfRange(0, 100));
    }
}
