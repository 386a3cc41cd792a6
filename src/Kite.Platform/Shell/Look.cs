using Microsoft.AspNetCore.Http;

namespace Kite;

/// <summary>
/// Light, dark, or as the device: chosen in the menu, kept in a cookie so that the server already
/// sends the right one and nothing flashes.
/// </summary>
public static class Look
{
    public const string Cookie = "kite-theme";
    public const string Light = "light";
    public const string Dark = "dark";
    public const string Auto = "auto";

    /// <summary>What belongs into <c>data-theme</c> on the <c>html</c> element.</summary>
    public static string Of(HttpContext? http) =>
        http?.Request.Cookies[Cookie] switch
        {
            Light => Light,
            Dark => Dark,
            _ => Auto,
        };
}
