using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Tests;

/// <summary>One door of the API: how it is knocked at, and what it asks for.</summary>
internal sealed record ApiRoute(string Method, string Pattern, RouteEndpoint Endpoint)
{
    public IReadOnlyList<string> Needs =>
    [
        .. Endpoint.Metadata.OfType<NeedsAttribute>().Select(n => n.Permission),
    ];

    public bool IsOpen => Endpoint.Metadata.OfType<IAllowAnonymous>().Any();

    public string? Summary =>
        Endpoint.Metadata.OfType<IEndpointSummaryMetadata>().LastOrDefault()?.Summary;

    /// <summary>An address that fits the pattern: /customers/1.</summary>
    public string Address => string.Join('/', Pattern.Split('/').Select(Filled));

    public static List<ApiRoute> Of(Shop shop) =>
    [
        .. from endpoint in shop.Services.GetRequiredService<EndpointDataSource>().Endpoints
           where endpoint is RouteEndpoint
           let route = (RouteEndpoint)endpoint
           let pattern = "/" + route.RoutePattern.RawText!.Trim('/')
           where pattern.StartsWith("/api/", StringComparison.Ordinal)
           from method in route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
           orderby pattern, method
           select new ApiRoute(method, pattern, route),
    ];

    public override string ToString() => $"{Method} {Pattern}";

    private static string Filled(string part) => part switch
    {
        ['{', ..] when part.Contains(":guid", StringComparison.Ordinal) =>
            "00000000-0000-7000-8000-000000000001",
        ['{', ..] => "1",
        _ => part,
    };
}
