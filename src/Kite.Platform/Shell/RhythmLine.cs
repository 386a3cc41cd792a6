using System.Globalization;

namespace Kite;

/// <summary>
/// A customer's rhythm as a line: ticks are visits, the kite is the next one expected, the right
/// end is today; past the day expected the line hangs.
/// </summary>
internal sealed record RhythmLine(string Taut, string Ticks, double Kite, string? Slack)
{
    private const int Days = 98;
    private const double Edge = 4;

    public static RhythmLine Of(
        IEnumerable<DateOnly> visits, int? every, DateOnly today, double width)
    {
        var right = width - Edge;
        var shown = visits.Where(v => v <= today && today.DayNumber - v.DayNumber <= Days)
            .Distinct().Order().ToList();
        double At(int day) => right - (today.DayNumber - day) * (right / Days);

        var ticks = string.Concat(shown.Select(v => Invariant($"M{At(v.DayNumber):0.#} 4v8")));
        var due = shown.Count > 0 && every is { } days ? shown[^1].DayNumber + days : (int?)null;
        if (due is not { } expected || expected >= today.DayNumber)
            return new(Invariant($"M0 8H{right - Edge:0.#}"), ticks, right, Slack: null);

        var kite = Math.Max(Edge, At(expected));
        var start = kite + Edge;
        var end = width - 1;
        var low = 8 + Math.Clamp((end - start) / 4, 1.5, 5);
        return new(
            Invariant($"M0 8H{kite - Edge:0.#}"),
            ticks,
            kite,
            start < end
                ? Invariant($"M{start:0.#} 8Q{(start + end) / 2:0.#} {low:0.#} {end:0.#} 8")
                : "");
    }

    /// <summary>The kite's outline around its place on the line.</summary>
    public string Outline => Invariant($"M{Kite:0.#} 3.5l3.5 4.5-3.5 4.5-3.5-4.5z");

    private static string Invariant(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture);
}
