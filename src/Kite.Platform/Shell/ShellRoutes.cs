using Microsoft.AspNetCore.Http.HttpResults;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;

namespace Kite;

/// <summary>The one route the frame itself needs: changing the language.</summary>
public static class ShellRoutes
{
    public static void MapShell(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/language/{tag}", Change).AllowAnonymous().ExcludeFromDescription();

    private static RedirectHttpResult Change(string tag, string? to, HttpContext http)
    {
        if (Languages.All.Any(l => l.Tag == tag))
        {
            http.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(new(CultureInfo.GetCultureInfo(tag))),
                new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Path = "/" });
        }

        // Only places of our own: "//elsewhere" would lead away from Kite.
        var own = to is ['/', not ('/' or '\\'), ..];
        return TypedResults.LocalRedirect(own ? to! : "/");
    }
}
