namespace Kite.Importing;

/// <summary>What parts the cells of a file from each other.</summary>
public enum FileKind
{
    Comma,
    Semicolon,
    Tab,
    Pipe,

    /// <summary>Runs of blanks, as in tables typed or printed in columns.</summary>
    Blanks,

    /// <summary>A workbook (.xlsx), whose first visible sheet is read.</summary>
    Excel,
}

/// <summary>How a file is written: found by looking at its beginning, or told.</summary>
public sealed record FileShape(FileKind Kind, string Encoding, char? Quote, bool HasHeader);

/// <summary>What a person or a mapping already knows of a file's shape; the rest is guessed.
/// </summary>
public sealed record ShapeChoice
{
    /// <summary>Nothing known: look at the file.</summary>
    public static readonly ShapeChoice Guess = new();

    public FileKind? Kind { get; init; }
    public string? Encoding { get; init; }
    public char? Quote { get; init; }
    public bool? HasHeader { get; init; }
}
