using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>
/// Routes that are laid out at once and made ready when first asked for. The questions of this
/// module inherit from one another, which the generator of routes cannot write; made ready all
/// together they would hold up the program's first answer by a third of a second. Standing in this
/// namespace, these come before the framework's own of the same names.
/// </summary>
internal static class LateRoutes
{
    public static RouteHandlerBuilder MapGet(
        this IEndpointRouteBuilder routes, [StringSyntax("Route")] string at, Delegate answer) =>
        routes.Map(HttpMethods.Get, at, answer);

    public static RouteHandlerBuilder MapPost(
        this IEndpointRouteBuilder routes, [StringSyntax("Route")] string at, Delegate answer) =>
        routes.Map(HttpMethods.Post, at, answer);

    public static RouteHandlerBuilder MapPut(
        this IEndpointRouteBuilder routes, [StringSyntax("Route")] string at, Delegate answer) =>
        routes.Map(HttpMethods.Put, at, answer);

    public static RouteHandlerBuilder MapDelete(
        this IEndpointRouteBuilder routes, [StringSyntax("Route")] string at, Delegate answer) =>
        routes.Map(HttpMethods.Delete, at, answer);

    private static RouteHandlerBuilder Map(
        this IEndpointRouteBuilder routes, string method, string at, Delegate answer) =>
        RouteHandlerServices.Map(
            routes, at, answer, [method], RequestDelegateFactory.InferMetadata, Late);

    private static RequestDelegateResult Late(
        Delegate answer, RequestDelegateFactoryOptions options,
        RequestDelegateMetadataResult? known)
    {
        var ready = new Lazy<RequestDelegate>(() =>
            RequestDelegateFactory.Create(answer, options, known).RequestDelegate);
        return new(http => ready.Value(http), known?.EndpointMetadata ?? []);
    }
}
