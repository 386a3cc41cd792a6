namespace Kite.Insight;

/// <summary>A list of customers kept under a name, as it was when it was kept (A9).</summary>
internal sealed class Segment
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Name { get; set; } = "";

    /// <summary>
    /// What was asked when the list was made, as JSON; for the reader, not for us.
    /// </summary>
    public string Origin { get; init; } = "{}";
    public int Customers { get; init; }
    public string MadeBy { get; init; } = "";
    public DateTimeOffset MadeAt { get; init; }
}

/// <summary>A customer in a segment.</summary>
internal sealed class SegmentMember
{
    public Guid CustomerId { get; init; }
    public Guid SegmentId { get; init; }
    public long CustomerNumber { get; init; }
}

/// <summary>
/// The lines the business has settled on, so that quarters mean the same each day.
/// </summary>
internal sealed class MapLinesKept
{
    public int Id { get; init; } = 1;
    public Guid BooksId { get; init; }
    public long Often { get; set; }
    public long MuchCoins { get; set; }
    public DateTimeOffset Since { get; set; }
}

/// <summary>There is no such segment.</summary>
internal sealed record NoSuchSegment(Guid Id) : NotFound;

/// <summary>Another segment bears this name.</summary>
internal sealed record SegmentNameIsTaken(string Name) : Refusal;

/// <summary>Nobody is in this list, so there is nothing to keep.</summary>
internal sealed record NobodyIsInIt : Refusal;
