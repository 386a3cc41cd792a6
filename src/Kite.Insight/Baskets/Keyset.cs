namespace Kite.Insight;

/// <summary>Pages of a list that is worked out whole: each begins behind the last one's key.
/// </summary>
internal static class Keyset
{
    public static Page<T> Take<T, TKey>(
        IEnumerable<T> all, Func<T, TKey> key, Comparison<TKey> compare, Place<TKey> after,
        int limit)
    {
        var rest = all.Select(item => (Item: item, Key: key(item)))
            .Where(r => after.Beginning || compare(r.Key, after.Key!) > 0)
            .ToList();
        rest.Sort((a, b) => compare(a.Key, b.Key));
        return rest.Count <= limit
            ? new([.. rest.Select(r => r.Item)], null)
            : new(
                [.. rest.Take(limit).Select(r => r.Item)], Cursor.Write(rest[limit - 1].Key));
    }
}

/// <summary>Whether something is found by what was typed.</summary>
internal static class Found
{
    public static bool Has(string? find, ThingView thing) => string.IsNullOrWhiteSpace(find)
        || thing.Name.Contains(find.Trim(), StringComparison.CurrentCultureIgnoreCase)
        || thing.Key.Contains(find.Trim(), StringComparison.OrdinalIgnoreCase);
}
