using System.Globalization;

namespace Kite.Insight;

/// <summary>How a cell of the map is named in an address: <c>3-14-B</c>.</summary>
internal static class CellName
{
    public static string Write(CellKey key) => string.Create(
        CultureInfo.InvariantCulture, $"{key.Column}-{key.Row}-{key.Quarter}");

    public static CellKey? Read(string written)
    {
        var parts = written.Split('-');
        return parts.Length == 3
            && Step(parts[0]) is { } column
            && Step(parts[1]) is { } row
            && Choice<Quarter>.TryParse(parts[2], null, out var quarter)
                ? new CellKey(column, row, quarter)
                : null;
    }

    private static int? Step(string written) =>
        int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var step)
            ? step
            : null;
}
