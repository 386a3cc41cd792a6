using System.Text.Json;

namespace Kite.Insight;

/// <summary>What is said of a scheme by who makes or changes it.</summary>
public sealed record SchemeFacts
{
    public string? Name { get; init; }
    public ShareOf ShareOf { get; init; } = ShareOf.Revenue;

    /// <summary>Whole percents of the whole that rise: 70 and 95 make three classes.</summary>
    public IReadOnlyList<int>? Bounds { get; init; }
    public int? Months { get; init; }
    public int? Store { get; init; }
    public SchemeRhythm Runs { get; init; } = SchemeRhythm.Monthly;
    public int SlackPercent { get; init; }
    public bool AtWork { get; init; } = true;

    /// <summary>One for each class, the best first.</summary>
    public IReadOnlyList<SchemeClass?>? Classes { get; init; }

    /// <summary>The version that was read before it is changed.</summary>
    public int? Version { get; init; }

    internal const int LongestClassName = 30;

    internal ClassBounds Limits => new(ShareOf, Bounds ?? []);

    internal IEnumerable<Fault> Faults(IReadOnlyCollection<int> stores)
    {
        if (Name?.Trim().Length is null or 0 or > ClassScheme.LongestName)
            yield return new("name", new SchemeNeedsName(ClassScheme.LongestName));
        if (!Enum.IsDefined(ShareOf)) yield return new("shareOf", new OutOfRange(0, 1));
        if (!Enum.IsDefined(Runs)) yield return new("runs", new OutOfRange(0, 3));
        if (!Limits.AreFit)
            yield return new("bounds", new BoundsDoNotRise(string.Join(',', Bounds ?? [])));
        if (Months is null or < 1 or > ClassScheme.MostMonths)
            yield return new("months", new OutOfRange(1, ClassScheme.MostMonths));
        if (Store is { } store && !stores.Contains(store))
            yield return new("store", new Catalogue.NoSuchStore($"{store}"));
        if (SlackPercent is < 0 or > 50)
            yield return new("slackPercent", new OutOfRange(0, 50));
        foreach (var fault in ClassFaults()) yield return fault;
    }

    private IEnumerable<Fault> ClassFaults()
    {
        var wanted = Limits.Classes;
        if (!Limits.AreFit) yield break;
        if (Classes is null || Classes.Count != wanted || Classes.Any(c => c is null))
        {
            yield return new("classes", new ClassesDoNotFit(wanted));
            yield break;
        }
        for (var i = 0; i < Classes.Count; i++)
        {
            var field = $"classes[{i}]";
            var one = Classes[i]!;
            if (one.Name?.Trim().Length is null or 0 or > LongestClassName)
                yield return new(field + ".name", new SchemeNeedsName(LongestClassName));
            if (one.Stars is < 0 or > 5) yield return new(field + ".stars", new OutOfRange(0, 5));
            foreach (var fault in (one.Standard ?? ServiceStandard.None).Faults(field))
                yield return fault;
        }
        var names = Classes.Select(c => c!.Name?.Trim().ToUpperInvariant()).ToList();
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] is { Length: > 0 } name
                && names.IndexOf(name) != i)
            {
                yield return new($"classes[{i}].name", new ClassNameTwice(Classes[i]!.Name.Trim()));
            }
        }
    }

    internal ClassScheme AsVersion(Guid id, int version, Asker asker, DateTimeOffset at) => new()
    {
        SchemeId = id,
        Version = version,
        Name = Name!.Trim(),
        Of = ShareOf,
        Bounds = string.Join(',', Bounds!),
        Months = Months!.Value,
        StoreNumber = Store,
        Runs = Runs,
        SlackPercent = SlackPercent,
        AtWork = AtWork,
        Classes = JsonSerializer.Serialize(Classes!.Select(Tidied)),
        MadeById = asker.Id,
        MadeBy = asker.Name,
        MadeAt = at,
    };

    private static SchemeClass Tidied(SchemeClass? one) => one! with
    {
        Name = one.Name.Trim(),
        Standard = (one.Standard ?? ServiceStandard.None) with
        {
            Says = one.Standard?.Says?.Trim() is { Length: > 0 } says ? says : null,
        },
    };
}

/// <summary>A scheme, and each of its classes, has a name of at most so many letters.</summary>
internal sealed record SchemeNeedsName(int Longest) : Refusal;

/// <summary>Another scheme bears this name.</summary>
internal sealed record SchemeNameIsTaken(string Name) : Refusal;

/// <summary>There is one class more than there are bounds.</summary>
internal sealed record ClassesDoNotFit(int Wanted) : Refusal;

/// <summary>Two classes of a scheme bear the same name.</summary>
internal sealed record ClassNameTwice(string Name) : Refusal;

/// <summary>There is no scheme of this number.</summary>
internal sealed record NoSuchClassScheme(Guid Id) : NotFound;

/// <summary>There is no run of this number.</summary>
internal sealed record NoSuchClassRun(Guid Id) : NotFound;

/// <summary>Someone else has changed the scheme since it was read.</summary>
internal sealed record SchemeChangedMeanwhile(int Version) : Refusal;

/// <summary>The scheme is not at work.</summary>
internal sealed record SchemeRests(string Name) : Refusal;

/// <summary>Classes are being gone through at this moment.</summary>
internal sealed record ClassesAreGoneThrough : Refusal;
