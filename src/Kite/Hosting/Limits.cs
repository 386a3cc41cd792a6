using System.Threading.RateLimiting;

namespace Kite;

/// <summary>How much one asker may ask in a minute, so that one cannot starve the others.</summary>
internal static class Limits
{
    public const string SignIn = "sign-in";
    private const int DefaultPerMinute = 6000;
    private const int TriesPerMinute = 20;
    private const int LinksPerMinute = 60;

    public static void Add(IServiceCollection services, ConfigurationManager settings)
    {
        var perMinute = settings.GetValue("KITE_RATE_PER_MINUTE", DefaultPerMinute);
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
                http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
                    ? RateLimitPartition.GetTokenBucketLimiter(Asking(http), _ => Bucket(perMinute))
                    : IsLink(http)
                    ? RateLimitPartition.GetTokenBucketLimiter(
                        "link " + Address(http), _ => Bucket(LinksPerMinute))
                    : RateLimitPartition.GetNoLimiter(""));
            limiter.AddPolicy(SignIn, http => HttpMethods.IsPost(http.Request.Method)
                ? RateLimitPartition.GetTokenBucketLimiter(
                    Address(http), _ => Bucket(TriesPerMinute))
                : RateLimitPartition.GetNoLimiter(""));
        });
    }

    // Receipts that open without signing in: nobody tries one address after the other.
    private static bool IsLink(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/r", StringComparison.OrdinalIgnoreCase);

    private static string Asking(HttpContext http) =>
        Asker.From(http.User).Id?.ToString() ?? Address(http);

    private static string Address(HttpContext http) =>
        http.Connection.RemoteIpAddress?.ToString() ?? "";

    private static TokenBucketRateLimiterOptions Bucket(int perMinute) => new()
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        AutoReplenishment = true,
    };
}
