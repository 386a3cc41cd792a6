namespace Kite.Cards;

/// <summary>
/// Something that is to happen to the money in a purse. It is decided while the purse is held, by
/// what is in it at that moment and by nothing else.
/// </summary>
internal abstract record Deed(Guid PurseId)
{
    /// <summary>The purses that must be held meanwhile.</summary>
    public virtual IEnumerable<Guid> Purses => [PurseId];

    /// <summary>The payment that must be looked up for it.</summary>
    public virtual Guid? Refunds => null;

    /// <summary>Writes what is to be posted into the draft; or says why not.</summary>
    public abstract Refusal? Do(Draft draft);
}

/// <summary>What a deed would post, on copies of the purses as they stand.</summary>
internal sealed class Draft(
    IReadOnlyDictionary<Guid, OpenPurse> purses, DateOnly day, PaidBefore? paid)
{
    private readonly Dictionary<Guid, OpenPurse> held = [];
    private readonly List<Posting> postings = [];

    public DateOnly Day => day;
    public PaidBefore? Paid => paid;

    /// <summary>All that is to be posted, in order.</summary>
    public IReadOnlyList<Posting> Postings => postings;

    /// <summary>The purses as they stand afterwards.</summary>
    public IReadOnlyDictionary<Guid, OpenPurse> Afterwards => held;

    /// <summary>What the asker is told of.</summary>
    public Posting? Told { get; private set; }

    /// <summary>The purse, rid of what has lapsed; null where there is none.</summary>
    public OpenPurse? Purse(Guid id)
    {
        if (held.TryGetValue(id, out var known)) return known;
        if (!purses.TryGetValue(id, out var purse)) return null;

        var copy = held[id] = purse.Copy();
        if (copy.Lapsed(day) is { } lapse) postings.Add(lapse);
        return copy;
    }

    public void Post(Posting posting)
    {
        postings.Add(posting.Balanced());
        Told ??= posting;
    }
}
