using System.Collections.Frozen;

namespace Kite;

/// <summary>The small drawings that stand beside words, each on a field of 20 by 20.</summary>
internal static class IconShapes
{
    public static readonly FrozenDictionary<string, string> All = new Dictionary<string, string>(
        StringComparer.Ordinal)
    {
        ["alert"] = "<path d='M10 3.5 17.5 16h-15zM10 8.5v3.5M10 14h.01'/>",
        ["arrows"] = "<path d='M4 7.5h11l-3-3M16 12.5H5l3 3'/>",
        ["back"] = "<path d='M7 4.5h9.5v11H7L2.5 10zM9.5 8l4 4M13.5 8l-4 4'/>",
        ["bell"] = "<path d='M5 13.5V9a5 5 0 0 1 10 0v4.5l1.5 1h-13zM8.5 17h3'/>",
        ["cake"] =
            "<path d='M3.5 16.5h13v-6h-13zM3.5 13c1.6 1.2 2.7 1.2 4.3 0 1.6 1.2 2.7 1.2 4.4 " +
            "0 1.6 1.2 2.7 1.2 4.3 0M10 10.5V7.5M10 5.5V3.5'/>",
        ["cards"] =
            "<rect x='2.5' y='4.5' width='15' height='11' rx='2'/><path d='M2.5 8.5h15M5.5 " +
            "12.5h3'/>",
        ["care"] =
            "<path d='M10 16.5s-6.5-3.7-6.5-8.3A3.4 3.4 0 0 1 10 6.5a3.4 3.4 0 0 1 6.5 1.7c0 " +
            "4.6-6.5 8.3-6.5 8.3z'/>",
        ["cash"] =
            "<rect x='2.5' y='5.5' width='15' height='9' rx='1.5'/><circle cx='10' cy='10' " +
            "r='2.2'/><path d='M5 8v4M15 8v4'/>",
        ["check"] = "<path d='m4.5 10.5 3.5 3.5 7.5-8'/>",
        ["clock"] = "<circle cx='10' cy='10' r='6.5'/><path d='M10 6v4l2.5 1.5'/>",
        ["coin"] =
            "<circle cx='10' cy='10' r='6.5'/><path d='M7.5 6.5 10 10l2.5-3.5M10 10v4M8 " +
            "11h4M8 12.8h4'/>",
        ["columns"] =
            "<rect x='3' y='4' width='14' height='12' rx='1.5'/><path d='M8 4v12M12.5 4v12'/>",
        ["customers"] =
            "<circle cx='7.5' cy='7' r='2.75'/><path d='M2.5 16c.4-2.9 2.4-4.5 5-4.5s4.6 1.6 " +
            "5 4.5M13 4.6a2.5 2.5 0 0 1 0 4.8M14.5 11.8c1.7.5 2.8 2 3 4.2'/>",
        ["deals"] = "<path d='M3 4.5h4v11H3zM8 4.5h4v7.5H8zM13 4.5h4v4.5h-4z'/>",
        ["device"] =
            "<rect x='3' y='4' width='14' height='9.5' rx='1.5'/><path d='M7 16.5h6M10 " +
            "13.5v3'/>",
        ["down"] = "<path d='m6 8 4 4 4-4'/>",
        ["download"] = "<path d='M10 3.5v9M6.5 9.5l3.5 3.5 3.5-3.5M4 16.5h12'/>",
        ["file"] = "<path d='M5 3h6.5L15 6.5V17H5zM11.5 3v3.5H15M7.5 10h5M7.5 13h5'/>",
        ["flag"] = "<path d='M5 17V3.5h9.5L12 7l2.5 3.5H5'/>",
        ["gift"] =
            "<path d='M3.5 7.5h13v3h-13zM4.5 10.5h11v6h-11zM10 7.5v9M10 7.5S9 3.5 6.8 " +
            "3.8C4.7 4.2 6 7.5 10 7.5zM10 7.5s1-4 3.2-3.7C15.3 4.2 14 7.5 10 7.5z'/>",
        ["globe"] =
            "<circle cx='10' cy='10' r='6.5'/><path d='M3.5 10h13M10 3.5c2 2 3 4.2 3 6.5s-1 " +
            "4.5-3 6.5c-2-2-3-4.2-3-6.5s1-4.5 3-6.5z'/>",
        ["help"] =
            "<circle cx='10' cy='10' r='6.5'/><path d='M8 8.2a2 2 0 1 1 2.8 " +
            "1.9c-.6.3-.8.7-.8 1.4M10 13.5h.01'/>",
        ["info"] = "<circle cx='10' cy='10' r='6.5'/><path d='M10 9.2v4M10 6.8h.01'/>",
        ["insight"] =
            "<path d='M3.5 3.5v13h13'/><circle cx='7.5' cy='12' r='1.2'/><circle cx='11' " +
            "cy='8.5' r='1.2'/><circle cx='15' cy='5.5' r='1.2'/><circle cx='14' cy='12.5' " +
            "r='1.2'/>",
        ["key"] = "<circle cx='7' cy='13' r='3'/><path d='m9.2 10.8 7-7M13 7l2 2M11 9l1.5 1.5'/>",
        ["lasso"] =
            "<path d='M10 4c4 0 7 1.9 7 4.5S14 13 10 13s-7-1.9-7-4.5S6 4 10 4zM6.5 " +
            "12.5c-1.5 1-1.5 3 .5 4' stroke-dasharray='2.5 2'/>",
        ["left"] = "<path d='m12 6-4 4 4 4'/>",
        ["list"] = "<path d='M7.5 5.5h9M7.5 10h9M7.5 14.5h9M3.5 5.5h.01M3.5 10h.01M3.5 14.5h.01'/>",
        ["mail"] =
            "<rect x='3' y='4.5' width='14' height='11' rx='1.5'/><path d='m3.5 6 6.5 5 " +
            "6.5-5'/>",
        ["message"] = "<path d='M3.5 4.5h13v9H9l-3.5 3v-3h-2z'/>",
        ["minus"] = "<path d='M4.5 10h11'/>",
        ["mobile"] = "<rect x='6' y='2.5' width='8' height='15' rx='1.8'/><path d='M9 15h2'/>",
        ["moon"] = "<path d='M15.5 12.2A6.3 6.3 0 0 1 7.8 4.5a6.3 6.3 0 1 0 7.7 7.7z'/>",
        ["more"] = "<path d='M5 10h.01M10 10h.01M15 10h.01' stroke-width='2.2'/>",
        ["noted"] =
            "<path d='M4 16.5 4.8 13 13 4.8l2.2 2.2L7 15.2zM11.5 6.3l2.2 2.2M11 16.5h5.5'/>",
        ["out"] = "<path d='M8 3.5H4.5v13H8M12.5 6.5 16 10l-3.5 3.5M16 10H8'/>",
        ["people"] =
            "<circle cx='10' cy='6.5' r='3'/><path d='M4 17c.5-3.5 2.7-5.5 6-5.5s5.5 2 6 " +
            "5.5'/>",
        ["phone"] =
            "<path d='M6.5 3.5 8 7 6.5 8.5c.8 2 3 4.2 5 5L13 12l3.5 1.5v2c0 .8-.7 1.3-1.5 " +
            "1.2C9 16 4 11 3.3 5c-.1-.8.4-1.5 1.2-1.5z'/>",
        ["pin"] =
            "<path d='M10 17s-5-4.7-5-8.5a5 5 0 0 1 10 0C15 12.3 10 17 10 17z'/><circle " +
            "cx='10' cy='8.5' r='1.8'/>",
        ["play"] = "<path d='M6.5 4.5v11l9-5.5z'/>",
        ["plus"] = "<path d='M10 4.5v11M4.5 10h11'/>",
        ["privacy"] =
            "<path d='M10 2.8 16 5v4.5c0 3.7-2.5 6.4-6 7.7-3.5-1.3-6-4-6-7.7V5zM7.5 10l1.8 " +
            "1.8 3.4-3.6'/>",
        ["right"] = "<path d='m8 6 4 4-4 4'/>",
        ["scan"] =
            "<path d='M3.5 7V3.5H7M13 3.5h3.5V7M16.5 13v3.5H13M7 16.5H3.5V13M7 7v6M10 7v6M13 " +
            "7v6'/>",
        ["search"] = "<circle cx='9' cy='9' r='5'/><path d='m13 13 4 4'/>",
        ["segment"] =
            "<path d='M10 3.5A6.5 6.5 0 1 0 16.5 10H10z'/><path d='M13 3.5A6.5 6.5 0 0 1 " +
            "16.5 7H13z'/>",
        ["service"] =
            "<path d='M3.5 12v-2a6.5 6.5 0 0 1 13 0v2M3.5 11.5h2v4h-1a1 1 0 0 1-1-1zM16.5 " +
            "11.5h-2v4h1a1 1 0 0 0 1-1zM15 15.5c0 1-1 2-3 2'/>",
        ["settings"] =
            "<path d='M3 6h7M14 6h3M3 14h3M10 14h7'/><circle cx='12' cy='6' r='2'/><circle " +
            "cx='8' cy='14' r='2'/>",
        ["stop"] = "<rect x='5.5' y='5.5' width='9' height='9' rx='1'/>",
        ["store"] =
            "<path d='M4 9.5V16.5h12V9.5M3 7l1.5-3.5h11L17 7a2.3 2.3 0 0 1-4.6 0 2.4 2.4 0 0 " +
            "1-4.8 0A2.3 2.3 0 0 1 3 7zM8.5 16.5v-4h3v4'/>",
        ["sun"] =
            "<circle cx='10' cy='10' r='3.2'/><path d='M10 3v1.5M10 15.5v1.5M3 10h1.5M15.5 " +
            "10H17M5 5l1.1 1.1M13.900 13.900 15 15M15 5l-1.1 1.1M6.1 13.900 5 15'/>",
        ["tag"] = "<path d='M3.5 3.5H10l6.5 6.5-6.5 6.5L3.5 10zM6.9 6.9h.01'/>",
        ["ticket"] =
            "<path d='M3 6.5h14v2.3a1.5 1.5 0 0 0 0 2.4v2.3H3v-2.3a1.5 1.5 0 0 0 0-2.4zM12 " +
            "6.5v7'/>",
        ["till"] =
            "<path d='M4 9h12l1 7.5H3zM6 9V3.5h8V9M8 6h4M7 12.5h.01M10 12.5h.01M13 " +
            "12.5h.01'/>",
        ["today"] =
            "<path d='M3 14.5h14M6 14.5a4 4 0 0 1 8 0M10 4.5V7M4.3 8.3 6 10M15.7 8.3 14 10'/>",
        ["tool"] =
            "<path d='M12.5 3.8a4 4 0 0 0-3.6 5.5L3.8 14.4l1.8 1.8 5.1-5.1a4 4 0 0 0 " +
            "5.5-3.6l-2.4 1.7-2-2z'/>",
        ["undo"] = "<path d='M4 8h8.5a3.5 3.5 0 0 1 0 7H8M4 8l3-3M4 8l3 3'/>",
        ["up"] = "<path d='m6 12 4-4 4 4'/>",
        ["upload"] = "<path d='M10 13V4M6.5 7.5 10 4l3.5 3.5M4 16.5h12'/>",
        ["x"] = "<path d='m5.5 5.5 9 9M14.5 5.5l-9 9'/>",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
