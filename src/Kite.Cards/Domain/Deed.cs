namespace Kite.Cards;

/// <summary>
/// Something that is to happen to the money in a purse. It is decided while the purse is held, by
/// what is in it at that moment and by nothing else.
/// </summary>
internal abstract record Deed(Guid PurseId)
{
    /// <summary>The purses that must be held meanwhile.</summary>
    public virtual IEnumerable<Guid> Purses => [PurseId];

    /// <summary>The payments and redemptions that must be looked up for it.</summary>
    public virtual IEnumerable<Guid> Refunds => [];

    /// <summary>The purchases that must be looked up for it, as far as points hang on them.
    /// </summary>
    public virtual IEnumerable<PurchasesAsked> Purchases => [];

    /// <summary>The purses of which it must be known what has lapsed.</summary>
    public virtual IEnumerable<Guid> Lapsed => [];

    /// <summary>The card with which it is done, where an order is done with several.</summary>
    public CardUsed? By { get; init; }

    /// <summary>Writes what is to be posted into the draft; or says why not.</summary>
    public abstract Refusal? Do(Draft draft);
}

/// <summary>What a deed would post, on copies of the purses as they stand.</summary>
internal sealed class Draft(
    IReadOnlyDictionary<Guid, OpenPurse> purses, DateOnly day, Remembered before,
    LawBook? laws = null)
{
    private readonly Dictionary<Guid, OpenPurse> held = [];
    private readonly List<Posting> postings = [];
    private CardUsed? by;

    public DateOnly Day => day;

    /// <summary>The cards with which all of it is done.</summary>
    public IReadOnlyList<CardUsed> Uses { get; init; } = [];

    /// <summary>What cards of company accounts may spend and have spent.</summary>
    public LimitsDraft Limits { get; init; } = new(LimitsUsed.Nothing);

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
        if (copy.Lapsed(day, LawOf(id)) is { } lapse) postings.Add(lapse);
        if (copy.LapsedPoints(day) is { } points) postings.Add(points);
        return copy;
    }

    /// <summary>What the law of the day asks of this purse.</summary>
    public PurseLaw LawOf(Guid purse) => laws?.On(day, purse) ?? PurseLaw.None;

    /// <summary>What has lapsed in this purse and was not given back.</summary>
    public Share LapsedIn(Guid purse) => postings.Where(p => p.Purse.Purse.Id == purse)
        .Aggregate(before.LapsedIn(purse), Remembered.WithLapse);

    /// <summary>The payment with what of it was given back; null where there is none.</summary>
    public PaidBefore? Paid(Guid payment) => before.Paid(payment);

    /// <summary>The redemption with what of it was given back; null where there is none.
    /// </summary>
    public RedeemedBefore? Redeemed(Guid redemption) => before.Redeemed(redemption);

    /// <summary>The purchases of a purse, and what came back of them.</summary>
    public IEnumerable<PointPurchase> Purchases(Guid purse) => before.Purchases(purse)
        .Concat(postings.Select(p => p.Purchase).OfType<PointPurchase>()
            .Where(p => p.PurseId == purse));

    /// <summary>Does it, with the card that is its own where it has one.</summary>
    public Refusal? Do(Deed deed)
    {
        by = deed.By;
        return deed.Do(this);
    }

    /// <summary>With which card a purse is opened; null where it is opened without one.</summary>
    public CardUsed? CardOf(Guid purse) =>
        by?.PurseId == purse ? by : Uses.FirstOrDefault(u => u.PurseId == purse);

    /// <summary>The card's place on a company account; null where it has none.</summary>
    public Guid? SeatOf(Guid purse) => CardOf(purse)?.SeatId;

    /// <summary>The asker is told of what has lapsed: it was all that was asked for.</summary>
    public void TellOfLapse() => Told ??= postings[0];

    public void Post(Posting posting)
    {
        postings.Add(posting.Balanced());
        posting.By ??= CardOf(posting.Purse.Purse.Id);
        if (Told is null) Told = posting;
        else posting.RelatesToId ??= Told.Id;
    }
}
