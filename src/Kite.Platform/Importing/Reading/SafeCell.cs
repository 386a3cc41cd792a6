using System.Buffers;

namespace Kite.Importing;

/// <summary>
/// Keeps a spreadsheet from running a customer's text as a formula: an apostrophe is put before
/// it, and taken away again when the file comes back.
/// </summary>
internal static class SafeCell
{
    private static readonly SearchValues<char> Dangerous = SearchValues.Create("=+-@\t\r\n＝＋－＠");
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.,");

    public static string Guard(string cell) =>
        IsDangerous(cell) && !IsPlainNumber(cell) ? "'" + cell : cell;

    public static string Bare(string cell) =>
        cell is ['\'', ..] && IsDangerous(cell) ? cell[1..] : cell;

    // Apostrophes of the text's own are counted in, so that Bare undoes Guard to the letter.
    private static bool IsDangerous(string cell)
    {
        var behind = cell.AsSpan().TrimStart('\'');
        return behind.Length > 0 && Dangerous.Contains(behind[0]);
    }

    private static bool IsPlainNumber(string cell) =>
        cell is ['-' or '+', >= '0' and <= '9', ..]
        && !cell.AsSpan(1).ContainsAnyExcept(Digits);
}
