using System.Globalization;

namespace Kite.Bench;

/// <summary>One figure beside its yardstick, and whether it is as good as was promised.</summary>
internal sealed record Figure(string What, string Value, string Target, bool IsMet)
{
    /// <summary>A figure that is told and promised nothing.</summary>
    public Figure(string what, string value)
        : this(what, value, "–", IsMet: true) => IsPromised = false;

    public string Yardstick { get; init; } = "–";
    public string Ratio { get; init; } = "–";
    public bool IsPromised { get; } = true;

    private string Mark => !IsPromised ? "" : IsMet ? " ✓" : " ✗";

    /// <summary>Figures are written the same on every machine.</summary>
    public static string Say(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture);

    public string Row(string machine, DateOnly day) =>
        $"| {What} | {Value} | {Yardstick} | {Ratio} | {Target}{Mark} "
        + $"| {machine}, {day:O} |";
}
