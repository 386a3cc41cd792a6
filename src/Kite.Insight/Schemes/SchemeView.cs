namespace Kite.Insight;

/// <summary>A scheme as it is in one version.</summary>
public sealed record SchemeView(
    Guid Id, int Version, string Name, ShareOf ShareOf, IReadOnlyList<int> Bounds, int Months,
    int? Store, SchemeRhythm Runs, int SlackPercent, bool AtWork,
    IReadOnlyList<SchemeClass> Classes, string MadeBy, DateTimeOffset MadeAt)
{
    /// <summary>The last run that is over.</summary>
    public ClassRunView? LastRun { get; init; }

    internal static SchemeView Told(ClassScheme s) => new(
        s.SchemeId, s.Version, s.Name, s.Of, s.Limits.Percents, s.Months, s.StoreNumber, s.Runs,
        s.SlackPercent, s.AtWork, s.AllClasses, s.MadeBy, s.MadeAt);
}

/// <summary>A scheme and all its versions, the newest first.</summary>
public sealed record SchemeWhole(SchemeView Now, IReadOnlyList<SchemeView> Versions);

/// <summary>A run: which scheme, when, over which days, and what came of it.</summary>
public sealed record ClassRunView(
    Guid Id, long Number, Guid Scheme, string Name, int Version, DateOnly Day, DateOnly From,
    DateOnly To, int Customers, int Changed, string By, DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt, bool IsSeen)
{
    internal static ClassRunView Of(ClassRun r, string name, bool isSeen) => new(
        r.Id, r.Number, r.SchemeId, name, r.Version, r.Day, r.FromDay, r.ToDay, r.Customers,
        r.Changed, r.StarterName, r.StartedAt, r.EndedAt, isSeen);
}

/// <summary>So many customers go from one class to another; none is no name.</summary>
public sealed record ClassMove(string? From, string? To, int Customers);

/// <summary>A class of a scheme that is looked at before it is put to work.</summary>
public sealed record PreviewedClass(string Name, int Customers, Money Net, Money? Least);

/// <summary>
/// What a scheme would do today: how many in each class, who would change, by class and the
/// largest by name.
/// </summary>
public sealed record SchemePreview(
    DateOnly From, DateOnly To, IReadOnlyList<PreviewedClass> Classes,
    IReadOnlyList<ClassMove> Moves, int Changing, IReadOnlyList<ClassChangeView> Largest);

/// <summary>A customer who came, or would come, into another class, and on which figure.</summary>
public sealed record ClassChangeView(
    long Number, string? Name, string? From, string? To, Money Net, DateOnly Day);
