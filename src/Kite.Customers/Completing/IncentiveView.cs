namespace Kite.Customers;

/// <summary>Something that is promised for a complete record.</summary>
public sealed record IncentiveView(
    Guid Id, string Name, IncentiveKind Kind, string Offer, long? Points,
    IReadOnlyList<string> Fields, DateOnly FirstDay, DateOnly? LastDay, bool IsOpen,
    long Version)
{
    internal static IncentiveView Of(Incentive i, DateOnly today) => new(
        i.Id, i.Name, i.Kind, i.Offer, i.Points, i.Asked, i.FirstDay, i.LastDay,
        i.IsOpen(today), i.Version);
}

/// <summary>An offer as it is typed.</summary>
public sealed record IncentiveDraft
{
    private const int LongestName = 100;
    private const int LongestOffer = 300;

    public string? Name { get; init; }
    public IncentiveKind Kind { get; init; }

    /// <summary>What is promised, in the words in which staff say it.</summary>
    public string? Offer { get; init; }

    /// <summary>Of points: how many.</summary>
    public long? Points { get; init; }

    /// <summary>
    /// The fields that have to be filled: <c>phone</c>, <c>birthDate</c>, <c>preferences</c>,
    /// and those of the business by their keys.
    /// </summary>
    public IReadOnlyList<string?>? Fields { get; init; }
    public DateOnly? FirstDay { get; init; }
    public DateOnly? LastDay { get; init; }

    internal IncentiveDraft Trimmed() => this with
    {
        Name = Remarks.Line(Name),
        Offer = Remarks.Line(Offer),
        Fields = [.. Fields?.OfType<string>().Distinct(StringComparer.Ordinal) ?? []],
    };

    internal IEnumerable<Fault> Faults(IReadOnlyList<string> known)
    {
        if (Name is null) yield return new("name", new NothingIsSaid());
        foreach (var fault in Remarks.Faults("name", Name, LongestName)) yield return fault;
        foreach (var fault in Remarks.Faults("kind", Kind)) yield return fault;
        if (Offer is null) yield return new("offer", new NothingIsSaid());
        foreach (var fault in Remarks.Faults("offer", Offer, LongestOffer)) yield return fault;

        var isMany = Kind == IncentiveKind.Points;
        if (isMany && Points is null or < 1 or > Incentive.MostPoints)
            yield return new("points", new OutOfRange(1, Incentive.MostPoints));
        else if (!isMany && Points is not null)
            yield return new("points", new PointsAreNotMeant());

        if (Fields is null or { Count: 0 } or { Count: > Incentive.MostFields })
            yield return new("fields", new NoFieldsAreAsked(Incentive.MostFields));
        else if (Fields.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } strange)
            yield return new("fields", new NoSuchUpkeepField(strange));

        if (FirstDay is null) yield return new("firstDay", new NothingIsSaid());
        else if (LastDay < FirstDay) yield return new("lastDay", new EndsBeforeItBegins());
    }

    internal void Fill(Incentive incentive)
    {
        (incentive.Name, incentive.Kind, incentive.Offer) = (Name!, Kind, Offer!);
        (incentive.Points, incentive.Fields) = (Points, string.Join('\n', Fields!));
        (incentive.FirstDay, incentive.LastDay) = (FirstDay!.Value, LastDay);
    }
}

/// <summary>What a customer was promised for a complete record.</summary>
public sealed record GrantView(
    Guid Id, Guid IncentiveId, IncentiveKind Kind, string Offer, long? Points, GrantState State,
    DateTimeOffset GrantedAt)
{
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Who handed it over or withdrew it.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Why it was withdrawn, for who may see what is said of people.</summary>
    public string? Reason { get; init; }

    internal static GrantView Of(
        IncentiveGrant g, IReadOnlyDictionary<Guid, string> people, Asker asker) =>
        new(g.Id, g.IncentiveId, g.Kind, g.Offer, g.Points, g.State, g.GrantedAt)
        {
            DecidedAt = g.DecidedAt,
            DecidedBy = g.DecidedBy is { } by ? people.GetValueOrDefault(by) : null,
            Reason = asker.May(May.ReadPersonal) ? g.Reason : null,
        };
}
