namespace Kite.Insight;

/// <summary>
/// A ready list: the gold customers of a period (<c>top</c> in percent of those who came), last
/// year's largest who have not come back, the new, the sleeping, who is overdue or lost by their
/// own rhythm, who was won back.
/// </summary>
public record ListQuestion : FigureQuestion
{
    public int? Top { get; init; }

    /// <summary>
    /// By net, visits or average, and by chance where a list goes by rhythm; turned round with
    /// <c>-down</c>.
    /// </summary>
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>The ready lists by their names.</summary>
public static class ReadyLists
{
    public const string Gold = "gold";
    public const string Lapsed = "lapsed";
    public const string New = "new";
    public const string Sleeping = "sleeping";

    public const string Overdue = "overdue";
    public const string Lost = "lost";
    public const string WonBack = "won-back";
    public static readonly IReadOnlyList<string> All =
        [Gold, Lapsed, New, Overdue, Sleeping, Lost, WonBack];

    /// <summary>The order of a list where none is asked for.</summary>
    public static string UsualOrder(string list) =>
        list == Overdue ? Measure.Chance : Ordering.Usual;

    /// <summary>What a list can be ordered by.</summary>
    public static IReadOnlyList<string> OrdersOf(string list) =>
        list is Overdue or Lost ? [.. Measure.Known, Measure.Chance] : Measure.Known;
}

/// <summary>There is no list of this name.</summary>
internal sealed record NoSuchList(string Name, string Known) : NotFound;
