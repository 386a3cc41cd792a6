namespace Kite.Customers;

/// <summary>A merge as it is shown.</summary>
public sealed record MergeView(
    Guid Id, long SurvivorNumber, long MergedNumber, string? MergedName, DateTimeOffset At,
    DateTimeOffset? UndoneAt)
{
    internal static MergeView Of(Merge merge, Customer merged, Asker asker) => new(
        merge.Id, merge.SurvivorNumber, merge.MergedNumber,
        asker.May(May.ReadPersonal) ? merged.Name : null, merge.At, merge.UndoneAt);
}

/// <summary>What a field holds on both records, and whose value would stand.</summary>
public sealed record MergeFieldView(string Field, string? This, string? Other, Stands Stands)
{
    /// <summary>Both say something, and not the same: here one can choose.</summary>
    public bool Differs => This is not null && Other is not null && !IsSame;

    /// <summary>The name that the business gave to a field of its own.</summary>
    public string? Name { get; init; }

    internal bool IsSame { get; init; }
}

/// <summary>What would become of two records: field by field, and all that follows.</summary>
public sealed record MergePreview(
    CustomerView Survivor, CustomerView Merged, IReadOnlyList<MergeFieldView> Fields,
    IReadOnlyList<Following> Follows);
