namespace Kite.Insight;

/// <summary>A tile as a digest tells it: its figures, or why they could not be read.</summary>
internal sealed record DigestTile(string Key, string Title, TileView? View, string? Trouble);

/// <summary>What a digest says, before it is laid out as text and as a page.</summary>
internal sealed record DigestContent(
    string Business, string Heading, IReadOnlyList<DigestTile> Tiles, string Base, string End)
{
    /// <summary>Nothing has been sold, nobody is known: there is nothing to tell yet.</summary>
    public bool IsEmpty => Tiles.All(t => t is { Trouble: null, View: { } view }
        && view.Figures.All(f => f is { Count: null or 0, Money: null or { Coins: 0 } }));

    public string Link(string href) => Base + href;
}
