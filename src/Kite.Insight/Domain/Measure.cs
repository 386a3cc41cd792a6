namespace Kite.Insight;

/// <summary>
/// By what a list of customers is ordered: money, visits, or spend per visit; highest or lowest
/// first, equal figures by number.
/// </summary>
internal sealed record Measure(string Figure, bool Down)
{
    public static readonly Measure MostMoney = new("net", Down: true);

    /// <summary>By how likely it is, the least likely first; only lists by rhythm know it.
    /// </summary>
    public const string Chance = "chance";
    /// <summary>By how well something fits; only lists about that know it.</summary>
    public const string Fit = "fit";

    /// <summary>The figure of each customer where visits and money do not tell it.</summary>
    public Func<long, long>? Other { get; init; }
    public static readonly IReadOnlyList<string> Known = ["net", "visits", "average"];

    public Mark Of(Visitor visitor)
    {
        var figure = Figure switch
        {
            "visits" => visitor.Visits,
            Fit => Other!(visitor.Customer),
            "average" => visitor.Visits == 0 ? 0 : visitor.Average,
            _ => visitor.Net,
        };
        return new(Down ? figure : -figure, visitor.Customer);
    }
}
