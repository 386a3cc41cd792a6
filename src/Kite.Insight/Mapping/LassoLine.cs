using System.Globalization;

namespace Kite.Insight;

/// <summary>A lasso as it stands in an address: <c>visits,coins;…</c></summary>
internal static class LassoLine
{
    public static string Write(IEnumerable<LassoCorner> corners) => string.Join(
        ';',
        corners.Select(c => string.Create(
            CultureInfo.InvariantCulture, $"{c.Across:0.##},{c.Average:0}")));

    public static IReadOnlyList<LassoCorner> Read(string? line) =>
    [
        .. (line ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(Corner)
            .OfType<LassoCorner>(),
    ];

    private static LassoCorner? Corner(string written) =>
        written.Split(',') is [var x, var y]
        && double.TryParse(x, NumberStyles.Float, CultureInfo.InvariantCulture, out var across)
        && double.TryParse(y, NumberStyles.Float, CultureInfo.InvariantCulture, out var average)
            ? new(across, average)
            : null;
}
