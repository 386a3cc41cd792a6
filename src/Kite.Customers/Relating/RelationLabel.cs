using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Components;

namespace Kite.Customers;

/// <summary>
/// The name and the word beside a spot of the picture. Razor keeps the word "text" for itself, so
/// the two lines of SVG are written here.
/// </summary>
internal static class RelationLabel
{
    private const int Room = 18;

    public static MarkupString Of(RelationPicture.Spot spot, string word)
    {
        var lang = Script.LangOf(spot.Who.Name) is { } tag ? $" lang=\"{tag}\"" : "";
        return new(
            Line("n", spot.X, spot.Y - 14, lang, spot.Who.Name)
            + " " + Line("k", spot.X, spot.Y + 22, "", word));
    }

    private static string Line(string look, int x, int y, string lang, string text) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<text class=\"{look}\" x=\"{x}\" y=\"{y}\" text-anchor=\"middle\"{lang}>")
        + WebUtility.HtmlEncode(Short(text)) + "</text>";

    // A sign of a wide script takes the room of two letters.
    private static string Short(string name)
    {
        var room = Room;
        for (var i = 0; i < name.Length; i++)
        {
            room -= name[i] > '\u2E80' ? 2 : 1;
            if (room < 0) return name[..Math.Max(1, i - 1)].TrimEnd() + "…";
        }
        return name;
    }
}
