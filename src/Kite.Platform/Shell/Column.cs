using Microsoft.AspNetCore.Components;

namespace Kite;

/// <summary>Where a column's figure goes when a list becomes cards on a phone.</summary>
public enum OnPhone
{
    Hidden,
    Name,
    Corner,
    Below,
    Figure,
}

/// <summary>From which width a column is shown, the least needed ones last.</summary>
public enum ShownFrom
{
    Always,
    Tablet,
    Desktop,
}

/// <summary>A column of a list: its title and how a row's cell is drawn.</summary>
public sealed record Column<T>(string Key, string Title, RenderFragment<T> Cell)
{
    /// <summary>Figures stand right-aligned, the unit in the title.</summary>
    public bool Number { get; init; }

    /// <summary>The list can be put in the order of this column.</summary>
    public bool Sorts { get; init; }

    /// <summary>
    /// What a cell holds, in a list that is read at once: it is found and ordered by this.
    /// </summary>
    public Func<T, object?>? Value { get; init; }
    public OnPhone At { get; init; }
    public ShownFrom From { get; init; }

    internal string Class => string.Join(' ', new[] { Figure, Place, Width }.OfType<string>());

    private string? Figure => Number ? "k-num" : null;

    private string? Place => At is OnPhone.Hidden
        ? null
        : "k-at-" + At.ToString().ToLowerInvariant();

    private string? Width => From switch
    {
        ShownFrom.Tablet => "k-from-m",
        ShownFrom.Desktop => "k-from-l",
        _ => null,
    };
}
