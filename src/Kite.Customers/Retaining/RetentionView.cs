namespace Kite.Customers;

/// <summary>A rule that proposes what to remove.</summary>
public sealed record RetentionRuleView(
    Guid Id, string Name, int Months, IReadOnlyList<string> Fields, string? ButTag,
    string? WrittenBy, bool IsRetired, long Version)
{
    internal static RetentionRuleView Of(
        RetentionRule r, IReadOnlyDictionary<Guid, string> people) => new(
        r.Id, r.Name, r.Months, r.Removed, r.ButTag,
        r.WrittenBy is { } by ? people.GetValueOrDefault(by) : null, r.IsRetired, r.Version);
}

/// <summary>A rule as it is typed.</summary>
public sealed record RetentionDraft
{
    private const int LongestName = 100;
    private const int MostFields = 60;

    public string? Name { get; init; }

    /// <summary>So many months nothing was bought, changed or made sure of.</summary>
    public int? Months { get; init; }

    /// <summary>What is emptied: <c>phone</c>, <c>contactPoints</c>, own fields by key.</summary>
    public IReadOnlyList<string?>? Fields { get; init; }

    /// <summary>Whoever has this tag is left alone.</summary>
    public string? ButTag { get; init; }
    public bool IsRetired { get; init; }

    internal RetentionDraft Trimmed() => this with
    {
        Name = Remarks.Line(Name),
        ButTag = Remarks.Line(ButTag),
        Fields = [.. Fields?.OfType<string>().Distinct(StringComparer.Ordinal) ?? []],
    };

    internal IEnumerable<Fault> Faults(IReadOnlyList<string> known)
    {
        if (Name is null) yield return new("name", new NothingIsSaid());
        foreach (var fault in Remarks.Faults("name", Name, LongestName)) yield return fault;
        foreach (var fault in Remarks.Faults("butTag", ButTag, LongestName)) yield return fault;
        if (Months is null or < 1 or > RetentionRule.MostMonths)
            yield return new("months", new OutOfRange(1, RetentionRule.MostMonths));
        if (Fields is null or { Count: 0 } or { Count: > MostFields })
            yield return new("fields", new NoFieldsAreAsked(MostFields));
        else if (Fields.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } strange)
            yield return new("fields", new NoSuchUpkeepField(strange));
    }
}

/// <summary>
/// A proposal: of whom, by which rule, since when nothing was heard, and which fields would be
/// emptied that hold something now.
/// </summary>
public sealed record RemovalView(
    Guid Id, CustomerView Customer, RetentionRuleView Rule, DateTimeOffset Since,
    RemovalState State, IReadOnlyList<string> Fields, bool MayDecide)
{
    public DateTimeOffset? DecidedAt { get; init; }
    public string? DecidedBy { get; init; }
    public DateOnly? KeptUntil { get; init; }
    public string? Reason { get; init; }
}
