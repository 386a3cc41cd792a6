namespace Kite.Customers;

/// <summary>How far one person is in a round.</summary>
public sealed record ReviewShare(Guid PersonId, string Name, int Done, int Of);

/// <summary>A round of reviews and how far it is.</summary>
public sealed record RoundView(
    Guid Id, string Name, DateOnly DueDay, string? MadeBy, DateTimeOffset MadeAt, int Done,
    int Of, IReadOnlyList<ReviewShare> Shares)
{
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>How many of the asker's own are still to be done.</summary>
    public int MineOpen { get; init; }

    internal static RoundView From(
        ReviewRound round, IReadOnlyList<ReviewCount> counts,
        IReadOnlyDictionary<Guid, string> people, Asker asker)
    {
        var shares = counts.GroupBy(c => c.PersonId)
            .Select(g => new ReviewShare(
                g.Key, people.GetValueOrDefault(g.Key) ?? "",
                g.Where(c => c.State != ReviewState.Open).Sum(c => c.Count),
                g.Sum(c => c.Count)))
            .OrderBy(s => s.Name, StringComparer.CurrentCulture)
            .ToList();
        return new(
            round.Id, round.Name, round.DueDay,
            round.MadeBy is { } by ? people.GetValueOrDefault(by) : null, round.MadeAt,
            shares.Sum(s => s.Done), shares.Sum(s => s.Of), shares)
        {
            ClosedAt = round.ClosedAt,
            MineOpen = counts
                .Where(c => c.PersonId == asker.Id && c.State == ReviewState.Open)
                .Sum(c => c.Count),
        };
    }
}

internal sealed record ReviewCount(Guid RoundId, Guid PersonId, ReviewState State, int Count);

/// <summary>One customer to be looked through, with what is stale first.</summary>
public sealed record ReviewItemView(
    Guid Id, int Place, Guid PersonId, string? Person, ReviewState State, CustomerView Customer,
    IReadOnlyList<StaleFieldView> Stale)
{
    public string? Note { get; init; }
    public DateTimeOffset? DoneAt { get; init; }
    public string? DoneBy { get; init; }
}

/// <summary>Someone to whom reviews can be handed.</summary>
public sealed record ReviewerView(Guid Id, string Name);

/// <summary>
/// A round to be made: from the ticked numbers, from what is stale, from a segment, or from a
/// filter of the list of customers; handed to these people until that day.
/// </summary>
public sealed record RoundOrder
{
    public string? Name { get; init; }
    public DateOnly? DueDay { get; init; }
    public IReadOnlyList<Guid>? People { get; init; }

    /// <summary>How many at most; 50 where nothing is said.</summary>
    public int? AtMost { get; init; }

    /// <summary>Those who hold something stale.</summary>
    public bool Stale { get; init; }

    /// <summary>Of those: where this field is stale.</summary>
    public string? Field { get; init; }

    /// <summary>Just these, by number: <c>12,15,20</c>.</summary>
    public string? Numbers { get; init; }

    /// <summary>The customers of this segment.</summary>
    public Guid? Segment { get; init; }
    public string? Search { get; init; }
    public string? Tag { get; init; }
    public CustomerKind? Kind { get; init; }
}
