namespace Kite.Importing;

/// <summary>The most a file may ask of Kite's memory, however large or broken it is.</summary>
internal static class Limits
{
    /// <summary>How much of a file is looked at to find its shape.</summary>
    public const int Start = 64 * 1024;

    public const int Columns = 1_000;
    public const int CellLength = 100_000;
    public const int RowLength = 1_000_000;

    /// <summary>How much is kept of a row that cannot be parted into its cells.</summary>
    public const int RawLength = 32_000;

    /// <summary>How much text a workbook may hold apart from its sheets.</summary>
    public const long SharedText = 64_000_000;
    public const int SharedTexts = 4_000_000;
}
