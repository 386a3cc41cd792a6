using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Kite;

/// <summary>Who asks: a person, a program with a key, or Kite itself; and what they may.</summary>
public sealed record Asker(Guid? Id, string Name, IReadOnlySet<string> Permissions)
{
    private const string PermissionClaim = "kite:may";

    /// <summary>
    /// Kite at its own work: jobs, upgrades, the command line of the machine's owner.
    /// </summary>
    public static readonly Asker Kite = new(
        null, "kite", new HashSet<string>(global::Kite.May.All, StringComparer.Ordinal));

    public static readonly Asker Nobody = new(
        null, "", new HashSet<string>(StringComparer.Ordinal));

    /// <summary>What a person does in the business; a program does nothing of the kind.</summary>
    public Role? Role { get; init; }

    public bool May(string permission) => Permissions.Contains(permission);

    /// <summary>Reads the asker from a sign-in or a key; nobody when there is neither.</summary>
    public static Asker From(ClaimsPrincipal user)
    {
        if (user.Identity is not { IsAuthenticated: true }) return Nobody;

        var id = Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var known)
            ? known
            : (Guid?)null;
        var role = user.FindFirstValue(ClaimTypes.Role);
        if (role is not null && Enum.TryParse<Role>(role, out var named))
        {
            return new(id, user.Identity.Name ?? "", Roles.Permissions(named)) { Role = named };
        }
        return new(
            id, user.Identity.Name ?? "",
            user.FindAll(PermissionClaim).Select(c => c.Value).ToHashSet(StringComparer.Ordinal));
    }

    internal ClaimsPrincipal ToPrincipal(string scheme) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, Id?.ToString() ?? ""),
            new(ClaimTypes.Name, Name),
            .. Permissions.Select(p => new Claim(PermissionClaim, p)),
        ],
        scheme));

    /// <summary>Lets a route take the asker as a parameter.</summary>
    public static ValueTask<Asker?> BindAsync(HttpContext context) => new(From(context.User));
}

/// <summary>The asker may not do this.</summary>
public sealed record NotAllowed(string Permission) : Forbidden;
