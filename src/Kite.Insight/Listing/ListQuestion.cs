namespace Kite.Insight;

/// <summary>
/// A ready list: the gold customers of a period (<c>top</c> in percent of those who came), last
/// year's largest who have not come back, the new, the sleeping.
/// </summary>
public record ListQuestion : FigureQuestion
{
    public int? Top { get; init; }

    /// <summary>By net, visits or average; turned round with <c>-down</c>.</summary>
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

    public static readonly IReadOnlyList<string> All = [Gold, Lapsed, New, Sleeping];
}

/// <summary>There is no list of this name.</summary>
internal sealed record NoSuchList(string Name, string Known) : NotFound;
