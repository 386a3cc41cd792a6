using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kite;

/// <summary>Programs come in with <c>Authorization: Bearer kite_…</c>.</summary>
internal sealed class KeyDoor(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    KnownKeys known,
    KiteDb db)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Key";
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer + ApiKey.Prefix, StringComparison.Ordinal))
            return AuthenticateResult.NoResult();

        var hash = ApiKey.HashOf(header[Bearer.Length..].Trim());
        if ((known.Find(hash) ?? await LookUp(hash)) is not { } asker)
            return AuthenticateResult.Fail("The key is unknown or revoked.");

        return AuthenticateResult.Success(new(asker.ToPrincipal(Scheme.Name), Scheme.Name));
    }

    private async Task<Asker?> LookUp(byte[] hash)
    {
        var key = await db.Set<ApiKey>().AsNoTracking()
            .SingleOrDefaultAsync(k => k.Hash == hash, Context.RequestAborted);
        return key is { RevokedAt: null } ? known.Keep(key) : null;
    }
}
