using System.Globalization;

namespace Kite.Cards;

/// <summary>In which ink one writes on a card of this colour, so that it can be read.</summary>
internal static class CardInk
{
    public const string Light = "#FFFFFF";
    public const string Dark = "#111111";

    public static string On(string colour) =>
        Contrast(colour, Light) >= Contrast(colour, Dark) ? Light : Dark;

    /// <summary>How well both are told apart: 1 not at all, 21 at most (WCAG 2.2).</summary>
    public static double Contrast(string one, string other)
    {
        var (first, second) = (Luminance(one), Luminance(other));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    private static double Luminance(string colour) =>
        (0.2126 * Part(colour, 1)) + (0.7152 * Part(colour, 3)) + (0.0722 * Part(colour, 5));

    private static double Part(string colour, int at)
    {
        var part = byte.Parse(
            colour.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            / 255d;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }
}
