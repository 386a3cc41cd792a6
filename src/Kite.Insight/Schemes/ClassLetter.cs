using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>
/// Lays out what a run changed, as text and as a page in one column without anything that is
/// fetched from elsewhere.
/// </summary>
internal static class ClassLetter
{
    private const string Font = "font-family:-apple-system,'Segoe UI','Noto Sans','PingFang SC',"
        + "'Microsoft YaHei','Noto Sans CJK SC',Arial,sans-serif";

    private const string Quiet = "color:#6F665D;font-size:13px;line-height:20px";
    private const string Cell = "padding:4px 0 4px 12px;font-size:15px;line-height:22px;"
        + "text-align:right";

    public static Letter Write(ClassLetterContent content, IStringLocalizer texts) => new(
        texts["classes.letter.subject", content.Business, content.Scheme],
        Text(content, texts), Page(content, texts))
    {
        End = content.End,
    };

    private static string Text(ClassLetterContent content, IStringLocalizer texts)
    {
        var text = new StringBuilder();
        text.Append(content.Business).Append('\n').Append(Heading(content, texts)).Append("\n\n")
            .Append(Sum(content, texts)).Append("\n\n");
        foreach (var (name, rose, fell) in content.Classes)
        {
            text.Append("* ").Append(texts["classes.letter.class", name, Told(rose), Told(fell)])
                .Append('\n');
        }
        foreach (var (way, word) in Ways)
        {
            text.Append(texts[word]).Append(": ").Append(content.Base).Append(content.Run)
                .Append(way).Append('\n');
        }
        text.Append("-- \n").Append(texts["digest.why"]).Append('\n')
            .Append(texts["digest.change"]).Append(": ").Append(content.Base)
            .Append("/today/digest\n")
            .Append(texts["classes.letter.end"]).Append(": ").Append(content.End).Append('\n');
        return text.ToString();
    }

    private static readonly (string Way, string Word)[] Ways =
    [
        ("?way=up", "classes.letter.see.up"), ("?way=down", "classes.letter.see.down"),
    ];

    private static string Page(ClassLetterContent content, IStringLocalizer texts)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="{CultureInfo.CurrentUICulture.Name}"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <meta name="color-scheme" content="light">
            <title>{Safe(Heading(content, texts))}</title></head>
            <body style="margin:0;padding:24px 12px;background:#F7F4EF;color:#25201B;{Font}">
            <div style="max-width:600px;margin:0 auto;padding:24px;background:#FFFEFC">
            <p style="margin:0;{Quiet}">{Safe(content.Business)}</p>
            <h1 style="margin:0 0 8px;font-size:24px;line-height:32px">
            {Safe(Heading(content, texts))}</h1>
            <p style="margin:0 0 16px;font-size:17px">{Safe(Sum(content, texts))}</p>
            <table style="width:100%;border-collapse:collapse"><tr>
            <th style="{Quiet};text-align:left">{Safe(texts["classes.letter.into"])}</th>
            <th style="{Quiet};text-align:right">{Safe(texts["classes.letter.rose"])}</th>
            <th style="{Quiet};text-align:right">{Safe(texts["classes.letter.fell"])}</th></tr>

            """);
        foreach (var (name, rose, fell) in content.Classes)
        {
            page.Append(CultureInfo.InvariantCulture, $"""
                <tr><td style="padding:4px 0;font-size:15px">{Safe(name)}</td>
                <td style="{Cell}">{Told(rose)}</td><td style="{Cell}">{Told(fell)}</td></tr>

                """);
        }
        var see = string.Join(" · ", Ways.Select(w =>
            Link(content.Base + content.Run + w.Way, texts[w.Word])));
        page.Append(CultureInfo.InvariantCulture, $"""
            </table>
            <p style="margin:16px 0 0">{see}</p>
            <p style="margin:24px 0 0;{Quiet}">{Safe(texts["digest.why"])}
            {Link(content.Base + "/today/digest", texts["digest.change"])} ·
            {Link(content.End, texts["classes.letter.end"])}</p>
            </div></body></html>

            """);
        return page.ToString();
    }

    private static string Heading(ClassLetterContent content, IStringLocalizer texts) =>
        texts["classes.letter.heading", content.Scheme, Figures.LongDay(content.Day)];

    private static string Sum(ClassLetterContent content, IStringLocalizer texts) =>
        texts["classes.letter.sum", Told(content.Rose), Told(content.Fell)];

    private static string Told(int count) => Figures.Count(count);

    private static string Link(string href, string said) =>
        $"<a href=\"{Safe(href)}\" style=\"color:#B02C17\">{Safe(said)}</a>";

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
