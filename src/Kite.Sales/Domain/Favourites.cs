namespace Kite.Sales;

/// <summary>Something that a customer bought on a day, by its code or its name.</summary>
internal readonly record struct ThingBought(DateOnly Day, string Thing);

/// <summary>What a customer buys again and again: on so many of so many visits.</summary>
internal sealed record Favourite(string Thing, int Times, int Of);

/// <summary>
/// What the lines of a customer's purchases tell of favourite products (K2): only what is bought
/// so often that it is no chance.
/// </summary>
internal static class Favourites
{
    // As with the habits of visits: below these it is chance, above them too many to be told.
    private const int FewestVisits = 5;
    private const int FewestTimes = 3;
    private const double Often = 0.4;
    private const int Most = 3;

    /// <summary>A visit is a day with lines; what is bought twice in a day is bought once.
    /// </summary>
    public static IReadOnlyList<Favourite> Of(IEnumerable<ThingBought> bought)
    {
        var days = bought.Distinct().ToLookup(b => b.Day, b => b.Thing);
        if (days.Count < FewestVisits) return [];

        return
        [
            .. days.SelectMany(d => d)
                .CountBy(thing => thing, StringComparer.Ordinal)
                .Where(c => c.Value >= FewestTimes && c.Value >= Often * days.Count)
                .OrderByDescending(c => c.Value)
                .ThenBy(c => c.Key, StringComparer.Ordinal)
                .Take(Most)
                .Select(c => new Favourite(c.Key, c.Value, days.Count)),
        ];
    }
}
