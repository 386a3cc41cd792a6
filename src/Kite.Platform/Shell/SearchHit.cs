namespace Kite;

/// <summary>Something the search box found: a customer, a page, something to do.</summary>
public sealed record SearchHit(string Group, string Icon, string Title, string Href)
{
    /// <summary>The second line: a reading, a masked phone, the place of a page.</summary>
    public string? Under { get; init; }

    /// <summary>The language of the title where it is a name.</summary>
    public string? Lang { get; init; }

    /// <summary>The quarter a customer stands in.</summary>
    public string? Quarter { get; init; }
}

/// <summary>A module's answers to what is typed into the search box; the best come first.</summary>
public interface ISearchSource
{
    /// <summary>Where this module's answers stand among the others'.</summary>
    int Order { get; }

    /// <summary><paramref name="typed"/> is empty when the box was only opened.</summary>
    Task<IReadOnlyList<SearchHit>> Find(Asker asker, string typed, CancellationToken cancel);
}
