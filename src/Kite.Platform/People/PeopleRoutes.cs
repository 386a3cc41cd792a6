using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Kite;

/// <summary>Leaving: the browser forgets who sat there.</summary>
internal static class PeopleRoutes
{
    public static void MapPeople(this IEndpointRouteBuilder routes) =>
        routes.MapPost(
                "/sign-out",
                async (SignInManager<Person> doors) =>
                {
                    await doors.SignOutAsync();
                    return TypedResults.Redirect("/sign-in");
                })
            .RequireAuthorization()
            .WithMetadata(new RequireAntiforgeryTokenAttribute())
            .ExcludeFromDescription();
}
