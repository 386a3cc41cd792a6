using System.Globalization;

namespace Kite.Bench;

/// <summary>One figure beside its yardstick, and whether it is as good as was promised.</summary>
internal sealed record Figure(string What, string Value, string Target, bool IsMet)
{
    public string Yardstick { get; init; } = "–";
    public string Ratio { get; init; } = "–";

    /// <summary>Figures are written the same on every machine.</summary>
    public static string Say(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture);

    public string Row(string machine, DateOnly day) =>
        $"| {What} | {Value} | {Yardstick} | {Ratio} | {Target} {(IsMet ? "✓" : "✗")} "
        + $"| {machine}, {day:O} |";
}
