namespace Kite.Customers;

/// <summary>
/// Some customers whose records are to be looked through, handed to people of the staff until a
/// day (K9).
/// </summary>
public sealed class ReviewRound
{
    public const int MostItems = 1000;
    public const int MostPeople = 50;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Name { get; init; } = "";
    public DateOnly DueDay { get; init; }
    public Guid? MadeBy { get; init; }
    public DateTimeOffset MadeAt { get; init; }
    public DateTimeOffset? ClosedAt { get; set; }
    public Guid? ClosedBy { get; set; }

    /// <summary>
    /// Hands each customer to one person, in turns, so that nobody has two more than another.
    /// </summary>
    public IReadOnlyList<ReviewItem> HandOut(
        IReadOnlyList<Guid> customers, IReadOnlyList<Guid> people)
    {
        var items = new List<ReviewItem>(customers.Count);
        for (var i = 0; i < customers.Count; i++)
        {
            items.Add(new()
            {
                CustomerId = customers[i],
                RoundId = Id,
                PersonId = people[i % people.Count],
                Place = i + 1,
            });
        }
        return items;
    }
}

/// <summary>What came of looking through one record.</summary>
public enum ReviewState
{
    Open,

    /// <summary>What was stale was made sure of.</summary>
    Verified,
    Changed,

    /// <summary>The customer could not be reached.</summary>
    Unreachable,
    Skipped,

    /// <summary>Merged into another record of the same round.</summary>
    Merged,
}

/// <summary>One customer in a round, and whose it is.</summary>
public sealed class ReviewItem
{
    public Guid CustomerId { get; init; }
    public Guid RoundId { get; init; }
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PersonId { get; init; }

    /// <summary>The order in which they are worked through.</summary>
    public int Place { get; init; }
    public ReviewState State { get; set; }
    public string? Note { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public Guid? DoneBy { get; set; }

    public void Close(ReviewState how, string? note, DateTimeOffset at, Guid? by) =>
        (State, Note, DoneAt, DoneBy) = (how, note, at, by);

    /// <summary>The same task with another record.</summary>
    public ReviewItem On(Guid customer) => new()
    {
        CustomerId = customer,
        RoundId = RoundId,
        Id = Id,
        PersonId = PersonId,
        Place = Place,
        State = State,
        Note = Note,
        DoneAt = DoneAt,
        DoneBy = DoneBy,
    };
}
