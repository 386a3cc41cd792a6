using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kite;

/// <summary>What a signed-in person carries along: key, name, role.</summary>
internal sealed class WhoIs(UserManager<Person> people, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Person>(people, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(ClaimTypes.Role, user.Role.ToString()));
        identity.AddClaim(new("kite:full-name", user.FullName));
        return identity;
    }
}
