using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;

namespace Kite;

/// <summary>A page that needs a permission: <c>@attribute [Needs(May.ReadInsight)]</c>.</summary>
public sealed class NeedsAttribute(string permission)
    : AuthorizeAttribute(Needs.Prefix + permission)
{
    public string Permission => permission;
}

/// <summary>The checks behind pages and routes: one list of permissions, one way to ask.</summary>
public static class Needs
{
    internal const string Prefix = "may ";

    extension<TBuilder>(TBuilder route)
        where TBuilder : IEndpointConventionBuilder
    {
        /// <summary>Only who has this permission gets through; others are answered 403.</summary>
        public TBuilder Needing(string permission) =>
            route.RequireAuthorization(new NeedsAttribute(permission));
    }

    internal sealed class Policies(IOptions<AuthorizationOptions> options)
        : DefaultAuthorizationPolicyProvider(options)
    {
        public override Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
            policyName.StartsWith(Prefix, StringComparison.Ordinal)
                ? Task.FromResult<AuthorizationPolicy?>(Policy(policyName[Prefix.Length..]))
                : base.GetPolicyAsync(policyName);

        private static AuthorizationPolicy Policy(string permission) =>
            new AuthorizationPolicyBuilder()
                .RequireAuthenticatedUser()
                .RequireAssertion(c => Asker.From(c.User).May(permission))
                .Build();
    }
}
