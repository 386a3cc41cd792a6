using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Kite;

/// <summary>A record's version on the wire: <c>ETag</c> out, <c>If-Match</c> in.</summary>
public static class Versions
{
    extension(HttpContext http)
    {
        public void Tag(long version) =>
            http.Response.Headers.ETag = $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

        /// <summary>The version the asker has seen; a refusal when they do not say.</summary>
        public Result<Seen> SeenVersion()
        {
            var word = http.Request.Headers.IfMatch.ToString().Trim('"');
            return long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var v)
                ? new Seen(v)
                : new BadInput("If-Match", new VersionIsMissing());
        }
    }
}

/// <summary>The version of a record that the asker has before them.</summary>
public sealed record Seen(long Version);

/// <summary>Say which version you are changing: send the ETag back as If-Match.</summary>
public sealed record VersionIsMissing : Refusal;

/// <summary>Someone changed the record since it was read.</summary>
public sealed record ChangedMeanwhile(long Seen, long Now) : Stale;
