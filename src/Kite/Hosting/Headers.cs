namespace Kite;

/// <summary>What every answer tells the browser about trust.</summary>
internal static class Headers
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; " +
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static Task Add(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // The API's reading room brings scripts of its own; it shows nothing of the books.
        if (!http.Request.Path.StartsWithSegments("/docs", StringComparison.Ordinal))
            headers.ContentSecurityPolicy = Policy;
        return next(http);
    }
}
