namespace Kite.Insight;

/// <summary>In which class a customer was: 0 is none, 1 the best of that version.</summary>
internal readonly record struct WasIn(int Class, int Version);

/// <summary>A customer's class before and after; 1 is the best, 0 is none.</summary>
internal readonly record struct Reclassed(
    WasIn? Before, int To, long Net, bool IsChange)
{
    /// <summary>Who is put into a class for the first time has not changed it.</summary>
    public bool IsFirst => Before is null;
}

/// <summary>
/// Finds out where a run puts each customer. Classes of two versions are the same where they bear
/// the same name.
/// </summary>
internal sealed class Classing(
    PeriodFigures figures, ClassLines lines, ClassScheme scheme, SchemeNames names)
{
    /// <summary>
    /// The class of one customer. Who did nothing in the days of the run is in no class; who was
    /// in one by another version of the scheme has no slack in this one.
    /// </summary>
    public Reclassed Of(long customer, WasIn? before)
    {
        if (NetOf(customer) is not { } net)
            return new(before, 0, 0, IsChange: before is { Class: > 0 });

        var to = 1 + (before is { Class: > 0 and var was } && before.Value.Version == scheme.Version
            ? lines.ClassOf(net, was - 1, scheme.SlackPercent)
            : lines.ClassOf(net));
        return new(
            before, to, net,
            names.Of(scheme.Version, to) != names.Of(before?.Version ?? 0, before?.Class ?? 0));
    }

    private long? NetOf(long customer)
    {
        if (figures.Find(customer) is { } visitor) return visitor.Net;
        var at = figures.OnlyReturned.Customers.BinarySearch(customer);
        return at < 0 ? null : figures.OnlyReturned.Nets[at];
    }
}

/// <summary>How the classes of each version of a scheme are called.</summary>
internal sealed class SchemeNames
{
    private readonly Dictionary<int, IReadOnlyList<SchemeClass>> versions;

    public SchemeNames(IEnumerable<ClassScheme> versions) =>
        this.versions = versions.ToDictionary(v => v.Version, v => v.AllClasses);

    /// <summary>The name of a class, 1 being the best; null where it is none.</summary>
    public string? Of(int version, int number) => Find(version, number)?.Name;

    public SchemeClass? Find(int version, int number) =>
        number > 0 && versions.TryGetValue(version, out var classes) && number <= classes.Count
            ? classes[number - 1]
            : null;
}
