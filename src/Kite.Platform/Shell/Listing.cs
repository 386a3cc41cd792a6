namespace Kite;

/// <summary>What a list asks for: how it is ordered, where it goes on, how much.</summary>
public sealed record ListAsk(string? Sort, bool Down, string? After, int Limit)
{
    public ListOrder? InOrder => Sort is null ? null : new(Sort, Down);
}

/// <summary>
/// A list as someone reads it: page after page, ordered by a column, some rows ticked. Ticks are
/// kept while more is read, and dropped when the list begins anew.
/// </summary>
public sealed class Listing<T>(Func<T, object> key)
{
    private readonly List<T> items = [];
    private readonly HashSet<object> picked = [];
    private object? lastTicked;

    public IReadOnlyList<T> Items => items;
    public string? Sort { get; private set; }
    public bool Down { get; private set; }
    public string? Next { get; private set; }

    /// <summary>The column in whose order the list is, and whether the other way round.</summary>
    public (string? Sort, bool Down) InOrder
    {
        get => (Sort, Down);
        set => (Sort, Down) = value;
    }

    /// <summary>Why nothing (more) could be read.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>The first page was answered, be it empty.</summary>
    public bool IsRead { get; private set; }
    public IReadOnlyList<T> Picked => [.. items.Where(i => picked.Contains(key(i)))];
    public bool AllPicked => items.Count > 0 && picked.Count == items.Count;

    public bool Has(T item) => picked.Contains(key(item));

    /// <summary>Another order: the same column again turns it round; figures begin high.</summary>
    public void Order(string sort, bool down)
    {
        Down = sort == Sort ? !Down : down;
        Sort = sort;
    }

    /// <summary>Begins anew, keeping the old rows until the new ones are there.</summary>
    public ListAsk Begin(int limit) => new(Sort, Down, After: null, limit);

    public ListAsk GoOn(int limit) => new(Sort, Down, Next, limit);

    public void Take(ListAsk asked, Result<Page<T>> answer)
    {
        Refusal = answer.Refusal;
        if (Refusal is not null) return;

        if (asked.After is null)
        {
            items.Clear();
            picked.Clear();
            lastTicked = null;
        }

        IsRead = true;
        items.AddRange(answer.Value.Items);
        Next = answer.Value.Next;
    }

    /// <summary>Ticks or unticks a row; with Shift all rows since the last one as well.</summary>
    public void Tick(T item, bool shift)
    {
        var on = !Has(item);
        var at = items.FindIndex(i => Equals(key(i), key(item)));
        var from = shift ? items.FindIndex(i => Equals(key(i), lastTicked)) : -1;
        if (from < 0) from = at;
        for (var i = Math.Min(from, at); i <= Math.Max(from, at); i++) Set(items[i], on);
        lastTicked = key(item);
    }

    public void TickAll(bool on)
    {
        foreach (var item in items) Set(item, on);
    }

    private void Set(T item, bool on)
    {
        if (on) picked.Add(key(item));
        else picked.Remove(key(item));
    }
}
