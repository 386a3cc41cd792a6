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

    /// <summary>Not of the API: mail programs post here by themselves (RFC 8058).</summary>
    public static void MapEnd(IEndpointRouteBuilder routes) =>
        routes.MapPost(Page, End).WithOrder(-1).AllowAnonymous().DisableAntiforgery()
            .ExcludeFromDescription();

    public string AddressFor(Guid person) => QueryHelpers.AddQueryString(
        Page, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["p"] = person.ToString("N"), ["t"] = Token(person),
        });

    public async Task<Result<Done>> Run(string? who, string? token, CancellationToken cancel)
    {
        if (!Guid.TryParseExact(who, "N", out var person) || !IsOurs(person, token))
            return new EndingLinkIsTorn();

        db.For(new Asker(person, "digest link", Asker.Nobody.Permissions));
        var choice = await db.Set<DigestChoice>()
            .SingleOrDefaultAsync(c => c.PersonId == person, cancel);
        if (choice is null or { Pace: DigestPace.None }) return Done.It;

        (choice.Pace, choice.Since) = (DigestPace.None, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return Done.It;
    }

    private static async Task<IResult> End(
        HttpContext http, EndDigest end, string? p, string? t, CancellationToken cancel)
    {
        var ended = await end.Run(p, t, cancel);
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
            Page + (ended.Refusal is null ? "?done=true" : "?done=false"));
    }

    private string Token(Guid person) =>
        Base64Url.EncodeToString(masters.Token("digest-end", person.ToString("N")));

    private bool IsOurs(Guid person, string? token) => CryptographicOperations.FixedTimeEquals(
        System.Text.Encoding.UTF8.GetBytes(token ?? ""),
        System.Text.Encoding.UTF8.GetBytes(Token(person)));
}
