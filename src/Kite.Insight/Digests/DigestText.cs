using System.Text;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>A digest as plain text, for those whose mail program shows no pages.</summary>
internal static class DigestText
{
    private const int DaysTold = 7;

    public static string Write(DigestContent content, IStringLocalizer texts)
    {
        var text = new StringBuilder();
        text.Append(content.Business).Append('\n').Append(content.Heading).Append("\n\n");
        if (content.IsEmpty) text.Append(texts["digest.empty"]).Append("\n\n");
        foreach (var tile in content.IsEmpty ? [] : content.Tiles) Append(text, content, tile);
        text.Append("-- \n").Append(texts["digest.why"]).Append('\n')
            .Append(texts["digest.change"]).Append(": ").Append(content.Link("/today/digest"))
            .Append('\n')
            .Append(texts["digest.end"]).Append(": ").Append(content.End).Append('\n');
        return text.ToString();
    }

    private static void Append(StringBuilder text, DigestContent content, DigestTile tile)
    {
        text.Append("* ").Append(tile.Title).Append('\n');
        if (tile.Trouble is { } trouble) text.Append("  ").Append(trouble).Append('\n');
        if (tile.View is { } view)
        {
            foreach (var figure in view.Figures)
            {
                text.Append("  ").Append(figure.Word).Append(": ").Append(TileWords.Say(figure));
                if (TileWords.Changed(figure) is { Length: > 0 } changed)
                    text.Append(" (").Append(changed).Append(')');
                text.Append('\n');
                if (figure.Href is { } rows)
                    text.Append("    ").Append(content.Link(rows)).Append('\n');
            }
            foreach (var bar in view.Bars.TakeLast(DaysTold))
            {
                text.Append("  ").Append(Figures.Day(bar.Day)).Append(": ")
                    .Append(TileWords.Say(view, bar)).Append('\n');
            }
            if (view.Against is { } against) text.Append("  ").Append(against).Append('\n');
        }
        text.Append('\n');
    }
}
