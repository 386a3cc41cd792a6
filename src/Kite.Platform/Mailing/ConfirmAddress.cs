using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>
/// The address is proven by the link that was sent there, without signing in. The link counts once,
/// and tells nobody whose it is; looking at the page confirms nothing, since mail programs look
/// ahead.
/// </summary>
public sealed class ConfirmAddress(KiteDb db, MasterKeys masters, TimeProvider clock)
{
    public const string Page = "/mail-address/confirm";
    private const int LengthOfLink = 22;

    /// <summary>Not of the API: it is for whoever holds a letter.</summary>
    public static void MapConfirm(IEndpointRouteBuilder routes) =>
        routes.MapPost(
                Page,
                async (ConfirmAddress confirm, string? t, CancellationToken cancel) =>
                    TypedResults.LocalRedirect(
                        Page + ((await confirm.Run(t, cancel)).Refusal is null
                            ? "?done=true"
                            : "?done=false")))
            .WithOrder(-1).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    internal static string AddressFor(string link) => $"{Page}?t={link}";

    public async Task<Result<Done>> Run(string? link, CancellationToken cancel)
    {
        if (link?.Length != LengthOfLink) return new AddressLinkIsVoid();

        var (hash, now) = (ApiKey.HashOf(link), clock.GetUtcNow());
        var proof = await db.Set<AddressProof>().SingleOrDefaultAsync(p => p.Hash == hash, cancel);
        if (proof is null || proof.ExpiresAt <= now) return new AddressLinkIsVoid();

        db.For(new Asker(proof.PersonId, "address link", Asker.Nobody.Permissions));
        var person = await db.Set<Person>()
            .SingleOrDefaultAsync(p => p.Id == proof.PersonId, cancel);
        if (person?.Email is not { } address || proof.Address is not { } asked
            || !asked.AsSpan().SequenceEqual(ProveAddress.TokenOf(address, masters)))
            return new AddressLinkIsVoid();

        proof.Void();
        person.EmailConfirmed = true;
        person.ConcurrencyStamp = Guid.CreateVersion7().ToString();
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Used twice at once, or another address was given at this very moment.
            return new AddressLinkIsVoid();
        }
        return Done.It;
    }
}
