namespace Kite;

/// <summary>What a tile is asked: for one store or all, as of today.</summary>
public sealed record TileQuestion
{
    public int? Store { get; init; }
}

/// <summary>
/// A few figures of one kind for somebody's day. A module adds its own,
/// <c>services.AddScoped&lt;ITile, TakingsTile&gt;()</c>; page, API and whatever tells them later
/// read the same.
/// </summary>
public interface ITile
{
    /// <summary>Its word in addresses: <c>takings</c>.</summary>
    string Key { get; }

    /// <summary>What one must be allowed to see it.</summary>
    string Permission { get; }

    /// <summary>Whose day shows it unless they choose otherwise.</summary>
    IReadOnlyList<Role> UsuallyFor { get; }

    /// <summary>Its place among the usual ones.</summary>
    int Order { get; }

    /// <summary>Its name, in the reader's language.</summary>
    string Title { get; }

    /// <summary>The figures as they are now.</summary>
    Task<Result<TileView>> Read(Asker asker, TileQuestion question, CancellationToken cancel);
}

/// <summary>A tile that can also tell of days of one's own, for a report.</summary>
public interface IReportTile : ITile
{
    /// <summary>The figures of these days, held against as many before them.</summary>
    Task<Result<TileView>> Over(
        Asker asker, Period days, int? store, CancellationToken cancel);
}

/// <summary>
/// A figure of a tile: money, a count or a share, how it changed against what is usual (0.06 is
/// 6 % more), and the page with the rows behind it.
/// </summary>
public sealed record TileFigure(string Word, string? Href = null)
{
    public Money? Money { get; init; }
    public long? Count { get; init; }

    /// <summary>A part of one: 0.71 is 71 %.</summary>
    public double? Share { get; init; }
    public double? Change { get; init; }

    /// <summary>Whether more of it is neither good nor bad.</summary>
    public bool IsNeutral { get; init; }
}

/// <summary>One bar of a tile's chart.</summary>
public sealed record TileBar(DateOnly Day, long Amount);

/// <summary>
/// What a tile tells: its figures, against what they are held, and, where it has a chart, the days
/// from the oldest to the newest, in the smallest coin or in numbers.
/// </summary>
public sealed record TileView(
    string Key, string Title, IReadOnlyList<TileFigure> Figures, string? Against = null)
{
    public IReadOnlyList<TileBar> Bars { get; init; } = [];

    /// <summary>Why it tells nothing, in the reader's words, where it could not be read.</summary>
    public string? Trouble { get; init; }
}
