namespace Kite.Insight;

/// <summary>Which tiles somebody's day shows, in which order, and of which store.</summary>
internal sealed class ArrangedDay
{
    public Guid PersonId { get; init; }

    /// <summary>The tiles' keys with spaces between.</summary>
    public string Tiles { get; set; } = "";
    public int? StoreNumber { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>Which tiles are to be shown, in this order, and of which store.</summary>
public sealed record ArrangedFacts(IReadOnlyList<string?>? Tiles = null, int? Store = null);

/// <summary>
/// Somebody's day: the tiles that are shown, in their order, and what else they could choose.
/// </summary>
public sealed record DayView(
    IReadOnlyList<TileName> Tiles, IReadOnlyList<TileName> Others, int? Store, bool IsOwn)
{
    /// <summary>The stores to which it can be kept.</summary>
    public IReadOnlyList<Narrowing> Stores { get; init; } = [];
}

/// <summary>A tile by its key and its name.</summary>
public sealed record TileName(string Key, string Title);

/// <summary>A tile stands in the list twice.</summary>
internal sealed record TileIsThereTwice(string Tile) : Refusal;

/// <summary>A program has no day of its own.</summary>
internal sealed record OnlyPeopleHaveADay : Refusal;

/// <summary>There is no tile of this name.</summary>
internal sealed record NoSuchTile(string Tile, string Known) : NotFound;
