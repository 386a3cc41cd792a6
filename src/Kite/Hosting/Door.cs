using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>
/// The demo's own door: whoever sits at this very machine is signed in as the owner. It opens
/// for loopback addresses asked for by loopback names, never for a forwarded request.
/// </summary>
internal static class Door
{
    public const string Setting = "KITE_DEMO";

    public static bool IsOpenTo(HttpContext http) =>
        http.RequestServices.GetRequiredService<IConfiguration>().GetValue(Setting, false)
        && http.Connection.RemoteIpAddress is { } from
        && IPAddress.IsLoopback(from)
        && http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
        && !http.Request.Headers.Keys.Any(
            h => h.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase)
                || h.Equals("Forwarded", StringComparison.OrdinalIgnoreCase));

    /// <summary>Leads who would have to sign in through the door, where it is open.</summary>
    public static void Hang(CookieAuthenticationOptions cookie)
    {
        var otherwise = cookie.Events.OnRedirectToLogin;
        cookie.Events.OnRedirectToLogin = context =>
        {
            if (!IsOpenTo(context.HttpContext)) return otherwise(context);

            var here = context.Request.Path + context.Request.QueryString;
            context.Response.Redirect("/demo-door?to=" + Uri.EscapeDataString(here));
            return Task.CompletedTask;
        };
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/demo-door", Enter).AllowAnonymous().ExcludeFromDescription();

    // As whom: the owner, unless another of the sample business's people is named.
    private static async Task<IResult> Enter(
        HttpContext http, KiteDb db, SignInManager<Person> signIn, string? to, string? who)
    {
        if (!IsOpenTo(http)) return TypedResults.Redirect("/sign-in");

        var people = db.Set<Person>();
        var person = who is null
            ? await people.FirstOrDefaultAsync(p => p.Role == Role.Owner, http.RequestAborted)
            : await people.FirstOrDefaultAsync(p => p.UserName == who, http.RequestAborted);
        if (person is null) return TypedResults.Redirect("/sign-in");

        await signIn.SignInAsync(person, isPersistent: false);
        return TypedResults.LocalRedirect(Addresses.Own(to));
    }
}
