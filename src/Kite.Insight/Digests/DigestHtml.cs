using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>
/// A digest as a page. Mail programs know little of style: one column, tables, styles in place,
/// no scripts, nothing that is fetched from elsewhere.
/// </summary>
internal static class DigestHtml
{
    private const int DaysTold = 7;
    private const string Font = "font-family:-apple-system,'Segoe UI','Noto Sans','PingFang SC',"
        + "'Microsoft YaHei','Noto Sans CJK SC',Arial,sans-serif";

    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    private const string Quiet = "color:#6F665D;font-size:13px;line-height:20px";
    private const string Cell = "padding:4px 0;font-size:15px;line-height:22px";

    public static string Write(DigestContent content, IStringLocalizer texts)
    {
        var page = new StringBuilder();
        page.Append(Plain, $"""
            <!DOCTYPE html>
            <html lang="{CultureInfo.CurrentUICulture.Name}"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <meta name="color-scheme" content="light">
            <title>{Safe(content.Heading)}</title></head>
            <body style="margin:0;padding:24px 12px;background:#F7F4EF;color:#25201B;{Font}">
            <div style="max-width:600px;margin:0 auto;padding:24px;background:#FFFEFC">
            <p style="margin:0;{Quiet}">{Safe(content.Business)}</p>
            <h1 style="margin:0 0 16px;font-size:24px;line-height:32px">{Safe(content.Heading)}</h1>

            """);
        if (content.IsEmpty) page.Append(Plain, $"<p>{Safe(texts["digest.empty"])}</p>\n");
        foreach (var tile in content.IsEmpty ? [] : content.Tiles) Append(page, content, tile);
        var change = Link(content.Link("/today/digest"), texts["digest.change"]);
        page.Append(Plain, $"""
            <p style="margin:24px 0 0;{Quiet}">{Safe(texts["digest.why"])}
            {change} · {Link(content.End, texts["digest.end"])}</p>
            </div></body></html>

            """);
        return page.ToString();
    }

    private static void Append(StringBuilder page, DigestContent content, DigestTile tile)
    {
        page.Append("<h2 style=\"margin:24px 0 4px;font-size:17px\">").Append(Safe(tile.Title))
            .Append("</h2>\n");
        if (tile.Trouble is { } trouble)
            page.Append(Plain, $"<p style=\"margin:0;color:#9C1344\">{Safe(trouble)}</p>\n");
        if (tile.View is not { } view) return;

        page.Append("<table role=\"presentation\" style=\"width:100%;border-collapse:collapse\">");
        foreach (var figure in view.Figures) Append(page, content, figure);
        page.Append("</table>\n");
        if (view.Bars.Count > 0) AppendBars(page, tile, view);
        if (view.Against is { } against)
            page.Append(Plain, $"<p style=\"margin:4px 0 0;{Quiet}\">{Safe(against)}</p>\n");
    }

    private static void Append(StringBuilder page, DigestContent content, TileFigure figure)
    {
        var said = figure.Href is { } rows
            ? Link(content.Link(rows), TileWords.Say(figure))
            : Safe(TileWords.Say(figure));
        var colour = figure switch
        {
            { IsNeutral: true } => "#6F665D",
            { Change: >= 0.005 } => "#22694A",
            { Change: <= -0.005 } => "#9C1344",
            _ => "#6F665D",
        };
        page.Append(Plain, $"<tr><td style=\"{Cell};color:#5B534B\">{Safe(figure.Word)}</td>")
            .Append(Plain, $"<td style=\"{Cell};text-align:right;white-space:nowrap\">{said}</td>")
            .Append(Plain, $"<td style=\"{Cell};padding-left:12px;text-align:right;")
            .Append(Plain, $"color:{colour}\">")
            .Append(Safe(TileWords.Changed(figure))).Append("</td></tr>\n");
    }

    private static void AppendBars(StringBuilder page, DigestTile tile, TileView view)
    {
        var last = view.Bars.TakeLast(DaysTold).ToList();
        var said = string.Join(
            ", ", last.Select(b => $"{Figures.Day(b.Day)}: {TileWords.Say(view, b)}"));
        page.Append(Plain, $"<img src=\"cid:{Safe(tile.Key)}\" alt=\"{Safe(said)}\" width=\"552\" ")
            .Append("style=\"display:block;width:100%;height:auto;margin:8px 0 4px\">\n")
            .Append("<table style=\"width:100%;border-collapse:collapse\"><tr>");
        foreach (var bar in last)
        {
            page.Append(Plain, $"<th style=\"{Quiet};font-weight:400\">")
                .Append(Safe(Weekday(bar.Day))).Append("</th>");
        }
        page.Append("</tr><tr>");
        foreach (var bar in last)
        {
            page.Append("<td style=\"font-size:13px;text-align:center\">")
                .Append(Safe(TileWords.Say(view, bar))).Append("</td>");
        }
        page.Append("</tr></table>\n");
    }

    private static string Weekday(DateOnly day) =>
        day.ToString("ddd", CultureInfo.CurrentCulture);

    private static string Link(string href, string said) =>
        $"<a href=\"{Safe(href)}\" style=\"color:#B02C17\">{Safe(said)}</a>";

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
