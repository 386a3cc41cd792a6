using System.Collections.Frozen;
using MudBlazor;

namespace Kite;

/// <summary>
/// Kite's colours for MudBlazor. Its colours cannot be variables, so the values of tokens.css are
/// repeated here, and a test compares them; sizes and shadows refer to the tokens themselves.
/// </summary>
public static class KiteTheme
{
    public static readonly FrozenDictionary<string, string> Light = new Dictionary<string, string>(
        StringComparer.Ordinal)
    {
        ["paper"] = "#F7F4EF", ["surface"] = "#FFFEFC", ["raised"] = "#FFFFFF",
        ["sunken"] = "#F2EEE8", ["hover"] = "#F6F2EC", ["line"] = "#E8E2DA", ["edge"] = "#8F867B",
        ["ink"] = "#25201B", ["ink-2"] = "#5B534B", ["ink-3"] = "#6F665D",
        ["accent"] = "#BF311A", ["accent-hover"] = "#A62914", ["on-accent"] = "#FFFFFF",
        ["good"] = "#22694A", ["warn"] = "#835500", ["bad"] = "#9C1344", ["info"] = "#1F5E86",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, string> Dark = new Dictionary<string, string>(
        StringComparer.Ordinal)
    {
        ["paper"] = "#151311", ["surface"] = "#1C1917", ["raised"] = "#26221F",
        ["sunken"] = "#12100E", ["hover"] = "#231F1C", ["line"] = "#312C28", ["edge"] = "#7D746B",
        ["ink"] = "#F2EDE7", ["ink-2"] = "#BDB4AA", ["ink-3"] = "#A0978D",
        ["accent"] = "#CF3F28", ["accent-hover"] = "#DB4C35", ["on-accent"] = "#FFFFFF",
        ["good"] = "#7CC79E", ["warn"] = "#E8B75C", ["bad"] = "#FF8FB0", ["info"] = "#8FC3E6",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly MudTheme Theme = new()
    {
        PaletteLight = Painted(new PaletteLight(), Light),
        PaletteDark = Painted(new PaletteDark(), Dark),
        Typography = Letters(),
        LayoutProperties = new()
        {
            DefaultBorderRadius = "var(--k-r-m)", AppbarHeight = "var(--k-bar)",
            DrawerWidthLeft = "var(--k-rail)", DrawerMiniWidthLeft = "var(--k-rail-small)",
        },
        Shadows = new() { Elevation = [.. Enumerable.Range(0, 26).Select(Shadow)] },
    };

    private static T Painted<T>(T palette, FrozenDictionary<string, string> ink)
        where T : Palette
    {
        palette.Primary = ink["accent"];
        palette.PrimaryContrastText = ink["on-accent"];
        palette.PrimaryDarken = ink["accent-hover"];
        palette.Secondary = palette.ActionDefault = ink["ink-2"];
        palette.SecondaryContrastText = ink["paper"];
        palette.Dark = ink["ink"];
        palette.TextPrimary = palette.AppbarText = palette.DrawerText = ink["ink"];
        palette.TextSecondary = palette.DrawerIcon = ink["ink-2"];
        palette.TextDisabled = palette.ActionDisabled = ink["ink-3"];
        palette.ActionDisabledBackground = palette.BackgroundGray = ink["sunken"];
        palette.Background = palette.AppbarBackground = palette.DrawerBackground = ink["paper"];
        palette.Surface = ink["raised"];
        palette.LinesDefault = palette.TableLines = palette.Divider = ink["line"];
        palette.LinesInputs = ink["edge"];
        palette.TableHover = ink["hover"];
        palette.TableStriped = "#00000000";
        palette.Skeleton = ink["line"];
        palette.Success = ink["good"];
        palette.Warning = ink["warn"];
        palette.Error = ink["bad"];
        palette.Info = ink["info"];
        // In the dark these are light, so what stands on them is paper in both.
        palette.SuccessContrastText = palette.WarningContrastText = palette.ErrorContrastText =
            palette.InfoContrastText = palette.DarkContrastText = ink["paper"];
        palette.OverlayDark = "var(--k-scrim)";
        palette.HoverOpacity = .04;
        palette.RippleOpacity = palette.RippleOpacitySecondary = 0;
        return palette;
    }

    private static Typography Letters()
    {
        var letters = new Typography
        {
            Default = Letter(new DefaultTypography(), "m", "regular"),
            H4 = Letter(new H4Typography(), "2xl", "bold"),
            H5 = Letter(new H5Typography(), "xl", "regular"),
            H6 = Letter(new H6Typography(), "l", "bold"),
            Body1 = Letter(new Body1Typography(), "m", "regular"),
            Body2 = Letter(new Body2Typography(), "s", "regular"),
            Caption = Letter(new CaptionTypography(), "xs", "regular"),
            Button = Letter(new ButtonTypography(), "m", "medium"),
        };
        letters.Button.TextTransform = "none";
        return letters;
    }

    private static T Letter<T>(T letter, string size, string weight)
        where T : BaseTypography
    {
        letter.FontFamily = ["var(--k-font)"];
        letter.FontSize = $"var(--k-text-{size})";
        letter.LineHeight = $"var(--k-lead-{size})";
        letter.FontWeight = $"var(--k-{weight})";
        letter.LetterSpacing = "normal";
        return letter;
    }

    private static string Shadow(int height) => height switch
    {
        0 => "none",
        1 => "var(--k-shadow-1)",
        <= 8 => "var(--k-shadow-2)",
        _ => "var(--k-shadow-3)",
    };
}
