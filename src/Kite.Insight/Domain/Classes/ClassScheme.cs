namespace Kite.Insight;

/// <summary>When a scheme is gone through by itself.</summary>
public enum SchemeRhythm
{
    /// <summary>Only when someone asks for it.</summary>
    ByHand,

    /// <summary>With every business day that is over.</summary>
    Daily,

    /// <summary>Every Monday.</summary>
    Weekly,

    /// <summary>On the first of the month.</summary>
    Monthly,
}

/// <summary>A class of a scheme: its name, its stars, and how its customers are served.</summary>
public sealed record SchemeClass
{
    public string Name { get; init; } = "";
    public int Stars { get; init; }
    public ServiceStandard Standard { get; init; } = ServiceStandard.None;
}

/// <summary>
/// One version of a scheme by which the business puts its customers into classes; it stays as it
/// is, and whoever changes the scheme adds another.
/// </summary>
internal sealed class ClassScheme
{
    public const int LongestName = 60;
    public const int MostMonths = 60;

    public Guid SchemeId { get; init; }
    public int Version { get; init; }
    public string Name { get; init; } = "";
    public ShareOf Of { get; init; }

    /// <summary>Whole percents with commas between them.</summary>
    public string Bounds { get; init; } = "";

    /// <summary>How many months before a run its figures reach back.</summary>
    public int Months { get; init; }

    /// <summary>One store, or all.</summary>
    public int? StoreNumber { get; init; }
    public SchemeRhythm Runs { get; init; }

    /// <summary>
    /// By how many percent one may fall short of one's class before one leaves it.
    /// </summary>
    public int SlackPercent { get; init; }

    /// <summary>Whether it is at work; one that is not keeps its history.</summary>
    public bool AtWork { get; init; }

    /// <summary>The classes, the best first, as JSON.</summary>
    public string Classes { get; init; } = "[]";
    public Guid? MadeById { get; init; }
    public string MadeBy { get; init; } = "";
    public DateTimeOffset MadeAt { get; init; }

    public ClassBounds Limits => new(Of, UsualSchemes.Percents(Bounds));

    public IReadOnlyList<SchemeClass> AllClasses =>
        System.Text.Json.JsonSerializer.Deserialize<List<SchemeClass>>(Classes) ?? [];

    /// <summary>The days a run on this day looks at: whole days, up to the one before.</summary>
    public Period Window(DateOnly on) => Period.Of(
        on.AddMonths(-Months), on.AddDays(-1)).Value;

    /// <summary>Whether it is to be gone through on a day, and was not since it should.</summary>
    public bool IsDue(DateOnly on, DateOnly? last)
    {
        if (!AtWork || Runs is SchemeRhythm.ByHand) return false;

        var since = Runs switch
        {
            SchemeRhythm.Monthly => new DateOnly(on.Year, on.Month, 1),
            SchemeRhythm.Weekly => on.AddDays(-(((int)on.DayOfWeek + 6) % 7)),
            _ => on,
        };
        return last is null || last < since;
    }
}

/// <summary>
/// A scheme was gone through on a day: over which days, where the lines lay, how many customers
/// came out of it in another class.
/// </summary>
internal sealed class ClassRun
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The number that people read.</summary>
    public long Number { get; init; }
    public Guid SchemeId { get; init; }
    public int Version { get; init; }
    public DateOnly Day { get; init; }
    public DateOnly FromDay { get; init; }
    public DateOnly ToDay { get; init; }

    /// <summary>What each class but the last took at least, in coins, as JSON.</summary>
    public string Lines { get; init; } = "[]";

    /// <summary>Up to which customer's number it has come.</summary>
    public long Reached { get; set; }

    /// <summary>How many are in a class after it.</summary>
    public int Customers { get; set; }

    /// <summary>How many were in a class before and are in another, or in none, after.</summary>
    public int Changed { get; set; }
    public Guid? StarterId { get; init; }
    public string StarterName { get; init; } = "";
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    public ClassLines AllLines =>
        new(System.Text.Json.JsonSerializer.Deserialize<List<long>>(Lines) ?? []);
}

/// <summary>
/// In which class of a scheme a customer is: 1 is the best, 0 is none, since when, and on which
/// figure it stands.
/// </summary>
internal sealed class CustomerClass
{
    public Guid CustomerId { get; init; }
    public Guid SchemeId { get; init; }
    public long CustomerNumber { get; init; }
    public int Class { get; init; }
    public int Version { get; init; }
    public Guid RunId { get; init; }
    public DateOnly SinceDay { get; init; }
    public long NetCoins { get; init; }
}

/// <summary>A customer came into another class; these rows are only ever added.</summary>
internal sealed class ClassChange
{
    public Guid CustomerId { get; init; }
    public Guid RunId { get; init; }
    public Guid SchemeId { get; init; }
    public long CustomerNumber { get; init; }
    public int Version { get; init; }
    public DateOnly Day { get; init; }
    public int FromClass { get; init; }

    /// <summary>The version of the scheme that the class before was of; 0 where there was none.
    /// </summary>
    public int FromVersion { get; init; }
    public int ToClass { get; init; }

    /// <summary>The figure the change stands on: what they brought in the run's days.</summary>
    public long NetCoins { get; init; }

    /// <summary>
    /// Whether the class, and not only the scheme, is new to them: who is put into a class for
    /// the first time has not changed it.
    /// </summary>
    public bool IsFirst { get; init; }
}

/// <summary>Someone has looked at what a run changed.</summary>
internal sealed class ClassRunSeen
{
    public Guid RunId { get; init; }
    public Guid PersonId { get; init; }
    public DateTimeOffset At { get; init; }
}
