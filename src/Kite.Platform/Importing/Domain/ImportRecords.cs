namespace Kite.Importing;

/// <summary>
/// A stretch of a file that went into the books in one piece, and the places it took there.
/// </summary>
public sealed class ImportBatch
{
    public Guid ImportId { get; init; }

    /// <summary>1, 2, 3 … in the order of the file.</summary>
    public int Number { get; init; }
    public long FirstRow { get; init; }
    public long LastRow { get; init; }

    /// <summary>The first place taken by what was added; 0 when nothing was.</summary>
    public long FirstPosition { get; init; }
    public long LastPosition { get; init; }
}

/// <summary>A row that could not be taken: as the file has it, and why.</summary>
public sealed class RefusedRow
{
    public Guid ImportId { get; init; }

    /// <summary>The line in the file.</summary>
    public long Row { get; init; }

    /// <summary>
    /// The cells as JSON; the whole line as one cell where it could not be parted.
    /// </summary>
    public string Cells { get; init; } = "[]";

    /// <summary>The reasons as JSON, worded when someone reads them.</summary>
    public string Reasons { get; init; } = "[]";
}

/// <summary>A mapping kept by name, so that the next file needs no questions.</summary>
public sealed class SavedMapping
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Name { get; init; } = "";
    public string Kind { get; set; } = "";

    /// <summary>The mapping as JSON.</summary>
    public string Mapping { get; set; } = "{}";
    public DateTimeOffset ChangedAt { get; set; }
    public long Version { get; set; } = 1;
}
