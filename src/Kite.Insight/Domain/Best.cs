namespace Kite.Insight;

/// <summary>Picks one page out of very many, in order, without sorting them all.</summary>
internal sealed class Best<T>(int limit, Mark? after, Func<T, Mark> place)
{
    private readonly List<T> kept = new(Math.Min(limit, 1000) * 2 + 2);
    private Mark? worst;

    public void Add(T item)
    {
        var at = place(item);
        if (after is { } mark && !mark.IsBefore(at)) return;
        if (worst is { } last && !at.IsBefore(last)) return;

        kept.Add(item);
        if (kept.Count > 2 * limit + 1) Trim();
    }

    /// <summary>The page, and the mark of the next one where there is more.</summary>
    public (IReadOnlyList<T> Items, Mark? Next) Page()
    {
        Trim();
        var more = kept.Count > limit;
        var items = more ? kept[..limit] : kept;
        return (items, more ? place(items[^1]) : null);
    }

    // One more than the limit is kept: it tells whether there is a next page.
    private void Trim()
    {
        kept.Sort((a, b) => Mark.Compare(place(a), place(b)));
        if (kept.Count <= limit) return;

        kept.RemoveRange(limit + 1, kept.Count - limit - 1);
        worst = place(kept[limit]);
    }
}
