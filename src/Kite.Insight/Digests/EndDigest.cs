using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>
/// Ends somebody's digest by the link in it, without signing in: the link holds a token that only
/// these books can make. Looking at the page ends nothing, since mail programs look ahead.
/// </summary>
internal sealed class EndDigest(KiteDb db, MasterKeys masters, TimeProvider clock)
{
    public const string Page = "/digest/end";

    /// <summary>What else than the digest such a link may end.</summary>
    public const string Classes = "classes";

    /// <summary>Not of the API: mail programs post here by themselves (RFC 8058).</summary>
    public static void MapEnd(IEndpointRouteBuilder routes) =>
        routes.MapPost(Page, End).WithOrder(-1).AllowAnonymous().DisableAntiforgery()
            .ExcludeFromDescription();

    /// <summary>Ends the digest, or the other letters named.</summary>
    public string AddressFor(Guid person, string? what = null)
    {
        var at = QueryHelpers.AddQueryString(
            Page, new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["p"] = person.ToString("N"), ["t"] = Token(person, what),
            });
        return what is null ? at : QueryHelpers.AddQueryString(at, "k", what);
    }

    public async Task<Result<Done>> Run(
        string? who, string? token, string? what, CancellationToken cancel)
    {
        if (!Guid.TryParseExact(who, "N", out var person) || what is not null && what != Classes
            || !IsOurs(person, what, token))
            return new EndingLinkIsTorn();

        db.For(new Asker(person, "digest link", Asker.Nobody.Permissions));
        var choice = await db.Set<DigestChoice>()
            .SingleOrDefaultAsync(c => c.PersonId == person, cancel);
        if (choice is null) return Done.It;

        if (what == Classes) choice.ClassesSince = null;
        else if (choice.Pace is not DigestPace.None)
            (choice.Pace, choice.Since) = (DigestPace.None, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return Done.It;
    }

    private static async Task<IResult> End(
        HttpContext http, EndDigest end, string? p, string? t, string? k,
        CancellationToken cancel)
    {
        var ended = await end.Run(p, t, k, cancel);
        // A mail program follows nowhere; a person is led to a page that says it.
        IFormCollection? form;
        try
        {
            form = http.Request.HasFormContentType
                ? await http.Request.ReadFormAsync(cancel)
                : null;
        }
        catch (InvalidDataException)
        {
            return TypedResults.BadRequest();
        }
        if (form?["List-Unsubscribe"].ToString() == "One-Click")
            return ended.Refusal is null ? TypedResults.Ok() : TypedResults.BadRequest();

        return TypedResults.LocalRedirect(
            Page + (ended.Refusal is null ? "?done=true" : "?done=false")
            + (k == Classes ? "&k=" + Classes : ""));
    }

    private string Token(Guid person, string? what) => Base64Url.EncodeToString(
        masters.Token(what is null ? "digest-end" : what + "-end", person.ToString("N")));

    private bool IsOurs(Guid person, string? what, string? token) =>
        CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.UTF8.GetBytes(token ?? ""),
            System.Text.Encoding.UTF8.GetBytes(Token(person, what)));
}
